package zhicha.crawler.extract;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import zhicha.crawler.extract.text.Currencies;

/** What a page's own declarations and its language say about the currency of a bare number. */
final class UsualCurrency {
    private UsualCurrency() {}

    static Optional<String> of(Document document) {
        for (Element element : document.select(
                "meta[property=product:price:currency], meta[property=og:price:currency], [itemprop=priceCurrency]")) {
            String written = element.hasAttr("content") ? element.attr("content") : element.text();
            Optional<String> code = Currencies.code(written);
            if (code.isPresent()) {
                return code;
            }
        }
        Element root = document.selectFirst("html[lang]");
        String language = root == null ? "" : root.attr("lang").toLowerCase(Locale.ROOT);
        if (language.startsWith("ja")) {
            return Optional.of("JPY");
        }
        if (language.contains("hk") || language.contains("tw") || language.contains("hant")) {
            return Optional.empty();
        }
        boolean chinese = language.startsWith("zh") || language.isEmpty() && isChinese(document.title());
        return chinese ? Optional.of("CNY") : Optional.empty();
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
