import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes {@code english-words.txt}, English words of everyday use, from the English glosses of Unihan and the English
 * annotations of the CLDR, so that "lining" or "like" are not read as pinyin. Run from the project's root:
 *
 * <pre>{ bzcat /usr/share/unicode/Unihan_Readings.txt.bz2; cat package/annotations/en/annotations.json; } \
 *   | java matcher/tables/EnglishWords.java > matcher/src/main/resources/zhicha/matcher/text/sound/english-words.txt</pre>
 *
 * A word is kept where it stands there at least twice, in small letters.
 */
final class EnglishWords {
    public static void main(String[] arguments) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = line;
                if (line.startsWith("U+")) {
                    String[] columns = line.split("\t");
                    text = columns[1].equals("kDefinition") ? columns[2] : "";
                }
                for (String word : text.replaceAll("\\([^)]*\\)", " ").split("[^A-Za-z]+")) {
                    if (word.length() >= 2 && word.length() <= 16 && word.equals(word.toLowerCase(Locale.ROOT))) {
                        counts.merge(word, 1, Integer::sum);
                    }
                }
            }
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.println("# Everyday English words. Made by matcher/tables/EnglishWords.java from kDefinition of Unihan_Readings.txt, Unicode");
        out.println("# Character Database 15.0.0, and the English annotations of the Unicode CLDR 45 (npm package cldr-annotations-modern");
        out.println("# 45.0.0), © Unicode, Inc., under the Unicode License, https://www.unicode.org/license.txt. Do not edit: make it again.");
        StringBuilder line = new StringBuilder();
        for (Map.Entry<String, Integer> word : counts.entrySet()) {
            if (word.getValue() >= 2) {
                line.append(line.isEmpty() ? "" : " ").append(word.getKey());
                if (line.length() > 110) {
                    out.println(line);
                    line.setLength(0);
                }
            }
        }
        out.println(line);
        out.flush();
    }
}
