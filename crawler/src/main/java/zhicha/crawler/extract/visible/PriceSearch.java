package zhicha.crawler.extract.visible;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.fact.FactSheet;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.text.PriceText;
import zhicha.crawler.extract.text.ShownText;

/**
 * Finds the price a buyer would pay on a page without structured data: a short text with a number and a currency sign or
 * a telling class, close to the heading, not struck through and not part of another product.
 */
final class PriceSearch {
    private static final int MOST_CANDIDATES = 2_000;
    private static final int LONGEST = 160;
    private static final Pattern SIGN = Pattern.compile("[¥￥$£€₽₩₹฿₫]|元|\\b(?:CNY|RMB|USD|EUR|GBP|JPY)\\b|руб|zł|円");
    private static final Pattern CURRENT =
            Pattern.compile("(?i)now|sale|special|current|final|promo|actual|price-?new|到手|券后");
    private static final Pattern OTHER = Pattern.compile(
            "(?i)\\bex\\.? ?tax|运费|邮费|shipping|delivery|save\\b|you save|off\\b|满|立减|coupon|points|积分|押金|月供|分期|installment|/ ?month|per month");

    private PriceSearch() {}

    static void near(@Nullable Element heading, Document document, FactSheet sheet) {
        Element best = null;
        int most = Integer.MIN_VALUE;
        int headingAt = -1;
        int at = 0;
        int candidates = 0;
        int bestAfter = Integer.MAX_VALUE;
        for (Element element : document.getAllElements()) {
            at++;
            if (element == heading) {
                headingAt = at;
            }
            if (!isCandidate(element) || ++candidates > MOST_CANDIDATES) {
                continue;
            }
            if (isOld(element) || Surroundings.contain(element)) {
                continue;
            }
            String text = ShownText.of(element);
            if (text.length() > LONGEST || PriceText.parse(text, null).isEmpty()) {
                continue;
            }
            int after = headingAt < 0 ? 10_000 - at : Math.abs(at - headingAt);
            int fitness = fitness(element, text, heading, headingAt, at);
            if (fitness > most || fitness == most && headingAt < 0 && after < bestAfter) {
                most = fitness;
                best = element;
                bestAfter = after;
            }
        }
        if (best != null && most > 0) {
            String raw = best.hasAttr("data-price-amount")
                            && !SIGN.matcher(ShownText.of(best)).find()
                    ? best.attr("data-price-amount")
                    : ShownText.of(best);
            sheet.offer(ListingField.PRICE, Step.HEURISTIC, "price near the heading: " + Surroundings.name(best), raw);
        }
    }

    private static boolean isCandidate(Element element) {
        switch (element.normalName()) {
            case "script", "style", "html", "body", "head", "option", "select", "title", "h1" -> {
                return false;
            }
            default -> {
                String own = Normalizer.normalize(element.ownText(), Normalizer.Form.NFKC);
                boolean signed = own.length() < LONGEST && SIGN.matcher(own).find();
                return signed || isNamedPrice(element);
            }
        }
    }

    private static boolean isNamedPrice(Element element) {
        String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
        return names.contains("price") || names.contains("amount") || element.hasAttr("data-price-amount");
    }

    /** Whether it or one of what it stands in is struck through. */
    private static boolean isOld(Element element) {
        Element at = element;
        for (int i = 0; at != null && i < 4; i++, at = at.parent()) {
            if (ShownText.isOld(at)) {
                return true;
            }
        }
        return false;
    }

    private static int fitness(Element element, String text, @Nullable Element heading, int headingAt, int at) {
        int fitness =
                SIGN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find() ? 6 : 0;
        Element up = element;
        for (int i = 0; up != null && i < 3; i++, up = up.parent()) {
            String names = up.className() + " " + up.id();
            fitness += isNamedPrice(up) ? 3 - i : 0;
            fitness += CURRENT.matcher(names).find() ? 2 : 0;
        }
        fitness += element.normalName().matches("h[2-4]|strong|b|ins") ? 2 : 0;
        fitness -= OTHER.matcher(text).find() ? 8 : 0;
        // running text mentions prices; a price stands alone
        fitness -= text.length() / 16;
        if (heading != null && headingAt > 0) {
            int distance = at - headingAt;
            fitness += distance < 0 ? -2 : distance < 15 ? 4 : distance < 40 ? 2 : distance < 120 ? 0 : -2;
        }
        return fitness;
    }
}
