package zhicha.crawler.extract.text;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers sold and in stock, as shops write them: {@code 3.5万+人付款}, {@code 已售1000+}, {@code 2k+ sold}, {@code 仅剩3件}.
 * A number with a plus is a lower bound, and that bound is the value.
 */
public final class CountText {
    private static final String UNIT =
            "万|亿|千|百万|[wWkK](?![A-Za-z])|mil(?!\\p{L})|rb(?!\\p{L})|ribu(?!\\p{L})|тыс\\.?|천|만";
    private static final String NUMBER = "(\\d{1,3}(?:[,，.]\\d{3}){1,4}(?!\\d)|\\d{1,6},\\d{1,2}(?=\\s?(?:" + UNIT
            + "))|\\d{1,12}(?:\\.\\d{1,3})?)\\s?(" + UNIT + ")?\\s?[+＋]?\\s?";
    private static final String BEHIND_SOLD =
            "付款|已售|已拼|售出|购买|收货|成交|下单|sold|bought|orders?\\b|purchased|vendid[oa]s?|ventes|verkauft|terjual|продано|купили|заказ(?:а|ов)?|đã bán|판매|개 판매|satıldı|sprzedan\\p{L}*|vendut[io]|verkocht";
    private static final String BEFORE_SOLD =
            "已售|销量|月销|月售|年销|总销|累计销售|累计售出|已拼|售出|热销|全网销量|付款人数|成交|销售量|sold|orders?|terjual|продано|купили(?: более| уже)?|đã bán|販売数|verkauft|vendidos|ขายแล้ว";
    /** One of them is in every text that tells how many were sold. */
    private static final Phrases SOLD = Phrases.beginnings(BEHIND_SOLD + "|" + BEFORE_SOLD);

    private static final Pattern SOLD_AFTER = Pattern.compile(
            NUMBER + "(?:余|多)?\\s?(?:件|人|笔|单|次|个)?\\s?(?:已)?(?:" + BEHIND_SOLD + ")(?!\\s?[:：]?\\s?\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SOLD_BEFORE = Pattern.compile(
            "(?:" + BEFORE_SOLD + ")(?:量|数|出|\\s|[:：为约超过近笔件]|\\(|（){0,6}" + NUMBER,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** One of them is in every text that tells how many are left. */
    private static final Phrases LEFT = Phrases.of("库存|剩余|仅剩|还剩|余量|stock|left|only|available|quantity|可售");

    private static final Pattern STOCK = Pattern.compile(
            "(?:库存|剩余|仅剩|还剩|余量|stock|left|only|available|quantity)(?:\\s|[:：为约(（]|量|数){0,6}" + NUMBER + "|" + NUMBER
                    + "(?:(?:件|个|套|箱)?\\s?|\\s?(?:units?|pieces?|pcs|items?)\\s)(?:库存|可售|available|in stock|left)"
                    // 销量 1.2万+ 库存：88: the word belongs to the number behind it
                    + "(?!(?:量|数)?\\s?[:：]?\\s?\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Phrases NONE_LEFT = Phrases.of("售罄|缺货|无货|已抢光|卖完|out of stock|sold out|unavailable");
    private static final Pattern GROUPED = Pattern.compile("(?<=(?<![\\d.])\\d{1,3}) (?=\\d{3}(?!\\d))");
    private static final Pattern ANY = Pattern.compile(NUMBER);
    private static final Pattern UPPER = Pattern.compile("少于|不足|不到|fewer than|less than|<", Pattern.CASE_INSENSITIVE);

    private CountText() {}

    /** The number sold, where the text says in words that it is one. */
    public static OptionalLong sold(String text) {
        if (text.chars().noneMatch(Character::isDigit)) {
            return OptionalLong.empty();
        }
        String plain = plain(text);
        if (!SOLD.in(plain)) {
            return OptionalLong.empty();
        }
        Matcher after = SOLD_AFTER.matcher(plain);
        if (after.find()) {
            return bounded(plain, after, 1);
        }
        Matcher before = SOLD_BEFORE.matcher(plain);
        return before.find() ? bounded(plain, before, 1) : OptionalLong.empty();
    }

    /** The same for a text of which it is known that it shows the number sold: a bare number is enough. */
    public static OptionalLong soldIn(String text) {
        OptionalLong worded = sold(text);
        if (worded.isPresent()) {
            return worded;
        }
        String plain = plain(text);
        Matcher any = ANY.matcher(plain);
        return any.find() ? bounded(plain, any, 1) : OptionalLong.empty();
    }

    /** The number in stock: 0 for sold out, empty for "in stock" without a number. */
    public static OptionalLong stock(String text) {
        String plain = plain(text);
        if (LEFT.in(plain)) {
            Matcher stock = STOCK.matcher(plain);
            if (stock.find()) {
                return bounded(plain, stock, stock.group(1) != null ? 1 : 3);
            }
        }
        return NONE_LEFT.in(plain) ? OptionalLong.of(0) : OptionalLong.empty();
    }

    /** The same for a text of which it is known that it shows the stock. */
    public static OptionalLong stockIn(String text) {
        OptionalLong worded = stock(text);
        if (worded.isPresent()) {
            return worded;
        }
        Matcher any = ANY.matcher(plain(text));
        return any.find() ? value(any.group(1), any.group(2)) : OptionalLong.empty();
    }

    private static String plain(String text) {
        String bounded = text.length() > 400 ? text.substring(0, 400) : text;
        // 1 500 as the countries write it that part groups so
        String normal = Normalizer.normalize(bounded, Normalizer.Form.NFKC);
        return holdsGroups(normal) ? GROUPED.matcher(normal).replaceAll("") : normal;
    }

    /** Whether a blank stands between two digits. */
    private static boolean holdsGroups(String text) {
        for (int blank = text.indexOf(' ', 1); blank > 0; blank = text.indexOf(' ', blank + 1)) {
            if (blank + 1 < text.length() && isDigit(text.charAt(blank - 1)) && isDigit(text.charAt(blank + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** "Fewer than ten" gives no lower bound. */
    private static OptionalLong bounded(String text, Matcher found, int group) {
        String before = text.substring(Math.max(0, found.start(group) - 10), found.start(group));
        return UPPER.matcher(before).find() ? OptionalLong.empty() : value(found.group(group), found.group(group + 1));
    }

    private static OptionalLong value(String number, @Nullable String unit) {
        long factor = unit == null
                ? 1
                : switch (unit.toLowerCase(Locale.ROOT)) {
                    case "万", "w", "만" -> 10_000L;
                    case "百万" -> 1_000_000L;
                    case "亿" -> 100_000_000L;
                    default -> 1_000L;
                };
        // 1.500 sold are fifteen hundred, 1.234万 has decimals
        boolean decimals = unit != null && number.matches("\\d+\\.\\d{3}");
        boolean grouped = !decimals && number.matches("\\d{1,3}(?:[,，.]\\d{3})+");
        BigDecimal value = new BigDecimal(grouped ? number.replaceAll("[,，.]", "") : number.replace(',', '.'));
        return OptionalLong.of(value.multiply(BigDecimal.valueOf(factor)).longValue());
    }
}
