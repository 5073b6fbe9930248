package zhicha.crawler.extract.visible;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import zhicha.crawler.extract.text.Currencies;
import zhicha.crawler.extract.text.ShownText;

/** What the names and neighbours of an element say of the number in it. */
final class PriceNames {
    /** Texts of numbers that are no price of the goods: shipping, instalments, savings, prices a unit. */
    static final Pattern OTHER_TEXT = Pattern.compile(
            "ex\\.? ?tax|运费|邮费|快递|包邮|shipping|postage|delivery|deliver |save\\b|saving|you save|\\boff\\b|满|立减|优惠券|coupon|points|reward|积分|押金|定金|月供|分期|免息|installment|instalment|financ|"
                    + "/ ?(?:month|mo\\b|mon|count|kg|100|l\\b|liter|litre|oz|lb|stück|stk|unit|ea\\b)|per (?:month|week|kg|unit|count|100)|monthly|biweekly|a month|¢/|fee\\b|deposit|protection|warranty|trade.?in|gift card|min\\. ?spend|"
                    + "versand|lieferung|liefer|raten?\\b|mtl|monat|pro (?:kg|liter|stück|100)|grundpreis|finanzierung|spare|gespart|ersparnis|montage|pfand|"
                    + "livraison|expédition|mensualit|en \\d fois|x sans frais|éco-?part|économ|/mois|le kilo|"
                    + "envío|cuotas|al mes|ahorr|frete|parcelas?|sem juros|spedizione|rate da|al mese|risparmi|"
                    + "dostaw|raty|rat\\b|oszczęd|wysyłk|доставк|мес\\b|месяц|рассрочк|экономия|в кредит|баллов|"
                    + "verzend|bespaar|per maand|kargo|taksit|indirim|sepette|fragt|frakt|delbetala|/mån|mdr\\b|/md|toimitus|"
                    + "doprava|poštovné|szállítás|transport|lună|送料|ポイント|分割|배송비|적립|할부|ongkir|cicilan|phí|trả góp|apply|approximately|ca\\. us|ungefähr|bank offer|cashback|"
                    + "\\d{1,2} ?[x×] ?(?:[^\\d\\s]{0,4} ?)?\\d|[x×] ?\\d{1,2}\\b|1개당|100g|每期|期 ?0 ?利率|bez dph|bez vat|brez ddv|netto|exkl|excl\\. ?(?:vat|tax|btw)|hors taxe|\\bht\\b|注册用户|会员价 ?¥",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PRICE = Pattern.compile(
            "(?i)price|preis|prix|precio|pre[cç]o|prezzo|prijs|\\bpris|cena|cijena|fiyat|harga|tsena|\\bar\\b|kaina|amount|prc|价|cost\\b|kosten|tarif");
    private static final Pattern CURRENT = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:now|sale|sales|special|current|final|promo|actual|discounted|neu|new|aktuell|primary|display|main|shop|big|dsc|topay|pay|highlight)(?:$|[\\s_-])|price-?new|price-?now|saleprice|currentprice|finalprice|priceToPay|到手|券后");
    private static final Pattern OTHER = Pattern.compile(
            "(?i)shipping|delivery|install?ment|financ|month|unit-?price|base-?price|grund|per-?unit|price-?per|(?:^|[\\s_-])(?:tax|vat|vat-?info)(?:$|[\\s_-])|savings?|discount(?!ed)|coupon|voucher|(?:^|[\\s_-])points|reward|deposit|fee(?:$|[\\s_-])|warranty|protection|trade-?in|klarna|afterpay|clearpay|affirm|paypal|credit|approx|cart-?(?:total|amount|price|subtotal)|minicart|subtotal|raten|versand|reviews?|rating|swatch|member-?price|tier-?price|without-?tax-label|threshold|progress");
    private static final Pattern LADDER = Pattern.compile("(?i)step|ladder|tier|quantity-?price|price-?range|bulk");

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private PriceNames() {}

    private static String names(Element element) {
        String names = CAMEL.matcher(element.className() + " " + element.id()).replaceAll("-");
        String more = element.attr("data-testid")
                + element.attr("data-test")
                + element.attr("data-hook")
                + element.attr("data-widget")
                + element.attr("data-box-name")
                + element.attr("itemprop");
        return more.isEmpty() ? names : names + " " + more;
    }

    static boolean isNoPlace(Element element) {
        return switch (element.normalName()) {
            case "script", "style", "option", "select", "title", "noscript", "template", "textarea", "svg", "iframe" ->
                true;
            default -> false;
        };
    }

    static boolean isNamed(Element element) {
        return element.hasAttr("data-price-amount")
                || element.hasAttr("data-wix-price")
                || PRICE.matcher(names(element)).find();
    }

    static boolean isCurrent(Element element) {
        return CURRENT.matcher(names(element)).find();
    }

    static boolean isOther(Element element) {
        return OTHER.matcher(names(element)).find();
    }

    /** Whether it or one of what it stands in is struck through, or called an old price. */
    static boolean isOld(Element element) {
        Element at = element;
        for (int i = 0; at != null && i < 4; i++, at = at.parent()) {
            if (ShownText.isOld(at)) {
                return true;
            }
        }
        return false;
    }

    /** Raised cents, which are no price without what they stand beside. */
    static boolean isRaised(Element element) {
        return switch (element.normalName()) {
            case "sup", "sub" -> true;
            default -> ShownText.isFraction(element);
        };
    }

    /** The words that stand before an element: in its parent, or in the cell before its own. */
    static String labelBefore(Element element) {
        Element at = element;
        for (int i = 0; i < 3 && at != null; i++) {
            for (Node before = at.previousSibling(); before != null; before = before.previousSibling()) {
                String text = before instanceof TextNode words
                        ? words.text().strip()
                        : before instanceof Element other ? other.text().strip() : "";
                if (!text.isEmpty()) {
                    return text.length() <= 40 && text.chars().noneMatch(Character::isDigit) ? text : "";
                }
            }
            Element parent = at.parent();
            at = parent == null || parent.text().length() > element.text().length() + 20 && i > 0 ? null : parent;
        }
        return "";
    }

    /** A currency's sign that stands by itself right behind an element; else empty. */
    static String signBehind(Element element) {
        Node behind = element.nextSibling();
        String text = behind instanceof TextNode words
                ? words.text().strip()
                : behind instanceof Element other && other.childrenSize() == 0
                        ? other.text().strip()
                        : "";
        return !text.isEmpty() && text.length() <= 4 && Currencies.signed(text, null) ? text : "";
    }

    /** The words right behind an element within its parent, at most 24 characters. */
    static String wordsBehind(Element element) {
        Node behind = element.nextSibling();
        if (behind == null) {
            return "";
        }
        String text = behind instanceof TextNode words
                ? words.text()
                : behind instanceof Element other && other.childrenSize() == 0 && !other.isBlock() ? other.text() : "";
        if (Currencies.signed(text, null)) {
            // a price of its own, with words of its own
            return "";
        }
        return text.length() > 24 ? text.substring(0, 24) : text;
    }

    /** The part of the page that holds prices by quantity, of which this element is one. */
    static Optional<Element> ladder(Element element) {
        Element at = element;
        for (int i = 0; at != null && i < 4; i++, at = at.parent()) {
            Element parent = at.parent();
            if (parent != null && LADDER.matcher(at.className()).find() && parent.childrenSize() > 1) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    static boolean isWithin(Element element, Element ancestor) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }
}
