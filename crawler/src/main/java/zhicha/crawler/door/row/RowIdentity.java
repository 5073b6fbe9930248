package zhicha.crawler.door.row;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.WebAddress;
import zhicha.rules.subject.Seller;

/** What an imported listing is called: as the crawler would call it, and the same however often its row comes. */
final class RowIdentity {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private RowIdentity() {}

    /** By item number, else by address, else by what the row says of shop and goods. */
    static String id(String platform, String item, @Nullable String url, Seller seller, String title) {
        String prefix = PLAIN.matcher(platform).matches() ? platform.toLowerCase(Locale.ROOT) : digest(platform);
        if (!item.isEmpty()) {
            boolean named = item.startsWith(prefix + "-") && PLAIN.matcher(item).matches();
            return named ? item : prefix + "-" + (PLAIN.matcher(item).matches() ? item : digest(item));
        }
        return prefix + "-" + digest(url != null ? url : seller.id() + "\n" + seller.name() + "\n" + title);
    }

    static String host(String url) {
        return WebAddress.of(url)
                .map(WebAddress::host)
                .filter(host -> PLAIN.matcher(host).matches())
                .orElse("import");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
