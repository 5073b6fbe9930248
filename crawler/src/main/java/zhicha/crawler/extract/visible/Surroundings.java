package zhicha.crawler.extract.visible;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Tells the part of a page that is about the listing from what stands around it: menus, other products, reviews. */
final class Surroundings {
    private static final Pattern OTHER = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:related|recommend\\w*|similar|up-?sells?|cross-?sells?|also|recently|viewed|bundle|"
                    + "sidebar|aside|footer|site-header|masthead|topbar|navbar|nav|menu|mini-?cart|cart-drawer|basket|reviews?|review-?(?:list|item|body|section)|comments?|comment-?(?:list|item)|rate-?list|pingjia|wenda|q-?a|"
                    + "breadcrumbs?|newsletter|cookie|modal|suggest\\w*|guess\\w*|accessories|product-?grid|products-?grid|product-?list|products-?list|"
                    + "recs?|sims|similarities|upsellings?|crossselling|cross-selling|alsobought|alsoviewed|recos?|looks?-?alike|carousel-?card|product-?thumb|item-?card|product-?card|faq|questions?|blog|articles|featured-products|bestsellers?|mega-?menu|flyout|header-cart|mini-?basket|usps?|cookie-?banner)(?:$|[\\s_-])"
                    + "|recommend|similar-?(?:items|products)|relatedproducts|relateditems|youmayalso|skugrid",
            Pattern.CASE_INSENSITIVE);
    /** Names of the goods' own part of the page, which may well be a sidebar or a list. */
    private static final Pattern GOODS = Pattern.compile(
            "(?i)product-?(?:details?|info|single|main|view|page|summary|essential|buy)|pdp-|buy-?box|purchase-?panel|summary|entry-summary");

    private static final Pattern OTHER_HEADING = Pattern.compile(
            "(?i)related|you may also|you might|also (?:like|bought|viewed)|similar|recommend|recently viewed|customers (?:who|also)|up.?sell|accessor|goes well|complete the|more (?:from|items|like)|best ?sellers|"
                    + "ähnlich|passend|passt dazu|das könnte|auch gekauft|auch interess|zubehör|empfehl|kunden kauften|zuletzt (?:an)?gesehen|"
                    + "similaires|vous aimerez|également|autres produits|produits associés|relacionad|también|similares|te puede|quem viu|também|relacionados|correlati|potrebbe|simili|"
                    + "ook bekeken|ook interessant|vergelijkbar|anderen (?:bekeken|kochten)|gerelateerd|похожие|рекоменд|с этим товаром|вместе с|вам (?:может|также)|схожі|"
                    + "podobne|polecane|inni (?:kupili|klienci)|podobné|související|mohlo by|doporučujeme|hasonló|ajánl|produse (?:similare|vizualizate)|alte produse|"
                    + "andra (?:köpte|kunder)|liknande|andre (?:kjøpte|købte)|lignende|muut ostivat|benzer|ilgini|birlikte|liên quan|tương tự|lainnya|serupa|"
                    + "この商品を見た|こちらも|おすすめ|関連|ランキング|함께|추천|비슷한|相關商品|推薦|منتجات (?:مشابهة|ذات)|"
                    + "猜你喜欢|看了又看|相关(?:商品|推荐|产品)|同类|推荐|为你精选|浏览记录|热卖|买了还买|搭配");

    private static final Pattern WIDGET = Pattern.compile(
            "(?i)recommend|related|similar|skugrid|also-?(?:bought|viewed)|upsell|cross-?sell|footer|breadcrumb");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Punct}]+");
    /** In letters without blanks; shops have shorter names. */
    private static final int SHORTEST_NAME = 16;

    private static final Evaluator LINKED_PICTURE = QueryParser.parse("a[href] img");

    /** Each element is judged once; the document must not change meanwhile. */
    private final Map<Element, Boolean> known = new IdentityHashMap<>();

    /**
     * What the page's own name stands in is never called its surroundings, whatever it is named: shops call the whole of a
     * page {@code product-card}. A name in the page's head is taken for one too where it is most of the title, which a
     * shop's sign is not; the rest of that head stays what it is.
     */
    Surroundings(Document document) {
        String title = folded(Parser.unescapeEntities(document.title(), false));
        for (Element heading : document.select("h1").stream().limit(40).toList()) {
            String text = folded(heading.text());
            boolean named = text.length() >= 4
                    && (title.startsWith(text) || text.length() * 5 >= title.length() * 2 && title.contains(text));
            boolean head = heading.closest("nav, footer, aside") != null
                    || heading.closest("header") != null && heading.closest("main, article, section") == null;
            if (named && !head && heading.selectFirst("a[href]") == null) {
                for (Element at = heading; at != null; at = at.parent()) {
                    known.put(at, false);
                }
                return;
            }
            if (head && heading.closest("nav, footer, aside, a[href]") == null && isMostOf(title, heading)) {
                known.put(heading, false);
            }
        }
    }

    private static boolean isMostOf(String title, Element heading) {
        Element first = heading.firstElementChild();
        return Stream.of(heading.text(), first == null ? "" : first.text())
                .map(Surroundings::folded)
                .anyMatch(text -> text.length() >= SHORTEST_NAME
                        && text.length() * 2 > title.length()
                        && title.contains(text)
                        && heading.selectFirst("a[href]") == null);
    }

    static String folded(String text) {
        return BLANKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether an element stands in a menu, among other goods, in reviews, or in the head or foot of the page. */
    boolean contain(Element element) {
        Boolean told = known.get(element);
        if (told != null) {
            return told;
        }
        String tag = element.normalName();
        if (tag.equals("body") || tag.equals("html")) {
            return false;
        }
        Element parent = element.parent();
        boolean contained = tag.equals("nav")
                || tag.equals("aside")
                || tag.equals("footer")
                || isOther(element)
                || tag.equals("header") && isPageHeader(element)
                || parent != null && contain(parent)
                || hasOtherHeading(element)
                || isTile(element);
        known.put(element, contained);
        return contained;
    }

    /** A short name for a place on the page; jsoup's own selectors stumble over the tags of hostile pages. */
    static String name(Element element) {
        String id = element.id().isEmpty() ? "" : "#" + element.id();
        String own = element.normalName()
                + id
                + (element.className().isBlank()
                        ? ""
                        : "." + element.className().strip());
        return own.length() > 80 ? own.substring(0, 80) : own;
    }

    private static boolean isOther(Element element) {
        String names = element.className() + " " + element.id();
        if (names.length() > 1
                && OTHER.matcher(names).find()
                && !GOODS.matcher(names).find()) {
            return true;
        }
        String widget = element.attr("data-widget") + element.attr("data-testid") + element.attr("data-test");
        return !widget.isEmpty() && WIDGET.matcher(widget).find();
    }

    private static boolean isPageHeader(Element header) {
        return header.closest("main, article, section, [itemscope]") == null;
    }

    /** Whether a part of the page begins with a heading such as "Related products", or stands under one. */
    private static boolean hasOtherHeading(Element element) {
        Element first = element.firstElementChild();
        if (first != null && isOtherHeading(first)) {
            return true;
        }
        int looked = 0;
        // by nodes: to find the element before, jsoup would count all of them
        for (Node before = element.previousSibling();
                before != null && looked < 12;
                before = before.previousSibling()) {
            if (before instanceof Element other) {
                looked++;
                if (isHeading(other)) {
                    return isOtherHeading(other);
                }
            }
        }
        return false;
    }

    private static boolean isHeading(Element element) {
        String tag = element.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1))
                || element.className().toLowerCase(Locale.ROOT).contains("title");
    }

    private static boolean isOtherHeading(Element element) {
        String text = isHeading(element) ? element.text() : "";
        return !text.isEmpty()
                && text.length() < 60
                && OTHER_HEADING.matcher(text).find();
    }

    /** One of three or more alike neighbours that each hold a link with a picture: a tile of a product grid. */
    private static boolean isTile(Element element) {
        Element parent = element.parent();
        if (parent == null
                || parent.childrenSize() < 3
                || element.className().isEmpty() && !element.normalName().equals("li")) {
            return false;
        }
        if (!holdsLinkedPicture(element)) {
            return false;
        }
        int alike = 0;
        int looked = 0;
        for (Element sibling : parent.children()) {
            if (sibling.normalName().equals(element.normalName())
                    && sibling.className().equals(element.className())
                    && holdsLinkedPicture(sibling)
                    && sibling.text().length() > 3) {
                alike++;
            }
            if (alike == 3 || ++looked == 40) {
                break;
            }
        }
        return alike >= 3;
    }

    private static boolean holdsLinkedPicture(Element element) {
        return element.childrenSize() > 0 && element.selectFirst(LINKED_PICTURE) != null;
    }
}
