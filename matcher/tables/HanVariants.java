import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes {@code han-variants.txt} from the Unicode character database. Run from the project's root with Debian's package
 * {@code unicode-data}:
 *
 * <pre>{ bzcat /usr/share/unicode/Unihan_Variants.txt.bz2; cat /usr/share/unicode/EquivalentUnifiedIdeograph.txt; } \
 *   | java matcher/tables/HanVariants.java > matcher/src/main/resources/zhicha/matcher/text/fold/han-variants.txt</pre>
 *
 * A character is folded to its kSimplifiedVariant. Where it has none, and is not itself in everyday use (not in GB 2312), it is
 * folded to the everyday character that kZVariant, k(Specialized)SemanticVariant or Equivalent_Unified_Ideograph name, so that no two
 * everyday characters (末 and 未) ever become one. Chains are followed to their end, which makes folding idempotent.
 */
final class HanVariants {
    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final CharsetEncoder EVERYDAY = GB2312.newEncoder();

    private final Map<Integer, Integer> simplified = new TreeMap<>();
    private final Map<Integer, List<Integer>> variants = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        HanVariants table = new HanVariants();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                table.read(line);
            }
        }
        table.write(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    }

    private void read(String line) {
        String text = line.replaceFirst("#.*", "").strip();
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("U+")) {
            String[] columns = text.split("\t");
            int from = Integer.parseInt(columns[0].substring(2), 16);
            for (String target : columns[2].split(" ")) {
                int to = Integer.parseInt(target.replaceFirst("<.*", "").substring(2), 16);
                if (to == from) {
                    continue;
                }
                if (columns[1].equals("kSimplifiedVariant")) {
                    simplified.putIfAbsent(from, to);
                } else if (columns[1].endsWith("SemanticVariant") || columns[1].equals("kZVariant")) {
                    variants.computeIfAbsent(from, f -> new ArrayList<>()).add(to);
                }
            }
        } else if (text.contains(";")) {
            String[] columns = text.split("\\s*;\\s*");
            String[] range = columns[0].split("\\.\\.");
            int last = Integer.parseInt(range[range.length - 1], 16);
            for (int from = Integer.parseInt(range[0], 16); from <= last; from++) {
                variants.computeIfAbsent(from, f -> new ArrayList<>()).add(Integer.parseInt(columns[1], 16));
            }
        }
    }

    private int fold(int character) {
        int now = character;
        for (int step = 0; step < 4; step++) {
            Integer next = simplified.get(now);
            if (next == null && !everyday(now)) {
                next = best(variants.getOrDefault(now, List.of()));
            }
            if (next == null || next == character) {
                return now;
            }
            now = next;
        }
        return now;
    }

    /** Of several variants the commonest: first of the 3755 characters of level 1, then of the rest, or null. */
    private Integer best(List<Integer> others) {
        Integer best = null;
        for (Integer other : others) {
            int to = simplified.getOrDefault(other, other);
            if (common(to)) {
                return other;
            }
            best = best == null && everyday(to) ? other : best;
        }
        return best;
    }

    private static boolean everyday(int character) {
        return EVERYDAY.canEncode(Character.toString(character));
    }

    /** Level 1 of GB 2312 fills its rows 16 to 55. */
    private static boolean common(int character) {
        byte[] code = Character.toString(character).getBytes(GB2312);
        return code.length == 2 && (code[0] & 0xff) >= 0xb0 && (code[0] & 0xff) <= 0xd7;
    }

    private void write(PrintStream out) {
        out.println("# Han characters and what they are folded to: pairs, the traditional or variant form first.");
        out.println("# Made by matcher/tables/HanVariants.java from Unihan_Variants.txt and EquivalentUnifiedIdeograph.txt,");
        out.println("# Unicode Character Database 15.0.0, © Unicode, Inc., under the Unicode License,");
        out.println("# https://www.unicode.org/license.txt. Do not edit: make it again.");
        StringBuilder line = new StringBuilder();
        TreeSet<Integer> all = new TreeSet<>(variants.keySet());
        all.addAll(simplified.keySet());
        int pairs = 0;
        for (int from : all) {
            int to = fold(from);
            if (to == from || fold(to) != to) {
                continue;
            }
            line.appendCodePoint(from).appendCodePoint(to);
            if (++pairs % 50 == 0) {
                out.println(line);
                line.setLength(0);
            }
        }
        out.println(line);
        out.flush();
    }
}
