package zhicha.matcher.text.disguise;

import java.util.List;
import java.util.function.Consumer;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.sound.EnglishWords;
import zhicha.matcher.text.sound.Sounds;
import zhicha.matcher.text.term.Doubt;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermMatch;

/**
 * Latin words of a text that are a name with one letter changed (adiddas), cl in place of d, or the initials of a Chinese name (wly). Names are
 * kept under the hashes of themselves and of themselves less one letter, so that a word of n letters costs n + 1 look-ups however many
 * names there are (the deletion neighbourhood of SymSpell). Immutable.
 */
final class Spellings {
    static final int SHORTEST = 4;
    private static final int LONGEST = 24;

    private long[] hashes = new long[1 << 8];
    private int[] terms = new int[1 << 8];
    private int used;
    private final Term[] names;
    private final String[] letters;
    private final boolean[] initials;

    Spellings(List<Term> all) {
        names = new Term[all.size()];
        letters = new String[all.size()];
        initials = new boolean[all.size()];
        for (int i = 0; i < names.length; i++) {
            Term name = all.get(i);
            names[i] = name;
            String latin = latin(name.folded());
            letters[i] = latin;
            if (latin.length() >= SHORTEST && latin.length() <= LONGEST) {
                add(latin, i);
                for (int drop = 0; drop < latin.length(); drop++) {
                    if (drop == 0 || latin.charAt(drop) != latin.charAt(drop - 1)) {
                        add(without(latin, drop), i);
                    }
                }
                add(new StringBuilder(latin).reverse().toString(), i);
                if (latin.indexOf('d') >= 0) {
                    add(latin.replace("d", "cl"), i);
                }
            } else if (latin.isEmpty() && name.length() >= 3 && name.length() <= 6) {
                String first = firstLetters(name.folded());
                initials[i] = first.length() == name.length();
                letters[i] = first;
                if (initials[i]) {
                    add(first, i);
                }
            }
        }
    }

    /** The letters of a name of Latin letters only, else the empty string. */
    static String latin(FoldedText form) {
        StringBuilder letters = new StringBuilder();
        for (int unit = 0; unit < form.length(); unit++) {
            if (form.kind(unit) != UnitKind.LATIN) {
                return "";
            }
            if (form.startsCharacter(unit)) {
                letters.append((char) form.base(unit));
            }
        }
        return letters.toString();
    }

    private static String firstLetters(FoldedText form) {
        StringBuilder first = new StringBuilder();
        for (int unit = 0; unit < form.length(); unit++) {
            List<String> spelled = Sounds.TABLE.spelled(form.base(unit));
            if (form.kind(unit) == UnitKind.HAN && !spelled.isEmpty()) {
                first.append(spelled.get(0).charAt(0));
            }
        }
        return first.toString();
    }

    private static String without(String word, int drop) {
        return word.substring(0, drop) + word.substring(drop + 1);
    }

    private void add(String word, int term) {
        if (used * 2 >= hashes.length) {
            long[] oldHashes = hashes;
            int[] oldTerms = terms;
            hashes = new long[oldHashes.length * 2];
            terms = new int[oldHashes.length * 2];
            for (int i = 0; i < oldHashes.length; i++) {
                if (oldHashes[i] != 0) {
                    insert(oldHashes[i], oldTerms[i]);
                }
            }
        }
        insert(hash(word), term);
        used++;
    }

    private void insert(long hash, int term) {
        int at = (int) (hash >>> 20) & hashes.length - 1;
        while (hashes[at] != 0) {
            at = at + 1 & hashes.length - 1;
        }
        hashes[at] = hash;
        terms[at] = term;
    }

    private static long hash(CharSequence word) {
        long hash = 1;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash + word.charAt(i)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }

    void read(FoldedText text, Consumer<TermMatch> found) {
        if (used == 0) {
            return;
        }
        int length = text.length();
        for (int first = 0; first < length; first++) {
            if (text.kind(first) != UnitKind.LATIN) {
                continue;
            }
            int last = first;
            while (last + 1 < length && text.kind(last + 1) == UnitKind.LATIN && text.separators(last + 1) == 0) {
                last++;
            }
            boolean digits = first > 0 && text.kind(first - 1) == UnitKind.DIGIT && text.separators(first) == 0
                    || last + 1 < length && text.kind(last + 1) == UnitKind.DIGIT && text.separators(last + 1) == 0;
            if (!digits && last - first < 2 * LONGEST && last - first >= 2) {
                word(text, first, last, found);
            }
            first = last;
        }
    }

    private void word(FoldedText text, int first, int last, Consumer<TermMatch> found) {
        char[] word = new char[last - first + 1];
        int size = 0;
        for (int unit = first; unit <= last; unit++) {
            if (text.startsCharacter(unit)) {
                word[size++] = (char) text.base(unit);
            }
        }
        if (size < 3 || size > LONGEST + 1) {
            return;
        }
        String seen = new String(word, 0, size);
        look(hash(seen), seen, text, first, last, found);
        if (size >= SHORTEST) {
            for (int drop = 0; drop < size; drop++) {
                if (drop == 0 || word[drop] != word[drop - 1]) {
                    look(hashWithout(word, size, drop), seen, text, first, last, found);
                }
            }
        }
    }

    private static long hashWithout(char[] word, int size, int drop) {
        long hash = 1;
        for (int i = 0; i < size; i++) {
            if (i != drop) {
                hash = (hash + word[i]) * 0x9e3779b97f4a7c15L;
                hash ^= hash >>> 29;
            }
        }
        return hash == 0 ? 1 : hash;
    }

    private void look(long hash, String seen, FoldedText text, int first, int last, Consumer<TermMatch> found) {
        int mask = hashes.length - 1;
        for (int at = (int) (hash >>> 20) & mask; hashes[at] != 0; at = at + 1 & mask) {
            if (hashes[at] == hash) {
                int term = terms[at];
                if (initials[term]) {
                    if (letters[term].equals(seen) && !EnglishWords.TABLE.contains(seen)) {
                        found.accept(
                                TermMatch.of(text, names[term], first, last, Disguise.INITIALS, false, Doubt.GOODS));
                    }
                } else {
                    misspelled(seen, term, text, first, last, found);
                }
            }
        }
    }

    private void misspelled(String seen, int term, FoldedText text, int first, int last, Consumer<TermMatch> found) {
        String name = letters[term];
        if (seen.equals(name) || EnglishWords.TABLE.contains(seen)) {
            return;
        }
        if (seen.equals(name.replace("d", "cl"))) {
            found.accept(TermMatch.of(
                    text,
                    names[term],
                    first,
                    last,
                    Disguise.CONFUSABLE,
                    false,
                    name.length() < 5 ? Doubt.GOODS : Doubt.NONE));
            return;
        }
        if (seen.contentEquals(new StringBuilder(name).reverse())) {
            found.accept(TermMatch.of(
                    text,
                    names[term],
                    first,
                    last,
                    Disguise.REORDERED,
                    false,
                    name.length() < 5 ? Doubt.GOODS : Doubt.NONE));
            return;
        }
        if (EnglishWords.TABLE.contains(name) || seen.charAt(0) != name.charAt(0) || seen.equals(name + "s")) {
            return;
        }
        Doubt doubt = Misspelling.doubt(seen, name);
        if (doubt != null) {
            found.accept(TermMatch.of(text, names[term], first, last, Disguise.MISSPELLED, false, doubt));
        }
    }
}
