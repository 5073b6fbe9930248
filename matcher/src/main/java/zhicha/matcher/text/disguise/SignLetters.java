package zhicha.matcher.text.disguise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.fold.Disguise;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.matcher.text.sound.EnglishWords;
import zhicha.matcher.text.term.Doubt;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermMatch;

/**
 * Latin names in which digits and signs stand for letters beyond those that folding makes one (7 for t, 8 for b, ( for c), or letters for one
 * letter that they look like together (cl for d, IVI for M). Names are kept by their shape, in which all that stand for one another are
 * the same; a word of the text is then read letter by letter against the name. Immutable.
 */
final class SignLetters {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 24;
    /** Signs that are separators elsewhere, but may stand for letters inside a word. */
    private static final String SIGNS = "(#+[<{";
    /** For each letter what may stand for it, of digits and signs. */
    private static final Map<Character, String> STANDS_FOR = Map.ofEntries(
            Map.entry('a', "4@"),
            Map.entry('b', "86"),
            Map.entry('c', "([<{"),
            Map.entry('e', "3"),
            Map.entry('g', "69"),
            Map.entry('h', "#"),
            Map.entry('i', "1!|"),
            Map.entry('l', "1|7!"),
            Map.entry('o', "0"),
            Map.entry('q', "9"),
            Map.entry('s', "5$"),
            Map.entry('t', "7+"),
            Map.entry('z', "2"));

    private final Map<String, List<Named>> names = new HashMap<>();

    private record Named(String letters, Term term) {}

    SignLetters(List<Term> all) {
        for (Term name : all) {
            String letters = Spellings.latin(name.folded());
            if (letters.length() >= SHORTEST && letters.length() <= LONGEST) {
                names.computeIfAbsent(shape(letters), s -> new ArrayList<>(1)).add(new Named(letters, name));
            }
        }
    }

    /** What is left of letters when all that may be taken for one another are one. */
    private static String shape(CharSequence letters) {
        StringBuilder shape = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            shape.append(shape(Character.toLowerCase(letters.charAt(i))));
            int end = shape.length();
            if (ends(shape, "ivi")) {
                shape.replace(end - 3, end, "m");
            } else if (ends(shape, "rn")) {
                shape.replace(end - 2, end, "m");
            } else if (ends(shape, "ci")) {
                shape.replace(end - 2, end, "d");
            } else if (ends(shape, "vv")) {
                shape.replace(end - 2, end, "w");
            }
        }
        return shape.toString();
    }

    private static boolean ends(StringBuilder shape, String end) {
        return shape.length() >= end.length()
                && shape.substring(shape.length() - end.length()).equals(end);
    }

    private static char shape(char letter) {
        return switch (letter) {
            case '4', '@' -> 'a';
            case 'g', 'q', '6', '8', '9' -> 'b';
            case '(', '[', '<', '{' -> 'c';
            case '3' -> 'e';
            case '#' -> 'h';
            case 'l', '1', '!', '|' -> 'i';
            case '0' -> 'o';
            case '5', '$' -> 's';
            case '7', '+' -> 't';
            case '2' -> 'z';
            default -> letter;
        };
    }

    void read(FoldedText text, Consumer<TermMatch> found) {
        if (names.isEmpty()) {
            return;
        }
        int length = text.length();
        for (int first = 0; first < length; first++) {
            if (!letter(text, first)) {
                continue;
            }
            int last = first;
            boolean odd = text.kind(first) != UnitKind.LATIN;
            int latin = odd ? 0 : 1;
            while (last + 1 < length
                    && letter(text, last + 1)
                    && (text.separators(last + 1) == 0 || signs(text, last, last + 1))) {
                last++;
                latin += text.kind(last) == UnitKind.LATIN ? 1 : 0;
                odd |= text.kind(last) != UnitKind.LATIN || text.separators(last) > 0 || pair(text, last);
            }
            boolean led = first == 0 || text.separators(first) > 0;
            boolean signBefore =
                    led && text.start(first) > 0 && sign(text.original().charAt(text.start(first) - 1));
            if (latin >= 2 && last - first < 3 * LONGEST && (odd || signBefore)) {
                word(text, first, last, signBefore, found);
            }
            first = last;
        }
    }

    private static boolean letter(FoldedText text, int unit) {
        UnitKind kind = text.kind(unit);
        return kind == UnitKind.LATIN || kind == UnitKind.DIGIT || kind == UnitKind.SIGN;
    }

    private static boolean sign(char character) {
        return SIGNS.indexOf(character) >= 0;
    }

    /** Whether nothing but such signs stands between two units. */
    private static boolean signs(FoldedText text, int before, int after) {
        int from = text.end(before);
        int to = text.start(after);
        for (int at = from; at < to; at++) {
            if (!sign(text.original().charAt(at))) {
                return false;
            }
        }
        return to > from && to - from <= 2;
    }

    /** Whether letters end here that may be meant for one. */
    private static boolean pair(FoldedText text, int unit) {
        int here = text.base(unit);
        int before = text.base(unit - 1);
        return here == 'l' && before == 'c' || (here == 'i' || here == 'l') && before == 'v';
    }

    private void word(FoldedText text, int first, int last, boolean signBefore, Consumer<TermMatch> found) {
        StringBuilder written = new StringBuilder();
        for (int unit = first; unit <= last; unit++) {
            if (!text.startsCharacter(unit)) {
                continue;
            }
            if (unit > first && text.separators(unit) > 0) {
                written.append(text.original(), text.end(unit - 1), text.start(unit));
            }
            int character = text.written(unit);
            int base = text.base(unit);
            boolean sign = text.kind(unit) == UnitKind.SIGN;
            // a sign that folding knows is written as a capital, so that it is told from the letter itself
            written.append((char) (sign && character < 128 ? character : sign ? Character.toUpperCase(base) : base));
        }
        look(written, text, first, last, text.start(first), found);
        if (signBefore) {
            int start = text.start(first) - 1;
            look(written.insert(0, text.original().charAt(start)), text, first, last, start, found);
        }
    }

    private void look(CharSequence word, FoldedText text, int first, int last, int start, Consumer<TermMatch> found) {
        if (word.length() < SHORTEST || word.length() > LONGEST * 2) {
            return;
        }
        for (Named name : names.getOrDefault(shape(word), List.of())) {
            int read = read(name.letters, 0, word, 0, 0);
            if (read > 0) {
                Doubt doubt = doubt(name.letters.length(), read & 0xff, read >> 8 & 0xff, read >> 16, word);
                if (doubt != null) {
                    Disguise how = (read & 0xffff) > 0 ? Disguise.LEET : Disguise.CONFUSABLE;
                    found.accept(new TermMatch(name.term, first, last, how, false, doubt, start, text.end(last)));
                }
            }
        }
    }

    /** @return digits, signs (times 256), letter pairs (times 65536; those of three also 2^24) for letters of the name, or -1 where it does not read so */
    private static int read(String name, int i, CharSequence word, int j, int swapped) {
        if (i == name.length() || j >= word.length()) {
            return i == name.length() && j == word.length() ? swapped : -1;
        }
        char meant = name.charAt(i);
        char here = word.charAt(j);
        if (here == meant) {
            int read = read(name, i + 1, word, j + 1, swapped);
            if (read >= 0) {
                return read;
            }
        }
        if (Character.toLowerCase(here) == meant
                || STANDS_FOR.getOrDefault(meant, "").indexOf(here) >= 0) {
            return read(name, i + 1, word, j + 1, swapped + (Character.isDigit(here) ? 1 : 1 << 8));
        }
        int pair = meant == 'd' && here == 'c' && bar(word, j + 1)
                        || meant == 'm' && here == 'r' && at(word, j + 1) == 'n'
                        || meant == 'w' && here == 'v' && at(word, j + 1) == 'v'
                ? 2
                : meant == 'm' && bar(word, j) && at(word, j + 1) == 'v' && bar(word, j + 2) ? 3 : 0;
        return pair == 0 ? -1 : read(name, i + 1, word, j + pair, swapped + (1 << 16) + (pair == 3 ? 1 << 24 : 0));
    }

    private static char at(CharSequence word, int at) {
        return at < word.length() ? word.charAt(at) : 0;
    }

    private static boolean bar(CharSequence word, int at) {
        return "il1|!".indexOf(at(word, at)) >= 0 && at < word.length();
    }

    /** Null where it is chance: too few letters are left, or it is a word. */
    private static @Nullable Doubt doubt(int length, int digits, int signs, int pairs, CharSequence word) {
        boolean three = pairs > 0xff;
        int left = length - digits - signs - (pairs & 0xff);
        if (left < 2 || digits + signs == 0 && EnglishWords.TABLE.contains(word.toString())) {
            return null;
        }
        boolean believed = digits + signs <= left + (signs > 0 ? 1 : 0) && (length > SHORTEST || signs > 0 || three);
        return believed ? Doubt.NONE : Doubt.GOODS;
    }
}
