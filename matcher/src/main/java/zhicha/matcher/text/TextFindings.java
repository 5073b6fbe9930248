package zhicha.matcher.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;

/**
 * All that was read in the words of one listing. Lists are in the order of the fields and, within one, of the text. Filled by
 * {@link TextSearch}, then only read.
 */
public final class TextFindings {
    private final List<Mark> marks = new ArrayList<>();
    private final List<CodeWordFound> codeWords = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Defence.Words> secondHand = new ArrayList<>();
    private final List<GoodsFound> goods = new ArrayList<>();
    private final Set<String> rightsWithGoods = new HashSet<>();
    private final Map<String, List<Reason.CopiedText>> copiedTexts = new HashMap<>();
    private boolean accessory;
    private long classes;

    TextFindings() {}

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

    /** A word for goods, with the rights that cover such goods. */
    public record GoodsFound(List<String> rights, Defence.Words words) {}

    /** Whether no right was named or copied, so that nothing else counts. */
    public boolean isEmpty() {
        return marks.isEmpty() && copiedTexts.isEmpty();
    }

    public List<Mark> marks() {
        return marks;
    }

    public List<CodeWordFound> codeWords() {
        return codeWords;
    }

    public List<Claim> claims() {
        return claims;
    }

    /** Words such as 二手 that nothing denies. */
    public List<Defence.Words> secondHand() {
        return secondHand;
    }

    /** Words for goods in title and category. */
    public List<GoodsFound> goods() {
        return goods;
    }

    /** Whether title or category name goods that the right covers. */
    public boolean goodsOf(String right) {
        return rightsWithGoods.contains(right);
    }

    /** Whether title or category name goods of one of these Nice classes. */
    public boolean goodsOfClasses(List<Integer> niceClasses) {
        for (int niceClass : niceClasses) {
            if (niceClass > 0 && niceClass < 64 && (classes & 1L << niceClass) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether title or category name goods of any class. */
    public boolean goodsOfAnyClass() {
        return classes != 0;
    }

    /** Whether the title offers an accessory (保护套). */
    public boolean accessory() {
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
        rightsWithGoods.addAll(found.rights());
    }

    void addCopy(String right, Reason.CopiedText copy) {
        copiedTexts.computeIfAbsent(right, r -> new ArrayList<>()).add(copy);
    }

    /** @param set a bit for every Nice class of which goods were seen */
    void addClasses(long set) {
        classes |= set;
    }

    void sawAccessory() {
        accessory = true;
    }
}
