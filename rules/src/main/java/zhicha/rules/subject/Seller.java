package zhicha.rules.subject;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shop behind a listing, as the page shows it.
 *
 * @param id the platform's own identifier of the shop
 * @param name the shop's displayed name
 * @param location displayed place, for instance {@code 黑龙江 哈尔滨}
 * @param licence unified social credit code (统一社会信用代码), 18 characters where complete
 * @param contacts displayed telephone numbers, messenger names and addresses
 */
public record Seller(
        @Nullable String id,
        @Nullable String name,
        @Nullable String location,
        @Nullable String licence,
        List<String> contacts) {
    /** A page that names no shop. */
    public static final Seller UNKNOWN = new Seller(null, null, null, null, List.of());

    public Seller {
        contacts = List.copyOf(contacts);
    }
}
