package zhicha.crawler.sample.card;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.text.CountText;
import zhicha.crawler.extract.text.PriceText;
import zhicha.crawler.sample.frame.ListCard;

/**
 * Reads the cards of a list page: the largest element around a link to a listing that links to no other listing. What it
 * cannot read it leaves out; a card only decides the stratum, so a wrong one costs precision and never truth.
 */
public final class CardReader {
    private static final int MOST_LINKS = 2_000;
    private static final int LINKS_OF_ONE = 4;
    /** Nodes. */
    private static final int LARGEST_CARD = 2_000;

    private static final int HIGHEST = 10;
    private static final int LONGEST = 600;
    private static final Pattern SIGN = Pattern.compile("[¥￥$€£₽₩]|元|RMB|CNY|USD|EUR");
    private static final Pattern YEARS =
            Pattern.compile("(?:开店|入驻|经营|诚信通)\\D{0,4}(\\d{1,2})\\s?年|(\\d{1,2})\\s?年(?:老店|店|商家|诚信通)");

    /** Which listing a link leads to; null where it leads to none. */
    private final Function<String, @Nullable String> listing;

    private final @Nullable String currency;

    /**
     * @param listing from an absolute address to the key of the listing it leads to, or null
     * @param currency usual one of the site, or null
     */
    public CardReader(Function<String, @Nullable String> listing, @Nullable String currency) {
        this.listing = listing;
        this.currency = currency;
    }

    /** Key of the listing to its card; of several links to one listing the one whose card says most counts. */
    public Map<String, ListCard> read(Document page) {
        // by identity: jsoup's elements compare by what they contain
        Map<Element, String> links = new IdentityHashMap<>();
        Map<String, Integer> perListing = new HashMap<>();
        for (Element link : page.select("a[href]")) {
            String key = links.size() < MOST_LINKS ? listing.apply(link.absUrl("href")) : null;
            // picture, title and price lead there; a hundred links to one listing say no more than these
            if (key != null && perListing.merge(key, 1, Integer::sum) <= LINKS_OF_ONE) {
                links.put(link, key);
            }
        }
        Map<String, ListCard> cards = new HashMap<>();
        links.forEach((link, key) -> cards.merge(key, card(around(link, key, links)), CardReader::fuller));
        return cards;
    }

    private static ListCard fuller(ListCard a, ListCard b) {
        return said(b) > said(a) || said(b) == said(a) && b.title().compareTo(a.title()) > 0 ? b : a;
    }

    private static int said(ListCard card) {
        return (card.price() == null ? 0 : 2)
                + (card.sales() == null ? 0 : 2)
                + (card.title().isEmpty() ? 0 : 1);
    }

    private static Element around(Element link, String key, Map<Element, String> links) {
        Element card = link;
        for (int step = 0; step < HIGHEST; step++) {
            Element parent = card.parent();
            if (parent == null || parent.normalName().equals("body") || leadsElsewhere(parent, key, links)) {
                return card;
            }
            card = parent;
        }
        return card;
    }

    private static boolean leadsElsewhere(Element element, String key, Map<Element, String> links) {
        int[] looked = {0};
        NodeFilter.FilterResult result = NodeTraversor.filter(
                (node, depth) -> {
                    String other = node instanceof Element inner ? links.get(inner) : null;
                    // what is larger than any card holds more than one
                    return ++looked[0] > LARGEST_CARD || other != null && !other.equals(key)
                            ? NodeFilter.FilterResult.STOP
                            : NodeFilter.FilterResult.CONTINUE;
                },
                element);
        return result == NodeFilter.FilterResult.STOP;
    }

    private ListCard card(Element element) {
        String text = element.text();
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        OptionalLong sold = CountText.sold(shown);
        Element title = element.selectFirst("[class*=title], [class*=name], h2, h3, h4");
        Element seller = element.selectFirst("[class*=shop], [class*=seller], [class*=store]");
        return new ListCard(
                title == null || title.text().isBlank() ? shown : title.text(),
                price(element, shown),
                sold.isPresent() ? (Long) sold.getAsLong() : null,
                seller == null ? "" : seller.text().strip(),
                years(shown));
    }

    private @Nullable BigDecimal price(Element element, String shown) {
        Element marked = element.selectFirst("[class*=price]");
        String text = marked != null ? marked.text() : SIGN.matcher(shown).find() ? shown : "";
        return text.isBlank()
                ? null
                : PriceText.parse(text, currency).map(PriceText::amount).orElse(null);
    }

    private static @Nullable Long years(String shown) {
        Matcher matcher = YEARS.matcher(shown);
        return matcher.find() ? Long.valueOf(matcher.group(1) != null ? matcher.group(1) : matcher.group(2)) : null;
    }
}
