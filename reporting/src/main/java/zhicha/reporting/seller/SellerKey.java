package zhicha.reporting.seller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Seller;

/**
 * What tells one seller from another, from the surest fact a page shows: {@code licence:} and the social credit code,
 * else {@code shop:platform/id}, else {@code name:platform/name}, else {@code listing:} and the listing's id, because
 * two listings without any seller must never be taken for the same person's.
 */
public record SellerKey(String value) {
    private static final int LONGEST = 200;
    private static final Pattern LICENCE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");

    public SellerKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("seller key is empty");
        }
    }

    public static SellerKey of(Listing listing) {
        Seller seller = listing.seller();
        String licence = licence(seller.licence());
        if (licence != null) {
            return new SellerKey("licence:" + licence);
        }
        String platform = listing.platform() == null ? "" : listing.platform();
        if (seller.id() != null && !seller.id().isBlank()) {
            return bounded("shop:" + platform + "/" + seller.id().strip());
        }
        if (seller.name() != null && !seller.name().isBlank()) {
            String name = Normalizer.normalize(seller.name(), Normalizer.Form.NFKC);
            return bounded("name:" + platform + "/" + name.strip().toLowerCase(Locale.ROOT));
        }
        return bounded("listing:" + listing.id());
    }

    /** A seller may call itself anything: without control characters, and never longer than an index allows. */
    private static SellerKey bounded(String key) {
        String plain = key.replaceAll("[\\p{Cc}\\p{Cs}]", "");
        if (plain.length() <= LONGEST) {
            return new SellerKey(plain);
        }
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
        return new SellerKey(
                plain.substring(0, LONGEST - 65) + "~" + HexFormat.of().formatHex(digest));
    }

    /** The social credit code in capitals, or null where what is shown does not have its shape. */
    public static @Nullable String licence(@Nullable String shown) {
        if (shown == null) {
            return null;
        }
        String plain = Normalizer.normalize(shown, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        return LICENCE.matcher(plain).matches() ? plain : null;
    }

    @Override
    public String toString() {
        return value;
    }
}
