import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes {@code emoji.txt}, emoji and the Chinese words they can stand for, from the Chinese annotations of the Unicode CLDR,
 * npm package {@code cldr-annotations-modern} 45.0.0. Run from the project's root:
 *
 * <pre>npm pack cldr-annotations-modern@45.0.0 && tar xzf cldr-annotations-modern-45.0.0.tgz
 * java matcher/tables/EmojiNames.java < package/annotations/zh/annotations.json \
 *   > matcher/src/main/resources/zhicha/matcher/text/shape/emoji.txt</pre>
 *
 * Kept is the short name, and keywords that are part of it or hold it, of one to three Han characters. The annotations of faces,
 * people and flags tell moods and lands, not things, and are left out.
 */
final class EmojiNames {
    private static final Pattern ENTRY = Pattern.compile("\"([^\"]+)\": \\{\\s*\"default\": \\[([^\\]]*)\\],\\s*\"tts\": \\[([^\\]]*)\\]");
    private static final Pattern STRING = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff]{1,3}");

    public static void main(String[] arguments) throws IOException {
        String json = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        Map<Integer, Set<String>> names = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(json);
        while (entry.find()) {
            int emoji = entry.group(1).codePointAt(0);
            boolean single = entry.group(1).codePointCount(0, entry.group(1).length()) == 1;
            if (!single || emoji < 0x2600 || emoji >= 0x1f600 && emoji <= 0x1f64f || emoji >= 0x1f910 && emoji <= 0x1f93f
                    || emoji >= 0x1f9b0 && emoji <= 0x1f9df || emoji >= 0x3000 && emoji < 0x1f000) {
                continue;
            }
            String spoken = first(entry.group(3));
            Set<String> kept = names.computeIfAbsent(emoji, e -> new LinkedHashSet<>());
            Matcher keyword = STRING.matcher("\"" + spoken + "\"," + entry.group(2));
            while (keyword.find()) {
                String word = keyword.group(1);
                if (HAN.matcher(word).matches() && (spoken.contains(word) || word.contains(spoken))) {
                    kept.add(word);
                }
            }
            // 马头, 鸡头: the animal itself
            if (spoken.length() == 2 && "头脸".indexOf(spoken.charAt(1)) >= 0) {
                kept.add(spoken.substring(0, 1));
            }
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.println("# Emoji and the Chinese words they can stand for. Made by matcher/tables/EmojiNames.java from the Chinese annotations of");
        out.println("# the Unicode CLDR 45 (npm package cldr-annotations-modern 45.0.0), © 2004-2024 Unicode, Inc., under the Unicode License");
        out.println("# v3, https://www.unicode.org/license.txt. Do not edit: make it again; what it lacks is in emoji-more.txt.");
        names.forEach((emoji, words) -> {
            if (!words.isEmpty()) {
                out.println(Character.toString(emoji) + " " + String.join(" ", words));
            }
        });
        out.flush();
    }

    private static String first(String list) {
        Matcher string = STRING.matcher(list);
        return string.find() ? string.group(1) : "";
    }
}
