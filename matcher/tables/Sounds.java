import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes {@code sounds.txt}, the readings of Han characters, from the Unihan database. Run from the project's root with
 * Debian's package {@code unicode-data}:
 *
 * <pre>bzcat /usr/share/unicode/Unihan_Readings.txt.bz2 \
 *   | java matcher/tables/Sounds.java > matcher/src/main/resources/zhicha/matcher/text/sound/sounds.txt</pre>
 *
 * The main reading is the commonest of kHanyuPinlu (frequencies in a corpus of modern texts), else the first of kMandarin. A
 * further reading is kept where kHanyuPinlu counts it at 3 % or more of the character's uses, or, for characters it counts
 * fewer than 60 times, where kTGHZ2013 or kXHC1983 list it.
 */
final class Sounds {
    /** Fewer uses than this in kHanyuPinlu's corpus do not tell all readings. */
    private static final int FEW = 60;

    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9fff;

    private final Map<Integer, Map<String, String>> fields = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        Sounds sounds = new Sounds();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("U+")) {
                    String[] columns = line.split("\t");
                    int character = Integer.parseInt(columns[0].substring(2), 16);
                    sounds.fields.computeIfAbsent(character, c -> new LinkedHashMap<>()).put(columns[1], columns[2]);
                }
            }
        }
        sounds.write(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    }

    private static List<String> readings(Map<String, String> fields) {
        Set<String> kept = new LinkedHashSet<>();
        String counted = fields.get("kHanyuPinlu");
        if (counted != null) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            int total = 0;
            for (String item : counted.split(" ")) {
                int count = Integer.parseInt(item.replaceAll(".*\\(|\\)", ""));
                counts.merge(numbered(item.replaceFirst("\\(.*", "")), count, Integer::sum);
                total += count;
            }
            int all = total;
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .filter(entry -> entry.getValue() * 100L >= all * 3L)
                    .forEach(entry -> kept.add(entry.getKey()));
            if (total >= FEW) {
                return new ArrayList<>(kept);
            }
        }
        String mandarin = fields.get("kMandarin");
        if (mandarin == null) {
            return List.of();
        }
        kept.add(numbered(mandarin.split(" ")[0]));
        for (String field : new String[] {"kTGHZ2013", "kXHC1983"}) {
            String listed = fields.get(field);
            if (listed != null) {
                for (String item : listed.split(" ")) {
                    for (String reading : item.replaceFirst(".*:", "").split(",")) {
                        kept.add(numbered(reading));
                    }
                }
            }
        }
        return new ArrayList<>(kept);
    }

    /** lǜ becomes lv4; the neutral tone is 5. */
    private static String numbered(String marked) {
        int tone = 5;
        StringBuilder letters = new StringBuilder();
        for (char part : Normalizer.normalize(marked, Normalizer.Form.NFD).toCharArray()) {
            switch (part) {
                case '\u0304' -> tone = 1;
                case '\u0301' -> tone = 2;
                case '\u030c' -> tone = 3;
                case '\u0300' -> tone = 4;
                case '\u0308' -> letters.setCharAt(letters.length() - 1, 'v');
                default -> {
                    if (part >= 'a' && part <= 'z') {
                        letters.append(part);
                    }
                }
            }
        }
        return letters.toString() + tone;
    }

    private void write(PrintStream out) {
        Map<String, StringBuilder> main = new TreeMap<>();
        Map<String, StringBuilder> further = new TreeMap<>();
        fields.forEach((character, values) -> {
            List<String> readings = character >= FIRST && character <= LAST ? readings(values) : List.of();
            for (int i = 0; i < readings.size(); i++) {
                String reading = readings.get(i);
                if (reading.matches("[a-z]*[aeiouv][a-z]*[1-5]")) {
                    (i == 0 ? main : further)
                            .computeIfAbsent(reading, r -> new StringBuilder())
                            .appendCodePoint(character);
                }
            }
        });
        out.println("# Readings of Han characters: a syllable with its tone, the characters whose main reading it is, and after a");
        out.println("# bar those that are also read so. Made by matcher/tables/Sounds.java from Unihan_Readings.txt (kHanyuPinlu,");
        out.println("# kMandarin, kTGHZ2013, kXHC1983), Unicode Character Database 15.0.0, © Unicode, Inc., under the Unicode License,");
        out.println("# https://www.unicode.org/license.txt. Do not edit: make it again.");
        Set<String> all = new java.util.TreeSet<>(main.keySet());
        all.addAll(further.keySet());
        for (String reading : all) {
            StringBuilder also = further.get(reading);
            out.println(reading + " " + main.getOrDefault(reading, new StringBuilder())
                    + (also == null ? "" : "|" + also));
        }
        out.flush();
    }
}
