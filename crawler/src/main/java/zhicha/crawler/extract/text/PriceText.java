package zhicha.crawler.extract.text;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A price as shops write it: {@code ¥1,299.00}, {@code 1.299,00 €}, {@code 99-199}, {@code 券后价 89}, {@code 1.2万}.
 * Discounts, instalments, numbers of pieces and coupons are not prices; of an old and a current price the current one is
 * taken.
 *
 * @param high end of a range, or null
 * @param currency ISO 4217, or null where neither the text nor the page names one
 */
public record PriceText(
        BigDecimal amount,
        @Nullable BigDecimal high,
        @Nullable String currency) {
    private static final int LONGEST = 400;
    private static final BigDecimal GREATEST = new BigDecimal("1e12");

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\d.,])(?:\\d{1,3}(?: \\d{3}|['’.,]\\d{2,3}){1,4}(?:[.,]\\d{1,2})?|\\d{1,12}[.,]\\d{1,6}|\\d{1,12}|\\.\\d{1,2})(?![\\d])");
    private static final Pattern NOT_A_PRICE = Pattern.compile(
            "^\\s{0,3}(?:%|折|件|人|期|个|個|条|次|天|年|月|日|号|米|寸|克|千克|公斤|斤|升|毫升|成新|分之|小时|积分|颗|ポイント|点|개|점|명|시간|"
                    + "(?:cm|mm|kg|g|ml|l|mah|gb|tb|off|pcs|pieces?|items?|reviews?|ratings?|stars?|sold|days?|hours?|x|×|rat|raty|rates?|raten|mal|fois|vezes|cuotas|"
                    + "шт|отзыв\\p{L}*|месяц\\p{L}*|мес|stück|stk|szt|ks|adet|mois|months?|mo|tage|jours|días|dni|bewertungen)(?![\\p{L}]))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DEDUCTION = Pattern.compile(
            "(?:满|减|立减|省|优惠(?!价)|返|券(?!后)|运费|邮费|税费|定金|押金|save|saving|off|shipping|delivery|postage|tax|you save|discount|"
                    + "versand|lieferung|gespart|spare|grundpreis|livraison|économisez|dont|envío|ahorra|frete|spedizione|dostaw\\p{L}{0,2}|доставк\\p{L}{0,2}|экономия|kargo|fragt|frakt|送料|배송비|ongkir|vận chuyển)[^\\d]{0,12}$"
                    + "|(?:^|\\s)-\\s?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CURRENT = Pattern.compile(
            "券后|到手|现价|促销|活动|秒杀|拼团|团购|特价|优惠价|折后|会员价|抢购|本店|\\bnow\\b|sale|special|current|final|our price|"
                    + "jetzt|aktuell|maintenant|ahora|oferta|promo|por:|teraz|сейчас|販売価格|税込|판매가|할인가",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FORMER = Pattern.compile(
            "原价|市场价|划线|吊牌|专柜|参考价|门市|零售价|优惠前|价格 ?¥|\\bwas\\b|rrp|msrp|\\breg\\b|list price|regular|original|before|ex\\.? ?tax|未税|"
                    + "uvp|statt|ursprünglich|vorher|bisher|unverb|netto|exkl|excl|bez dph|bez vat|hors|\\bht\\b|au lieu|prix conseillé|antes|de:|prezzo di listino|adviesprijs|"
                    + "ord\\.? ?pris|före|førpris|najniższa|старая|希望小売|定価|参考|소비자가|정가|giá gốc|prp|30[- ](?:tage|dni)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern RANGE =
            Pattern.compile("^\\s*(?:起)?\\s*(?:-|–|—|~|～|至|到|to)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNS_ONLY = Pattern.compile(
            "(?:[A-Z]{1,3})?[¥$£€₽₩₹฿₫₱₺₴₪]|[A-Z]{3}|元|円|원|RMB|人民币|(?i:zł|kč|kr\\.?|lei|tl|ft|руб\\.?|rp)|,-|:-|/[^\\d\\s]{1,4}");
    /** French shops set the sign in the place of the point: 12€99. */
    private static final Pattern SIGN_AS_POINT = Pattern.compile("(?<=\\d)\\s?€\\s?(?=\\d{2}(?!\\d))");
    /** 89, 99: the halves of a number that stood in elements of their own. */
    private static final Pattern HALVES = Pattern.compile("(?<=\\d)([.,]) (?=\\d{2}(?!\\d))");

    /** In Peru the sign ends in a point: S/.59.90. */
    private static final Pattern SOL_WITH_POINT = Pattern.compile("(?<!\\p{L})S/\\.\\s?(?=\\d)");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,12}\\.\\d{1,8}");

    /** One number of the text with what stands before it. */
    private record Found(BigDecimal amount, String before, String after, int rank) {}

    /**
     * @param usual currency of the page, which decides what ¥ and $ mean and is taken where the text names none; or null
     * @return empty where the text holds no price
     */
    public static Optional<PriceText> parse(String text, @Nullable String usual) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        // a point after a blank is one number whose parts stood in elements of their own
        String plain =
                latin(Normalizer.normalize(bounded, Normalizer.Form.NFKC)).replaceAll("(?<=\\d) (?=\\.\\d)", "");
        plain = HALVES.matcher(plain).replaceAll("$1");
        plain = SOL_WITH_POINT.matcher(plain).replaceAll("S/ ");
        String named = Currencies.in(plain, usual).orElse(null);
        String currency = named == null ? usual : named;
        List<Found> numbers = numbers(SIGN_AS_POINT.matcher(plain).replaceAll("."), currency);
        Found best = null;
        for (Found number : numbers) {
            if (best == null || number.rank > best.rank) {
                best = number;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        return Optional.of(new PriceText(best.amount, high(numbers, best), currency));
    }

    /**
     * A price from a field for machines, where a point parts decimals: {@code 129.000} is a hundred and twenty-nine, except
     * in currencies that have no decimals.
     */
    public static Optional<PriceText> ofField(String written, @Nullable String usual) {
        String text = written.strip();
        if (PLAIN_NUMBER.matcher(text).matches() && (usual == null || !Currencies.isWhole(usual))) {
            BigDecimal amount = new BigDecimal(text);
            BigDecimal kept = amount.scale() > 2 ? amount.stripTrailingZeros() : amount;
            return Optional.of(new PriceText(
                    strip(kept.scale() < 2 && amount.scale() > 2 ? kept.setScale(2) : kept), null, usual));
        }
        return parse(written, usual);
    }

    /** Whether a label or a short text speaks of a price that is no longer asked, or that others ask. */
    public static boolean isFormer(String text) {
        return lastMatch(FORMER, text) > lastMatch(CURRENT, text);
    }

    /** Whether it speaks of the price that is asked now. */
    public static boolean isCurrent(String text) {
        return lastMatch(CURRENT, text) > lastMatch(FORMER, text);
    }

    /** Arabic and other digits as ours, with their decimal point. */
    private static String latin(String text) {
        StringBuilder latin = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f && Character.isDigit(c)) {
                latin.append((char) ('0' + Character.digit(c, 10)));
            } else {
                latin.append(c == '\u066b' ? '.' : c == '\u066c' ? ',' : c);
            }
        }
        return latin.toString();
    }

    private static @Nullable BigDecimal high(List<Found> numbers, Found low) {
        int next = numbers.indexOf(low) + 1;
        if (next >= numbers.size()) {
            return null;
        }
        Found end = numbers.get(next);
        String between = SIGNS_ONLY.matcher(end.before).replaceAll("");
        boolean range = RANGE.matcher(between).matches() && end.amount.compareTo(low.amount) > 0;
        return range ? end.amount : null;
    }

    private static List<Found> numbers(String text, @Nullable String currency) {
        List<Found> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        int last = 0;
        while (matcher.find() && numbers.size() < 20) {
            String before = text.substring(last, matcher.start());
            String after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 12));
            last = matcher.end();
            Optional<BigDecimal> value = number(matcher.group(), currency);
            if (value.isEmpty()) {
                continue;
            }
            Unit unit = Unit.after(after);
            String beyond = after.substring(unit.length);
            BigDecimal amount = value.get().multiply(unit.factor);
            boolean range =
                    RANGE.matcher(SIGNS_ONLY.matcher(before).replaceAll("")).matches() && !numbers.isEmpty();
            boolean other = NOT_A_PRICE.matcher(beyond).find()
                    || !range && DEDUCTION.matcher(signless(before)).find();
            if (!other && amount.compareTo(GREATEST) < 0) {
                numbers.add(new Found(strip(amount), before, beyond, range ? -2 : rank(before, beyond)));
            }
        }
        return numbers;
    }

    /** The label before a number, without the sign that stands between the two. */
    private static String signless(String before) {
        return before.replaceAll("(?:[¥$£€₽₩₹฿₫₱₺]|RMB|[A-Z]{3})\\s*$", "");
    }

    private static int rank(String before, String after) {
        boolean signed = Currencies.signed(before.substring(Math.max(0, before.length() - 5)), null)
                || Currencies.signed(after.substring(0, Math.min(after.length(), 5)), null);
        // of two labels before a number the nearer one counts
        int current = lastMatch(CURRENT, before);
        int former = lastMatch(FORMER, before);
        int label = current > former ? 4 : former > current ? -4 : 0;
        return label + (signed ? 2 : 0);
    }

    private static int lastMatch(Pattern pattern, String text) {
        int last = -1;
        if (text.chars().noneMatch(Character::isLetter)) {
            return last;
        }
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            last = matcher.start();
        }
        return last;
    }

    private static BigDecimal strip(BigDecimal amount) {
        // money keeps its two decimals as written, but never an exponent
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    /** A number whose groups and decimals may be parted either way. */
    private static Optional<BigDecimal> number(String written, @Nullable String currency) {
        String digits = written.replaceAll("[ '’]", "");
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        char decimal;
        if (point >= 0 && comma >= 0) {
            decimal = point > comma ? '.' : ',';
        } else if (point >= 0) {
            decimal = isGrouped(digits, '.', Currencies.groupsByPoint(currency)) ? 0 : '.';
        } else {
            decimal = comma >= 0 && !isGrouped(digits, ',', true) ? ',' : 0;
        }
        int last = decimal == 0 ? -1 : digits.lastIndexOf(decimal);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (Character.isDigit(c)) {
                plain.append(c);
            } else if (i == last) {
                plain.append('.');
            }
        }
        try {
            return Optional.of(new BigDecimal(plain.toString()));
        } catch (NumberFormatException twoPoints) {
            return Optional.empty();
        }
    }

    /** Whether a separator parts groups: several times, or once before exactly three digits where that is the custom. */
    private static boolean isGrouped(String digits, char separator, boolean custom) {
        int first = digits.indexOf(separator);
        int last = digits.lastIndexOf(separator);
        boolean three = digits.length() - last - 1 == 3;
        return first != last ? three : three && custom && !digits.startsWith("0") && first <= 3;
    }

    /** A factor written after a number. */
    private record Unit(BigDecimal factor, int length) {
        /** A letter only where it touches the number and no word: 19.99 w/ coupon and 60 W are none. */
        private static final Pattern WRITTEN =
                Pattern.compile("^(?:\\s?(?:(万)|(亿)|(千(?!克)))|([wW](?![\\p{L}/]))|([kK](?![\\p{L}/])))\\+?");

        static Unit after(String text) {
            Matcher matcher = WRITTEN.matcher(text);
            if (!matcher.find()) {
                return new Unit(BigDecimal.ONE, 0);
            }
            boolean tenThousand = matcher.group(1) != null || matcher.group(4) != null;
            String factor = tenThousand ? "10000" : matcher.group(2) != null ? "100000000" : "1000";
            return new Unit(new BigDecimal(factor), matcher.end());
        }
    }
}
