package zhicha.crawler.extract.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The signs and words by which shops name a currency. */
public final class Currencies {
    private static final Set<String> CODES = Set.of(
            "CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "MOP", "KRW", "RUB", "AUD", "CAD", "NZD", "SGD", "MYR",
            "THB", "VND", "IDR", "PHP", "INR", "BRL", "MXN", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY",
            "UAH", "KZT", "ILS", "AED", "SAR", "ZAR");

    /** Those that write 1.299 for one thousand two hundred and ninety-nine. */
    private static final Set<String> POINT_GROUPS =
            Set.of("EUR", "VND", "IDR", "BRL", "TRY", "DKK", "RUB", "UAH", "CZK", "HUF", "PLN", "NOK", "SEK");

    private static final Set<String> DOLLARS = Set.of("USD", "HKD", "TWD", "AUD", "CAD", "NZD", "SGD", "MXN");

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
            Map.entry("台币", "TWD"),
            Map.entry("RMB", "CNY"),
            Map.entry("JP¥", "JPY"),
            Map.entry("CN¥", "CNY"),
            Map.entry("HK$", "HKD"),
            Map.entry("NT$", "TWD"),
            Map.entry("US$", "USD"),
            Map.entry("AU$", "AUD"),
            Map.entry("CA$", "CAD"),
            Map.entry("NZ$", "NZD"),
            Map.entry("MX$", "MXN"),
            Map.entry("A$", "AUD"),
            Map.entry("C$", "CAD"),
            Map.entry("S$", "SGD"),
            Map.entry("R$", "BRL"),
            Map.entry("руб", "RUB"),
            Map.entry("zł", "PLN"),
            Map.entry("Kč", "CZK"),
            Map.entry("€", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("₽", "RUB"),
            Map.entry("₩", "KRW"),
            Map.entry("₹", "INR"),
            Map.entry("฿", "THB"),
            Map.entry("₫", "VND"),
            Map.entry("₴", "UAH"),
            Map.entry("₺", "TRY"),
            Map.entry("円", "JPY"),
            Map.entry("元", "CNY"),
            Map.entry("块", "CNY"));

    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])");

    private Currencies() {}

    /**
     * The currency that a text names.
     *
     * @param text normalised (NFKC), so that the full-width yen sign is ¥
     * @param usual the currency of the page, which decides what ¥ and $ mean; null where it is not known
     */
    public static Optional<String> in(String text, @Nullable String usual) {
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            if (CODES.contains(code.group(1))) {
                return Optional.of(code.group(1));
            }
        }
        for (Map.Entry<String, String> sign : SIGNS) {
            if (text.contains(sign.getKey())) {
                return Optional.of(sign.getValue());
            }
        }
        if (text.contains("¥")) {
            return Optional.of("JPY".equals(usual) ? "JPY" : "CNY");
        }
        if (text.contains("$")) {
            return Optional.of(usual != null && DOLLARS.contains(usual) ? usual : "USD");
        }
        return Optional.empty();
    }

    /** An ISO 4217 code from what a page put in a field for currencies: {@code cny}, {@code RMB}, {@code ￥}. */
    public static Optional<String> code(String written) {
        String upper = written.strip().toUpperCase(Locale.ROOT).replace('￥', '¥');
        if (upper.length() > 20) {
            return Optional.empty();
        }
        return CODES.contains(upper) ? Optional.of(upper) : in(upper, null);
    }

    static boolean groupsByPoint(@Nullable String currency) {
        return currency != null && POINT_GROUPS.contains(currency);
    }
}
