package zhicha.crawler.extract;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import zhicha.crawler.extract.text.Currencies;

/** What a page's own declarations, its language and its address say about the currency of a bare number, and of $ and kr. */
final class UsualCurrency {
    /** Country of the address or of the language (ISO 3166) to what is paid there (ISO 4217). */
    private static final Map<String, String> COUNTRIES = table(
            "cn CNY us USD gb GBP uk GBP de EUR at EUR fr EUR it EUR es EUR nl EUR be EUR ie EUR pt EUR fi EUR gr EUR sk EUR si EUR"
                    + " ee EUR lv EUR lt EUR lu EUR hr EUR mt EUR cy EUR eu EUR ch CHF li CHF se SEK no NOK dk DKK is ISK pl PLN cz CZK hu HUF ro RON"
                    + " bg BGN rs RSD tr TRY ru RUB ua UAH kz KZT by BYN jp JPY kr KRW tw TWD hk HKD mo MOP sg SGD my MYR th THB vn VND id IDR ph PHP"
                    + " in INR pk PKR bd BDT lk LKR np NPR au AUD nz NZD ca CAD br BRL mx MXN ar ARS cl CLP co COP pe PEN uy UYU il ILS ae AED sa SAR"
                    + " qa QAR kw KWD eg EGP za ZAR ng NGN ke KES ma MAD ge GEL am AMD az AZN");
    /** Languages that one currency goes with. */
    private static final Map<String, String> LANGUAGES = table(
            "zh CNY ja JPY ko KRW de EUR fr EUR it EUR es EUR nl EUR fi EUR el EUR sk EUR sl EUR et EUR lv EUR lt EUR hr EUR pl PLN cs CZK hu HUF"
                    + " ro RON bg BGN sv SEK nb NOK no NOK nn NOK da DKK is ISK ru RUB uk UAH kk KZT tr TRY vi VND th THB id IDR ms MYR he ILS iw ILS"
                    + " hi INR");
    /** Endings that say nothing of a country, whatever country they are of. */
    private static final Pattern NO_COUNTRY = Pattern.compile("co|io|ai|me|tv|cc|ly|to|so|in|is|am|la|sh|gg|fm");

    /** Behind {@code currency}: {@code Code": "CLP"}, {@code ', 'CLP'}. */
    private static final Pattern SCRIPTED =
            Pattern.compile("(?:_?(?:Code|code|ISO|Iso))?\\\\?[\"']?\\s?[:=,]\\s?\\\\?[\"']([A-Z]{3})\\\\?[\"']");

    private static final int MOST_NAMED = 400;
    private static final Pattern COUNTRY_FOLDER = Pattern.compile("^https?://[^/]+/([a-z]{2})[-_/]([a-z]{2})(?:/|$).*");

    private UsualCurrency() {}

    private static Map<String, String> table(String pairs) {
        Map<String, String> table = new java.util.HashMap<>();
        String[] words = pairs.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return Map.copyOf(table);
    }

    static Optional<String> of(Document document, String address) {
        for (Element element : document.select(
                "meta[property=product:price:currency], meta[property=og:price:currency], [itemprop=priceCurrency], [property=priceCurrency]")) {
            String written = element.hasAttr("content") ? element.attr("content") : element.text();
            Optional<String> code = Currencies.code(written);
            if (code.isPresent()) {
                return code;
            }
        }
        return folder(address)
                .or(() -> script(document))
                .or(() -> country(address))
                .or(() -> language(document));
    }

    /** What scripts call the currency of the page, where all that name one name the same. */
    private static Optional<String> script(Document document) {
        String only = null;
        int looked = 0;
        for (Element script : document.select("script:not([src])")) {
            String data = script.data();
            for (int at = data.indexOf("urrency");
                    at >= 0 && looked < MOST_NAMED;
                    at = data.indexOf("urrency", at + 7)) {
                looked++;
                Matcher named = SCRIPTED.matcher(data).region(at + 7, Math.min(data.length(), at + 40));
                Optional<String> code = named.lookingAt() ? Currencies.code(named.group(1)) : Optional.empty();
                if (code.isPresent()) {
                    if (only != null && !only.equals(code.get())) {
                        return Optional.empty();
                    }
                    only = code.get();
                }
            }
        }
        return Optional.ofNullable(only);
    }

    /** {@code /us/en/}, {@code /en-gb/}. */
    private static Optional<String> folder(String address) {
        Matcher matcher = COUNTRY_FOLDER.matcher(address.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean languageFirst = LANGUAGES.containsKey(matcher.group(1))
                || matcher.group(1).equals("en")
                || matcher.group(1).equals("pt")
                || matcher.group(1).equals("ar");
        String country = languageFirst ? matcher.group(2) : matcher.group(1);
        return Optional.ofNullable(COUNTRIES.get(country));
    }

    private static Optional<String> country(String address) {
        String host =
                address.replaceFirst("^https?://", "").split("[/:?#]", 2)[0].toLowerCase(Locale.ROOT);
        String end = host.substring(host.lastIndexOf('.') + 1);
        boolean two = host.endsWith(".co.in") || host.endsWith(".com.co");
        return NO_COUNTRY.matcher(end).matches() && !two ? Optional.empty() : Optional.ofNullable(COUNTRIES.get(end));
    }

    private static Optional<String> language(Document document) {
        Element root = document.selectFirst("html[lang]");
        Element locale = document.selectFirst("meta[property=og:locale][content]");
        String written = root != null && !root.attr("lang").isBlank()
                ? root.attr("lang")
                : locale == null ? "" : locale.attr("content");
        String language = written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (language.contains("hk") || language.contains("tw") || language.contains("hant")) {
            return Optional.ofNullable(
                    COUNTRIES.get(language.contains("tw") ? "tw" : language.contains("hk") ? "hk" : ""));
        }
        int dash = language.lastIndexOf('-');
        if (dash > 0 && COUNTRIES.containsKey(language.substring(dash + 1))) {
            return Optional.of(COUNTRIES.getOrDefault(language.substring(dash + 1), "EUR"));
        }
        String base = dash > 0 ? language.substring(0, language.indexOf('-')) : language;
        if (LANGUAGES.containsKey(base)) {
            return Optional.of(LANGUAGES.getOrDefault(base, "EUR"));
        }
        return language.isEmpty() && isChinese(document.title()) ? Optional.of("CNY") : Optional.empty();
    }

    private static boolean isChinese(String text) {
        boolean han =
                text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
        boolean kana = text.codePoints()
                .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HIRAGANA
                        || Character.UnicodeScript.of(point) == Character.UnicodeScript.KATAKANA);
        return han && !kana;
    }
}
