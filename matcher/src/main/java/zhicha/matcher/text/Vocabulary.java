package zhicha.matcher.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.goods.GoodsWords;
import zhicha.matcher.text.lexicon.Lexicon;
import zhicha.matcher.text.sound.EnglishWords;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermUse;
import zhicha.rules.load.PackReading;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.pack.WordList;
import zhicha.rules.watch.Distinctiveness;
import zhicha.rules.watch.Right;

/**
 * All terms of a rulebook and what each is looked for as. Word lists named {@code nominative}, {@code second-hand}, {@code denial},
 * {@code comparison}, {@code official-claims} and {@code accessories} have that meaning; every other list is one of code words, of its pack's rights
 * where the pack is a sector's, else of all.
 */
final class Vocabulary {
    private final List<Term> terms = new ArrayList<>();
    private final GoodsWords goods;
    /** The list by which the pack loader warns the maintainer of such a mark. */
    private final Set<String> everyday = new HashSet<>(words(PackReading.class, "everyday-words.txt"));

    /** English names of people and places, and words that the table of everyday ones lacks: they are more than a brand's. */
    private final Set<String> englishNames = new HashSet<>(words(Vocabulary.class, "english-names.txt"));

    /** Every term is one of its own, whatever it holds. */
    private final Set<Term> everydayMarks = Collections.newSetFromMap(new IdentityHashMap<>());

    Vocabulary(Rulebook rulebook) {
        goods = new GoodsWords(rulebook, GoodsClasses.TABLE::ofWord);
        for (RulePack pack : rulebook.packs()) {
            for (Right right : pack.rights()) {
                for (String word : new HashSet<>(right.words())) {
                    addMark(right, word);
                }
            }
            List<String> owners = pack.sector() == null
                    ? List.of()
                    : pack.rights().stream().map(Right::id).toList();
            for (WordList list : pack.lists()) {
                if (list.name().equals(WordList.COMMON_PICTURES)) {
                    continue;
                }
                TermUse use = use(list.name());
                for (String word : list.terms()) {
                    terms.add(Term.of(word, use, use == TermUse.CODE_WORD ? owners : List.of(), list.name()));
                }
            }
        }
        goods.words().forEach(word -> terms.add(Term.goods(word, TermUse.GOODS, goods.ofWord(word))));
        for (String word : GoodsClasses.TABLE.words()) {
            terms.add(Term.goods(word, TermUse.CLASS, goods.ofWord(word)));
        }
        for (String word : words(Vocabulary.class, "accessories.txt")) {
            terms.add(Term.of(word, TermUse.ACCESSORY, List.of(), "accessories"));
        }
    }

    private static TermUse use(String list) {
        return switch (list) {
            case "nominative" -> TermUse.NOMINATIVE;
            case "second-hand" -> TermUse.SECOND_HAND;
            case "denial" -> TermUse.DENIAL;
            case "comparison" -> TermUse.COMPARISON;
            case "official-claims" -> TermUse.CLAIM;
            case "accessories" -> TermUse.ACCESSORY;
            default -> TermUse.CODE_WORD;
        };
    }

    private void addMark(Right right, String word) {
        Term term = Term.mark(word, right.id(), goods.of(right.id()));
        terms.add(term);
        Distinctiveness declared = right.distinctiveness();
        String lower = word.toLowerCase(Locale.ROOT);
        boolean usual = everyday.contains(lower)
                || EnglishWords.TABLE.contains(lower)
                || englishNames.contains(lower)
                || Lexicon.shared().everyday(base(term));
        if (declared == null ? usual : declared == Distinctiveness.LOW) {
            everydayMarks.add(term);
        }
    }

    List<Term> terms() {
        return terms;
    }

    GoodsWords goods() {
        return goods;
    }

    /** Whether a mark is also a word of everyday Chinese. */
    boolean everydayWord(Term mark) {
        return everydayMarks.contains(mark);
    }

    private static String base(Term term) {
        StringBuilder base = new StringBuilder();
        for (int unit = 0; unit < term.length(); unit++) {
            base.appendCodePoint(term.folded().base(unit));
        }
        return base.toString();
    }

    /** A short Chinese term, which may be cut out of longer words by chance. */
    static boolean shortHan(Term term) {
        return term.length() <= 4 && han(term.folded());
    }

    private static boolean han(FoldedText folded) {
        for (int unit = 0; unit < folded.length(); unit++) {
            if (folded.kind(unit) != UnitKind.HAN) {
                return false;
            }
        }
        return folded.length() > 0;
    }

    /** One word a line; a hash begins a comment. */
    private static List<String> words(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build; build again from the sources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read from this build", unreadable);
        }
    }
}
