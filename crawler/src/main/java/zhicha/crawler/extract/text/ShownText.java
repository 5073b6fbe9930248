package zhicha.crawler.extract.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The text of a price as a buyer reads it: without struck-through and hidden parts, and with the point put back where
 * yuan and fen stand in elements of their own.
 */
public final class ShownText {
    private static final Pattern OLD = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:old|was|before|origin(?:al)?|del|deleted|strike\\w{0,12}|striked|line-through|crossed|compare(?:-at)?|market|rrp|msrp|uvp|list-?price(?:-price|-wrapper)?|basisprice|previous|org|alt|statt|ord)(?:$|[\\s_-])"
                    + "|old-?price|normal-?price|price-?old|prev-?price|regular-price(?!-value)|regular-price-crossed|origin(?:al)?-?(?:price|value|text|block)|(?<!on-?)(?:price|prc|goods-price|preis)[_-]{1,2}(?:old|was|org|origin\\w*|original\\w*|regular|rrp|list|before|compare|previous|alt|ord)(?:$|[\\s_-])|line-?through|strike-?through|list-?price|text-strikethrough"
                    + "|screen-reader-text|sr-only|sr-text|visually-hidden|screen-reader-only|visuallyhidden|a11y-hidden|price-non-sale|price--non-sale|price--rrp");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern INSIDE =
            Pattern.compile("(?i)(?:^|(?<=[\\s_-]))(?:with|has|is-with|contains)[_-][\\w-]*");
    private static final Pattern OLD_DATA =
            Pattern.compile("(?i)old|was|regular|original|list-?price|strike|rrp|compare");
    private static final Pattern FRACTION =
            Pattern.compile("(?i)(?<!amount__)fraction|decimal|cents?(?:\\b|_)|pennies|point-part");
    private static final Pattern POINTED = Pattern.compile("[.]\\d{1,2}$");
    private static final Pattern TWO_DIGITS = Pattern.compile("\\d{2}");

    private ShownText() {}

    /** The current text; where all of it is struck through, that. */
    public static String of(Element element) {
        StringBuilder text = new StringBuilder();
        append(element, text, 0);
        String shown = CleanText.of(text.toString(), 400);
        return shown.isEmpty() ? CleanText.of(element.text(), 400) : shown;
    }

    /** The current text alone; empty where all of it is struck through. */
    public static String current(Element element) {
        StringBuilder text = new StringBuilder();
        append(element, text, 0);
        return CleanText.of(text.toString(), 400);
    }

    /** Whether an element is named as the part of a price behind its point. */
    public static boolean isFraction(Element element) {
        return FRACTION.matcher(element.className()).find();
    }

    /** Whether an element itself is struck through or named as an old price. */
    public static boolean isOld(Element element) {
        return switch (element.normalName()) {
            case "del", "s", "strike" -> true;
            default -> {
                if (element.attributesSize() == 0) {
                    yield false;
                }
                String style = element.hasAttr("style")
                        ? element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT)
                        : "";
                yield style.contains("line-through")
                        || style.contains("display:none")
                        || element.hasAttr("hidden")
                        || element.attr("data-a-strike").equals("true")
                        || element.attr("data-price-type").equals("oldPrice")
                        || OLD_DATA.matcher(element.attr("data-test")
                                        + element.attr("data-testid")
                                        + element.attr("data-hook"))
                                .find()
                        || element.className().equals("line")
                        || !element.className().isEmpty()
                                && OLD.matcher(plain(element.className())).find();
            }
        };
    }

    /** Class names with their words apart, without those that only say that an old price stands inside: {@code has-old-price}. */
    private static String plain(String names) {
        boolean camel = names.chars().anyMatch(Character::isUpperCase);
        String apart = camel ? CAMEL.matcher(names).replaceAll("-") : names;
        boolean inside = apart.contains("with") || apart.contains("has") || apart.contains("contains");
        return inside ? INSIDE.matcher(apart).replaceAll("") : apart;
    }

    private static void append(Element element, StringBuilder text, int depth) {
        if (depth > 40 || text.length() > 2_000) {
            return;
        }
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (child instanceof Element inner
                    && !isOld(inner)
                    && !inner.normalName().equals("script")) {
                if (isFraction(inner, text)) {
                    text.setLength(trimmedLength(text));
                    text.append('.');
                } else if (inner.isBlock() || inner.normalName().equals("br")) {
                    text.append(' ');
                } else if (touches(text, inner)) {
                    text.append(isCents(text, inner) ? '.' : ' ');
                }
                append(inner, text, depth + 1);
                if (inner.isBlock()) {
                    text.append(' ');
                }
            }
        }
    }

    /** Whether a number would run into the one before it. */
    private static boolean touches(StringBuilder before, Element inner) {
        if (before.isEmpty() || !Character.isDigit(before.charAt(before.length() - 1))) {
            return false;
        }
        String text = inner.text();
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    /** Two digits in an element of their own right behind a number that has no point yet. */
    private static boolean isCents(StringBuilder before, Element inner) {
        int from = before.length();
        while (from > 0 && (Character.isDigit(before.charAt(from - 1)) || ".,".indexOf(before.charAt(from - 1)) >= 0)) {
            from--;
        }
        return TWO_DIGITS.matcher(inner.text().strip()).matches()
                && before.substring(from).chars().allMatch(Character::isDigit);
    }

    /** Two digits on their own, raised or named so, after digits that have no point yet. */
    private static boolean isFraction(Element element, StringBuilder before) {
        String tag = element.normalName();
        boolean named = tag.equals("sup") || tag.equals("small") || isFraction(element);
        if (!named || before.isEmpty()) {
            return false;
        }
        int end = trimmedLength(before);
        if (end == 0 || !Character.isDigit(before.charAt(end - 1))) {
            return false;
        }
        int from = end;
        while (from > 0
                && (Character.isDigit(before.charAt(from - 1)) || ",.'".indexOf(before.charAt(from - 1)) >= 0)) {
            from--;
        }
        boolean pointed = POINTED.matcher(before.substring(from, end)).find();
        return !pointed && TWO_DIGITS.matcher(element.text().strip()).matches();
    }

    private static int trimmedLength(StringBuilder text) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
