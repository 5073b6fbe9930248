package zhicha.crawler.extract.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final List<Map.Entry<String, String>> NO_SIGNS = List.of();

    /** Any of them, so that most texts are asked once instead of sixty times. */
    private static final Phrases ANY_SIGN = Phrases.of(
            SIGNS.stream().map(sign -> sign.getKey().replaceAll("[$.]", "[$0]")).collect(Collectors.joining("|")));

    /** Words that are currencies only where no letter touches them; the earlier go before the later. */
    private static final List<Map.Entry<String, List<String>>> FORMS = List.of(
            Map.entry("RUB", List.of("руб", "рублей", "рубля", "рубль", "р")),
            Map.entry("UAH", List.of("грн")),
            Map.entry("KZT", List.of("тенге")),
            Map.entry("BGN", List.of("лв")),
            Map.entry("PLN", List.of("zł", "zl", "zlotych")),
            Map.entry("CZK", List.of("kč")),
            Map.entry("TRY", List.of("tl")),
            Map.entry("RON", List.of("lei", "leu")),
            Map.entry("IDR", List.of("rp")),
            Map.entry("MYR", List.of("rm")),
            Map.entry("KES", List.of("ksh", "kshs")),
            Map.entry("AED", List.of("dhs")),
            Map.entry("VND", List.of("vnđ", "đ")),
            Map.entry("RSD", List.of("дин")),
            Map.entry("CHF", List.of("sfr")),
            Map.entry("EUR", List.of("eur", "euro", "euros")));

    /** The place of each of them in {@link #FORMS}. */
    private static final Map<String, Integer> WORDS = IntStream.range(0, FORMS.size())
            .boxed()
            .flatMap(place -> FORMS.get(place).getValue().stream().map(form -> Map.entry(form, place)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Words that are currencies only where the page's own is that one: elsewhere they are feet, a standard, a gel. */
    private static final Map<String, String> LOCAL_WORDS =
            Map.of("ft", "HUF", "din", "RSD", "fr", "CHF", "dh", "AED", "sr", "SAR", "тг", "KZT");

    /** Codes that are words or names as well. */
    private static final Set<String> AMBIGUOUS =
            Set.of("AMD", "GEL", "PEN", "TRY", "MAD", "CAD", "COP", "LAK", "SAR", "RON", "KES", "ARS", "INR", "PHP");

    /** The sol of Peru; S/M are sizes. */
    private static final Pattern SOL = Pattern.compile("(?<!\\p{L})S/\\.? ?(?=\\d|$)");

    private static final Pattern ROUND = Pattern.compile("[:,]-(?!\\d)");
    private static final Pattern KUNA = Pattern.compile("(?i)\\d\\s?kn(?!\\p{L})");
    private static final Pattern RAND = Pattern.compile("(?<!\\p{L})R ?(?=\\d)");
    private static final Pattern AMOUNT_BEHIND = Pattern.compile("^\\s?\\d{1,6}[.,]\\d{2,3}");
    private static final Pattern AMOUNT_BEFORE = Pattern.compile("\\d[.,]\\d{2,3}\\s?$");

    private static final int LONGEST_WORD = 8;

    private Currencies() {}

    /**
     * The currency that a text names.
     *
     * @param text normalised (NFKC), so that the full-width yen sign is ¥
     * @param usual the currency of the page, which decides what ¥, $, kr and the like mean; null where it is not known
     */
    public static Optional<String> in(String text, @Nullable String usual) {
        Optional<String> code = writtenCode(text, usual);
        if (code.isPresent()) {
            return code;
        }
        for (Map.Entry<String, String> sign : ANY_SIGN.in(text) ? SIGNS : NO_SIGNS) {
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
        return text.contains("S/") && SOL.matcher(text).find() ? Optional.of("PEN") : words(text, usual);
    }

    /** Three capital letters that no other letter of theirs touches. */
    private static Optional<String> writtenCode(String text, @Nullable String usual) {
        int from = 0;
        while (from < text.length()) {
            int end = from;
            boolean capitals = true;
            while (end < text.length() && isLatin(text.charAt(end))) {
                capitals &= text.charAt(end) <= 'Z';
                end++;
            }
            if (capitals && end - from == 3) {
                String code = text.substring(from, end);
                boolean meant = !AMBIGUOUS.contains(code) || code.equals(usual) || besideNumber(text, from, end);
                if (CODES.contains(code) && meant) {
                    return Optional.of(code);
                }
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
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
        List<String> words = letters(text);
        OptionalInt first =
                words.stream().filter(WORDS::containsKey).mapToInt(WORDS::get).min();
        if (first.isPresent()) {
            return Optional.of(FORMS.get(first.getAsInt()).getKey());
        }
        if (usual != null && words.stream().anyMatch(word -> usual.equals(LOCAL_WORDS.get(word)))) {
            return Optional.of(usual);
        }
        if (words.contains("kn")
                && KUNA.matcher(text).find()
                && (usual == null || usual.equals("EUR") || usual.equals("HRK"))) {
            // paid in Croatia until 2022
            return Optional.of("HRK");
        }
        if (words.contains("kr") || ROUND.matcher(text).find()) {
            return usual != null ? Optional.of(usual) : Optional.empty();
        }
        if (words.contains("rs")) {
            return Optional.of(usual != null && RUPEES.contains(usual) ? usual : "INR");
        }
        return "ZAR".equals(usual) && RAND.matcher(text).find() ? Optional.of("ZAR") : Optional.empty();
    }

    /** The runs of letters of a text, in lower case; those that are longer than any of the words are left out. */
    private static List<String> letters(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && Character.isLetter(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            if (end > from && end - from <= LONGEST_WORD) {
                words.add(lower(text.substring(from, end)));
            }
            from = end == text.length() ? end : end + Character.charCount(text.codePointAt(end));
        }
        return words;
    }

    /** Each character by itself, so that no length changes. */
    private static String lower(String word) {
        char[] letters = word.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = Character.toLowerCase(Character.toUpperCase(letters[i]));
        }
        return new String(letters);
    }

    /**
     * Whether a text shows a price by its look: it names a currency, or writes a round amount as shops do, {@code 99,-}.
     *
     * @param usual as in {@link #in}
     */
    public static boolean signed(String text, @Nullable String usual) {
        return in(text, usual).isPresent()
                || ROUND.matcher(text).find()
                || letters(text).contains("kr");
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
