package zhicha.crawler.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that are looked for in one pass over a text, in any case. An alternation of a hundred phrases as a regular
 * expression would try each of them at each place, and most texts of a page hold none.
 *
 * <p>They are written as such an expression, of which this much is understood: characters, {@code |}, {@code (?:…)},
 * {@code [ab]}, and {@code ?} behind a character, group or class. Immutable.
 */
final class Phrases {
    /** Spelled out; more would be a mistake. */
    private static final int MOST = 4_000;

    private final Node root;

    private Phrases(Set<String> phrases) {
        Branch all = new Branch();
        phrases.forEach(all::add);
        this.root = all.node();
    }

    /** @throws IllegalArgumentException if it holds anything else */
    static Phrases of(String written) {
        return new Phrases(spelled(written, false));
    }

    /**
     * What a text must hold for an expression to be found in it: the phrases it begins with. Looking behind is left out, and
     * each phrase ends before anything that is not understood.
     *
     * @throws IllegalArgumentException if one of them would be empty
     */
    static Phrases beginnings(String written) {
        return new Phrases(spelled(written, true));
    }

    private static Set<String> spelled(String written, boolean cut) {
        Spelling spelling = new Spelling(written, cut);
        Set<String> phrases = new LinkedHashSet<>();
        for (Piece piece : spelling.alternatives()) {
            phrases.add(piece.text());
        }
        if (spelling.at < written.length() || phrases.contains("")) {
            throw new IllegalArgumentException("no phrases: " + written);
        }
        return phrases;
    }

    /** Whether a text holds any of them. */
    boolean in(String text) {
        for (int from = 0; from < text.length(); from++) {
            Node node = root;
            for (int at = from; at < text.length(); at++) {
                node = node.next(folded(text.charAt(at)));
                if (node == null) {
                    break;
                }
                if (node.ends) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As {@link java.util.regex.Pattern#UNICODE_CASE} compares. */
    private static char folded(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        // nothing in between has cases
        return c >= 0x2e80 && c < 0xa640 ? c : Character.toLowerCase(Character.toUpperCase(c));
    }

    /** @param keys in order; {@code nodes} stand beside them */
    private record Node(char[] keys, Node[] nodes, boolean ends) {
        @Nullable
        Node next(char key) {
            int at = Arrays.binarySearch(keys, key);
            return at < 0 ? null : nodes[at];
        }
    }

    private static final class Branch {
        private final Map<Character, Branch> next = new TreeMap<>();
        private boolean ends;

        void add(String phrase) {
            Branch branch = this;
            for (char c : phrase.toCharArray()) {
                branch = branch.next.computeIfAbsent(folded(c), any -> new Branch());
            }
            branch.ends = true;
        }

        Node node() {
            char[] keys = new char[next.size()];
            Node[] nodes = new Node[next.size()];
            int at = 0;
            for (Map.Entry<Character, Branch> entry : next.entrySet()) {
                keys[at] = entry.getKey();
                nodes[at++] = entry.getValue().node();
            }
            return new Node(keys, nodes, ends);
        }
    }

    /** @param open whether what follows belongs to it */
    private record Piece(String text, boolean open) {}

    /** Spells an expression out. */
    private static final class Spelling {
        private final String written;
        private final boolean cut;
        private int at;

        Spelling(String written, boolean cut) {
            this.written = written;
            this.cut = cut;
        }

        private boolean is(String what) {
            return written.startsWith(what, at);
        }

        /** Up to the end or a closing parenthesis. */
        List<Piece> alternatives() {
            List<Piece> all = new ArrayList<>(sequence());
            while (is("|")) {
                at++;
                all.addAll(sequence());
            }
            return all;
        }

        private List<Piece> sequence() {
            List<Piece> all = List.of(new Piece("", true));
            while (at < written.length() && !is("|") && !is(")")) {
                List<Piece> next = element();
                if (is("?")) {
                    at++;
                    next = new ArrayList<>(next);
                    next.add(new Piece("", true));
                }
                all = joined(all, next);
            }
            return all;
        }

        private static List<Piece> joined(List<Piece> first, List<Piece> then) {
            List<Piece> all = new ArrayList<>();
            for (Piece one : first) {
                if (!one.open) {
                    all.add(one);
                    continue;
                }
                for (Piece other : then) {
                    all.add(new Piece(one.text + other.text, other.open));
                }
            }
            if (all.size() > MOST) {
                throw new IllegalArgumentException("more than " + MOST + " phrases");
            }
            return all;
        }

        private List<Piece> element() {
            char c = written.charAt(at++);
            if (c == '[') {
                return letters();
            }
            if (c == '(') {
                if (cut && (is("?<!") || is("?<="))) {
                    past();
                    return List.of(new Piece("", true));
                }
                if (is("?:")) {
                    at += 2;
                    List<Piece> inside = alternatives();
                    at++;
                    return inside;
                }
            }
            if ("\\(.*+{^$".indexOf(c) < 0 && !is("*") && !is("+") && !is("{")) {
                return List.of(new Piece(String.valueOf(c), true));
            }
            if (!cut) {
                throw new IllegalArgumentException("\"" + c + "\" at " + (at - 1) + " is no phrase: " + written);
            }
            // this and what follows is left out
            at--;
            while (at < written.length() && !is("|") && !is(")")) {
                if (written.charAt(at++) == '(') {
                    past();
                }
            }
            return List.of(new Piece("", false));
        }

        private List<Piece> letters() {
            List<Piece> all = new ArrayList<>();
            while (!is("]")) {
                char c = written.charAt(at++);
                if (c == '^' || c == '\\' || c == '-' && !all.isEmpty() && !is("]")) {
                    throw new IllegalArgumentException("no plain class at " + at + ": " + written);
                }
                all.add(new Piece(String.valueOf(c), true));
            }
            at++;
            return all;
        }

        /** Behind a group of which the opening parenthesis has been read. */
        private void past() {
            for (int depth = 1; depth > 0; at++) {
                char c = written.charAt(at);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
    }
}
