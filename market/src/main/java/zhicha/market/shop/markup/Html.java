package zhicha.market.shop.markup;

import java.util.List;

/** Writing HTML safely. */
public final class Html {
    private Html() {}

    public static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** One {@code span} of this class for each text, a blank behind each. */
    public static String spans(String name, List<String> texts) {
        StringBuilder spans = new StringBuilder();
        for (String text : texts) {
            spans.append("<span class=\"")
                    .append(name)
                    .append("\">")
                    .append(text(text))
                    .append("</span> ");
        }
        return spans.toString();
    }
}
