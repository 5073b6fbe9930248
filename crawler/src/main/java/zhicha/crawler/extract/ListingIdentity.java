package zhicha.crawler.extract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.page.Addresses;
import zhicha.crawler.page.Page;

/** What a listing is called: the same for every visit and for every way there. */
final class ListingIdentity {
    private static final int LONGEST_ITEM = 80;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    private static final Pattern TRACKING = Pattern.compile(
            "(?i)utm_\\w+|spm|scm|from|ref|ref_|referrer|fbclid|gclid|msclkid|yclid|mc_[ce]id|_ga|track\\w*|trk\\w*|session\\w*|sid|pvid|clickid|share\\w*");

    private ListingIdentity() {}

    /**
     * @param itemId from the site file's expression, which is believed first
     * @param sku what the page says
     */
    static String id(@Nullable String site, @Nullable String itemId, @Nullable String sku, String url) {
        String host = Optional.ofNullable(URI.create(hostOnly(url)).getHost())
                .orElse("page")
                .toLowerCase(Locale.ROOT);
        String platform = site == null ? host : site;
        String item = itemId != null && !itemId.isBlank() ? itemId : sku != null && !sku.isBlank() ? sku : null;
        return platform + "-" + (item == null ? digest(url) : plain(item.strip()));
    }

    /** An item number as it is where it is harmless, else its digest: it goes into file names and addresses. */
    private static String plain(String item) {
        return item.length() <= LONGEST_ITEM && PLAIN.matcher(item).matches() ? item : digest(item);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String hostOnly(String url) {
        int from = url.indexOf("//") + 2;
        String host = url.substring(from).split("[/?#]", 2)[0];
        return host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}") ? "http://" + host + "/" : "http://page/";
    }

    /**
     * The address of the page for its site: what the page calls canonical where that is on the same host and more than the
     * front page, else where it was read, without fragment and tracking parameters.
     */
    static String url(Page page) {
        String read = withoutTracking(page.address().toString());
        return canonical(page.document(), page.base())
                .filter(canonical -> host(canonical).equals(host(read)))
                .filter(canonical ->
                        !path(canonical).matches("/*") || path(read).matches("/*"))
                .map(ListingIdentity::withoutTracking)
                .orElse(read);
    }

    private static Optional<String> canonical(Document document, String base) {
        List<String> written = document.select("link[rel=canonical][href]").eachAttr("href");
        // two that differ contradict each other
        return written.stream().distinct().count() == 1
                ? Addresses.absolute(base, written.getFirst())
                : Optional.empty();
    }

    private static String host(String url) {
        return url.substring(url.indexOf("//") + 2).split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String path(String url) {
        String rest = url.substring(url.indexOf("//") + 2);
        int slash = rest.indexOf('/');
        return slash < 0 ? "/" : rest.substring(slash);
    }

    static String withoutTracking(String url) {
        String plain = url.split("#", 2)[0];
        int query = plain.indexOf('?');
        if (query < 0) {
            return plain;
        }
        String kept = Arrays.stream(plain.substring(query + 1).split("&"))
                .filter(parameter -> !parameter.isEmpty()
                        && !TRACKING.matcher(parameter.split("=", 2)[0]).matches())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? plain.substring(0, query) : plain.substring(0, query) + "?" + kept;
    }
}
