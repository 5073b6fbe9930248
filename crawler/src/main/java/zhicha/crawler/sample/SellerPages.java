package zhicha.crawler.sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.WebAddress;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/**
 * Where a site shows what else a seller offers. The targeted share looks there once something of that seller was flagged.
 *
 * @param template address with {@code {seller}}, the seller's number as the listing shows it, and {@code {page}} where a
 *     seller has several pages
 * @param first number of the first page
 * @param pages most pages of one seller
 * @param sellers most sellers in one crawl
 */
public record SellerPages(String template, int first, int pages, int sellers) {
    /** What is longer is no number of a seller. */
    private static final int LONGEST = 100;

    public SellerPages {
        if (!template.contains("{seller}") || filled(template, "1", 1).isEmpty()) {
            throw new UntrueValue(
                    Wording.of("“%s”不是含 {seller} 的地址", "\"%s\" is no address with {seller} in it", template));
        }
        if (!host(template, "1").equals(host(template, "2"))) {
            // the seller would choose which host is asked
            throw new UntrueValue(Wording.of(
                    "“%s”中的 {seller} 在主机部分；它只能在路径或参数中",
                    "{seller} stands in the host of \"%s\"; it may stand in the path or the query alone", template));
        }
        if (pages > 1 && !template.contains("{page}")) {
            throw new UntrueValue(Wording.of(
                    "“%s”中没有 {page}，pages 只能是 1", "there is no {page} in \"%s\", so pages must be 1", template));
        }
    }

    private static String host(String template, String seller) {
        return filled(template, seller, 1).map(WebAddress::origin).orElse("");
    }

    /** A page of a seller, counted from 0; empty where the listing does not say who its seller is. */
    public Optional<WebAddress> page(@Nullable String seller, int page) {
        return seller == null || seller.isBlank() || seller.length() > LONGEST
                ? Optional.empty()
                : filled(template, seller.strip(), first + page);
    }

    private static Optional<WebAddress> filled(String template, String seller, int page) {
        String encoded = URLEncoder.encode(seller, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("[.]{1,2}")
                ? Optional.empty()
                : WebAddress.of(template.replace("{page}", String.valueOf(page)).replace("{seller}", encoded));
    }
}
