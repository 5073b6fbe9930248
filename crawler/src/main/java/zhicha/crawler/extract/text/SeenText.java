package zhicha.crawler.extract.text;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of an element with every character it has. jsoup's own {@code text()} drops zero-width spaces and soft hyphens,
 * which are just what a seller puts inside a name to hide it.
 */
public final class SeenText {
    private SeenText() {}

    /** Blocks and line breaks become a space; white space is left as it stands. */
    public static String of(Element element) {
        StringBuilder text = new StringBuilder();
        element.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.getWholeText());
                } else if (node instanceof Element part
                        && (part.isBlock() || part.normalName().equals("br"))) {
                    apart(text);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element part && part.isBlock()) {
                    apart(text);
                }
            }
        });
        return text.toString().strip();
    }

    /** The texts of several elements, a space between. */
    public static String of(List<Element> elements) {
        return String.join(" ", elements.stream().map(SeenText::of).toList());
    }

    private static void apart(StringBuilder text) {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }
}
