package zhicha.crawler.extract.schema;

import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Mends what can be mended without guessing in JSON that a template wrote: quotes inside texts, and entities for quotes. */
final class JsonMend {
    private static final int LONGEST = 2 << 20;
    private static final Pattern NEXT_VALUE = Pattern.compile("(?s)\\s*(?:[\"{\\[}\\]]|-?\\d|true|false|null|$).*");

    private JsonMend() {}

    /** JSON whose quotes were written as entities, {@code {&quot;@type&quot;: ...}}; any other text is left as it is. */
    static String withoutEntities(String json) {
        String start = json.stripLeading();
        boolean escaped = start.startsWith("{&quot;")
                || start.startsWith("[{&quot;")
                || start.startsWith("{ &quot;")
                || start.startsWith("{&#34;")
                || start.startsWith("[{&#34;");
        return escaped ? Parser.unescapeEntities(json, false) : json;
    }

    /** Escapes each quote inside a text: one after which JSON could not go on. */
    static String quotesInside(String json) {
        if (json.length() > LONGEST) {
            return json;
        }
        StringBuilder mended = new StringBuilder(json.length() + 64);
        boolean inside = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inside && c == '\\' && i + 1 < json.length()) {
                mended.append(c).append(json.charAt(++i));
            } else if (c == '"') {
                boolean content = inside && !mayEnd(json, i + 1);
                if (content) {
                    mended.append('\\');
                } else {
                    inside = !inside;
                }
                mended.append(c);
            } else {
                mended.append(c);
            }
        }
        return mended.toString();
    }

    private static boolean mayEnd(String json, int from) {
        int at = from;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        if (at == json.length()) {
            return true;
        }
        char next = json.charAt(at);
        return next == ':'
                || next == '}'
                || next == ']'
                || next == ','
                        && NEXT_VALUE
                                .matcher(json.substring(at + 1, Math.min(json.length(), at + 80)))
                                .matches();
    }
}
