package zhicha.matcher.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.goods.GoodsWords;
import zhicha.matcher.text.goods.Grounds;
import zhicha.matcher.text.goods.Offer;

/**
 * All that was read in the words of one listing. Lists are in the order of the fields and, within one, of the text. Filled by
 * {@link TextSearch}, then only read, by one thread.
 */
public final class TextFindings {
    private final List<Mark> marks = new ArrayList<>();
    private final List<CodeWordFound> codeWords = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Defence.Words> secondHand = new ArrayList<>();
    private final List<GoodsFound> goods = new ArrayList<>();
    private final Map<String, List<Reason.CopiedText>> copiedTexts = new HashMap<>();
    private final GoodsWords goodsWords;
    private final Offer offer;
    private boolean accessory;
    private @Nullable Runnable rest;

    /** @param offer what title and category offer at a first look */
    TextFindings(GoodsWords goodsWords, Offer offer) {
        this.goodsWords = goodsWords;
        this.offer = offer;
    }

    /** Leaves what matters only beside a name, a picture or a copied text to be read when it is first asked for. */
    void later(Runnable reading) {
        rest = reading;
    }

    private void complete() {
        Runnable reading = rest;
        if (reading != null) {
            rest = null;
            reading.run();
        }
    }

    /**
     * A code word.
     *
     * @param rights the rights it counts for, empty for all
     */
    public record CodeWordFound(Reason.CodeWord reason, List<String> rights) {
        public boolean countsFor(String right) {
            return rights.isEmpty() || rights.contains(right);
        }
    }

    /** A claim in the shop's name; offsets in that name. */
    public record Claim(String term, int start, int end) {}

    /** A word for goods, and what it says. */
    public record GoodsFound(Grounds grounds, Defence.Words words) {}

    /** Whether no right was named or copied, so that nothing else counts. */
    public boolean isEmpty() {
        return marks.isEmpty() && copiedTexts.isEmpty();
    }

    public List<Mark> marks() {
        return marks;
    }

    public List<CodeWordFound> codeWords() {
        complete();
        return codeWords;
    }

    public List<Claim> claims() {
        complete();
        return claims;
    }

    /** Words such as 二手 that nothing denies. */
    public List<Defence.Words> secondHand() {
        complete();
        return secondHand;
    }

    /** Words for goods in title and category. */
    public List<GoodsFound> goods() {
        complete();
        return goods;
    }

    /** Whether title or category name goods that the right covers. */
    public boolean goodsOf(String right) {
        complete();
        if (goods.isEmpty()) {
            return false;
        }
        Grounds grounds = goodsWords.of(right);
        for (GoodsFound found : goods) {
            if (grounds.shareWord(found.grounds())) {
                return true;
            }
        }
        return false;
    }

    /** Whether title or category name goods of one of these Nice classes. */
    public boolean goodsOfClasses(List<Integer> niceClasses) {
        for (int niceClass : niceClasses) {
            if (niceClass > 0 && niceClass < 64 && (offer.classes() & 1L << niceClass) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether title or category name goods of any class. */
    public boolean goodsOfAnyClass() {
        return offer.classes() != 0;
    }

    /** Whether the title offers an accessory (保护套). */
    public boolean accessory() {
        complete();
        return accessory;
    }

    /** Copied passages of the right's protected texts. */
    public List<Reason.CopiedText> copiedTexts(String right) {
        return copiedTexts.getOrDefault(right, List.of());
    }

    public Set<String> rightsWithCopiedTexts() {
        return copiedTexts.keySet();
    }

    void add(GoodsFound found) {
        goods.add(found);
    }

    void addCopy(String right, Reason.CopiedText copy) {
        copiedTexts.computeIfAbsent(right, r -> new ArrayList<>()).add(copy);
    }

    void sawAccessory() {
        accessory = true;
    }
}
