package zhicha.rules.watch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A shop that may use a right. It is recognised by platform and shop id, never by its displayed name alone, which anyone
 * can copy.
 *
 * @param platform the platform the permission is for; null means every platform
 * @param seller the platform's identifier of the shop
 * @param name the shop's name, for people
 * @param until last day of the permission, inclusive; null where none was stated
 * @param by who entered it
 * @param why on what grounds
 */
public record AuthorisedSeller(
        @Nullable String platform,
        String seller,
        @Nullable String name,
        @Nullable LocalDate until,
        @Nullable String by,
        @Nullable String why) {

    /** Whether the permission covers this shop on this day. */
    public boolean covers(@Nullable String platform, @Nullable String seller, LocalDate day) {
        return this.seller.equals(seller)
                && (this.platform == null || this.platform.equals(platform))
                && (until == null || !day.isAfter(until));
    }
}
