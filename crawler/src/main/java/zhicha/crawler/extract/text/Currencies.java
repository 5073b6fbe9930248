package zhicha.crawler.extract.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The signs and words by which shops name a currency (ISO 4217). */
public final class Currencies {
    private static final Set<String> CODES = Set.of(
            "CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "MOP", "KRW", "RUB", "AUD", "CAD", "NZD", "SGD", "MYR",
            "THB", "VND", "IDR", "PHP", "INR", "BRL", "MXN", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY",
            "UAH", "KZT", "ILS", "AED", "SAR", "ZAR", "RON", "BGN", "RSD", "ISK", "EGP", "QAR", "KWD", "BHD", "OMR",
            "JOD", "MAD", "NGN", "KES", "GHS", "PKR", "BDT", "LKR", "NPR", "CLP", "ARS", "COP", "PEN", "UYU", "GEL",
            "AMD", "AZN", "BYN", "UZS", "MNT", "KGS", "MDL", "CRC", "DOP", "LAK", "MMK", "KHR", "HRK");

    /** Those that write 1.299 for one thousand two hundred and ninety-nine. */
    private static final Set<String> POINT_GROUPS = Set.of(
            "EUR", "VND", "IDR", "BRL", "TRY", "DKK", "RUB", "UAH", "CZK", "HUF", "PLN", "NOK", "SEK", "RON", "BGN",
            "RSD", "ISK", "CLP", "ARS", "COP", "UYU", "KRW", "HRK");

    private static final Set<String> WHOLE =
            Set.of("IDR", "VND", "KRW", "CLP", "COP", "JPY", "HUF", "ISK", "UZS", "LAK", "KHR", "MMK");

    private static final Set<String> DOLLARS =
            Set.of("USD", "HKD", "TWD", "AUD", "CAD", "NZD", "SGD", "MXN", "CLP", "ARS", "COP", "UYU", "DOP");
    private static final Set<String> RUPEES = Set.of("INR", "PKR", "LKR", "NPR");
    /** Where 元 is not that of the mainland. */
    private static final Set<String> YUAN = Set.of("TWD", "HKD", "MOP");

    private static final Set<String> POUNDS = Set.of("GBP", "EGP");

    /** Longer signs first, so that HK$ is not read as $. */
    private static final List<Map.Entry<String, String>> SIGNS = List.of(
            Map.entry("人民币", "CNY"),
            Map.entry("港币", "HKD"),
            Map.entry("港元", "HKD"),
            Map.entry("美元", "USD"),
            Map.entry("日元", "JPY"),
            Map.entry("日圆", "JPY"),
            Map.entry("欧元", "EUR"),
            Map.entry("英镑", "GBP"),
            Map.entry("韩元", "KRW"),
            Map.entry("卢布", "RUB"),
            Map.entry("新台币", "TWD"),
            Map.entry("新臺幣", "TWD"),
            Map.entry("台币", "TWD"),
            Map.entry("RMB", "CNY"),
            Map.entry("JP¥", "JPY"),
            Map.entry("CN¥", "CNY"),
            Map.entry("HK$", "HKD"),
            Map.entry("NT$", "TWD"),
            Map.entry("US$", "USD"),
            Map.entry("US $", "USD"),
            Map.entry("AU$", "AUD"),
            Map.entry("AU $", "AUD"),
            Map.entry("CA$", "CAD"),
            Map.entry("NZ$", "NZD"),
            Map.entry("MX$", "MXN"),
            Map.entry("Mex$", "MXN"),
            Map.entry("COP$", "COP"),
            Map.entry("A$", "AUD"),
            Map.entry("C$", "CAD"),
            Map.entry("S$", "SGD"),
            Map.entry("R$", "BRL"),
            Map.entry("д.е.", "USD"),
            Map.entry("د.إ", "AED"),
            Map.entry("ر.س", "SAR"),
            Map.entry("ج.م", "EGP"),
            Map.entry("ر.ق", "QAR"),
            Map.entry("د.ك", "KWD"),
            Map.entry("€", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("₽", "RUB"),
            Map.entry("₩", "KRW"),
            Map.entry("원", "KRW"),
            Map.entry("₹", "INR"),
            Map.entry("฿", "THB"),
            Map.entry("บาท", "THB"),
            Map.entry("₫", "VND"),
            Map.entry("₴", "UAH"),
            Map.entry("₺", "TRY"),
            Map.entry("₱", "PHP"),
            Map.entry("₪", "ILS"),
            Map.entry("₸", "KZT"),
            Map.entry("₦", "NGN"),
            Map.entry("₾", "GEL"),
            Map.entry("৳", "BDT"),
            Map.entry("円", "JPY"),
            Map.entry("元", "CNY"),
            Map.entry("块", "CNY"));

    /** Words that are currencies only where no letter touches them. */
    private static final List<Map.Entry<Pattern, String>> WORDS = List.of(
            word("руб(?:лей|ля|ль)?|р", "RUB"),
            word("грн", "UAH"),
            word("тенге", "KZT"),
            word("лв", "BGN"),
            word("zł|zl|zlotych", "PLN"),
            word("kč", "CZK"),
            word("tl", "TRY"),
            word("lei|leu", "RON"),
            word("rp", "IDR"),
            word("rm", "MYR"),
            word("ksh|kshs", "KES"),
            word("dhs", "AED"),
            word("vnđ|đ", "VND"),
            word("дин", "RSD"),
            word("sfr", "CHF"),
            word("eur|euros?", "EUR"));

    private static final List<Map.Entry<Pattern, String>> NO_WORDS = List.of();

    /** Any of them, so that most texts are asked once instead of twenty times. */
    private static final Pattern ANY_WORD = Pattern.compile(
            WORDS.stream().map(word -> word.getKey().pattern()).collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Words that are currencies only where the page's own is that one: elsewhere they are feet, a standard, a gel. */
    private static final List<Map.Entry<Pattern, String>> LOCAL_WORDS = List.of(
            word("ft", "HUF"),
            word("din", "RSD"),
            word("fr", "CHF"),
            word("dh", "AED"),
            word("sr", "SAR"),
            word("тг", "KZT"));

    /** Codes that are words or names as well. */
    private static final Set<String> AMBIGUOUS =
            Set.of("AMD", "GEL", "PEN", "TRY", "MAD", "CAD", "COP", "LAK", "SAR", "RON", "KES", "ARS", "INR", "PHP");

    /** The sol of Peru; S/M are sizes. */
    private static final Pattern SOL = Pattern.compile("(?<!\\p{L})S/\\.? ?(?=\\d|$)");

    private static final Pattern CROWN = Pattern.compile("(?i)(?<!\\p{L})kr(?!\\p{L})|[:,]-(?!\\d)");
    private static final Pattern KUNA = Pattern.compile("(?i)\\d\\s?kn(?!\\p{L})");
    private static final Pattern RUPEE = Pattern.compile("(?i)(?<!\\p{L})rs(?!\\p{L})");
    private static final Pattern RAND = Pattern.compile("(?<!\\p{L})R ?(?=\\d)");
    private static final Pattern AMOUNT_BEHIND = Pattern.compile("^\\s?\\d{1,6}[.,]\\d{2,3}");
    private static final Pattern AMOUNT_BEFORE = Pattern.compile("\\d[.,]\\d{2,3}\\s?$");
    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])");

    private Currencies() {}

    private static Map.Entry<Pattern, String> word(String forms, String code) {
        return Map.entry(
                Pattern.compile(
                        "(?<!\\p{L})(?:" + forms + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                code);
    }

    /**
     * The currency that a text names.
     *
     * @param text normalised (NFKC), so that the full-width yen sign is ¥
     * @param usual the currency of the page, which decides what ¥, $, kr and the like mean; null where it is not known
     */
    public static Optional<String> in(String text, @Nullable String usual) {
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            boolean meant = !AMBIGUOUS.contains(code.group(1))
                    || code.group(1).equals(usual)
                    || besideNumber(text, code.start(), code.end());
            if (CODES.contains(code.group(1)) && meant) {
                return Optional.of(code.group(1));
            }
        }
        for (Map.Entry<String, String> sign : SIGNS) {
            if (text.contains(sign.getKey())) {
                if (sign.getKey().equals("元") && usual != null && YUAN.contains(usual)) {
                    return Optional.of(usual);
                }
                return Optional.of(
                        sign.getKey().equals("£") && usual != null && POUNDS.contains(usual) ? usual : sign.getValue());
            }
        }
        if (text.contains("¥")) {
            return Optional.of("JPY".equals(usual) ? "JPY" : "CNY");
        }
        if (text.contains("$")) {
            return Optional.of(usual != null && DOLLARS.contains(usual) ? usual : "USD");
        }
        return SOL.matcher(text).find() ? Optional.of("PEN") : words(text, usual);
    }

    /** Whether a number with decimals or groups, or the end of one, stands right beside a word. */
    private static boolean besideNumber(String text, int start, int end) {
        return AMOUNT_BEHIND
                        .matcher(text.substring(end, Math.min(text.length(), end + 12)))
                        .find()
                || AMOUNT_BEFORE
                        .matcher(text.substring(Math.max(0, start - 12), start))
                        .find();
    }

    private static Optional<String> words(String text, @Nullable String usual) {
        if (text.chars().noneMatch(c -> Character.isLetter(c) || c == '-')) {
            return Optional.empty();
        }
        for (Map.Entry<Pattern, String> word : ANY_WORD.matcher(text).find() ? WORDS : NO_WORDS) {
            if (word.getKey().matcher(text).find()) {
                return Optional.of(word.getValue());
            }
        }
        for (Map.Entry<Pattern, String> word : LOCAL_WORDS) {
            if (word.getValue().equals(usual) && word.getKey().matcher(text).find()) {
                return Optional.of(word.getValue());
            }
        }
        if (KUNA.matcher(text).find() && (usual == null || usual.equals("EUR") || usual.equals("HRK"))) {
            // paid in Croatia until 2022
            return Optional.of("HRK");
        }
        if (CROWN.matcher(text).find()) {
            return usual != null ? Optional.of(usual) : Optional.empty();
        }
        if (RUPEE.matcher(text).find()) {
            return Optional.of(usual != null && RUPEES.contains(usual) ? usual : "INR");
        }
        return "ZAR".equals(usual) && RAND.matcher(text).find() ? Optional.of("ZAR") : Optional.empty();
    }

    /**
     * Whether a text shows a price by its look: it names a currency, or writes a round amount as shops do, {@code 99,-}.
     *
     * @param usual as in {@link #in}
     */
    public static boolean signed(String text, @Nullable String usual) {
        return in(text, usual).isPresent() || CROWN.matcher(text).find();
    }

    /** An ISO 4217 code from what a page put in a field for currencies: {@code cny}, {@code RMB}, {@code ￥}. */
    public static Optional<String> code(String written) {
        String upper = written.strip().toUpperCase(Locale.ROOT).replace('￥', '¥');
        if (upper.isEmpty() || upper.length() > 20) {
            return Optional.empty();
        }
        return CODES.contains(upper) ? Optional.of(upper) : in(upper, null).or(() -> in(written.strip(), null));
    }

    /** Whether amounts have no decimals in daily life, so that 1.299 can only be grouped. */
    static boolean isWhole(String currency) {
        return WHOLE.contains(currency);
    }

    static boolean groupsByPoint(@Nullable String currency) {
        // of a number that a page shows without any currency, three digits behind a point are a group far more often
        return currency == null || POINT_GROUPS.contains(currency);
    }
}
