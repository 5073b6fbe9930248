package zhicha.rules.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A listing that a rule must let pass, owned by a person, with a reason and an end.
 *
 * @param platform platform it is limited to, or null for all
 * @param seller shop id it is limited to, or null for all
 * @param right right id it is limited to, or null for all
 * @param expires last day it counts, inclusive
 */
public record Exemption(
        @Nullable String platform,
        @Nullable String seller,
        @Nullable String right,
        String owner,
        String reason,
        LocalDate expires) {

    public boolean covers(@Nullable String platform, @Nullable String seller, String right, LocalDate day) {
        return (this.platform == null || this.platform.equals(platform))
                && (this.seller == null || this.seller.equals(seller))
                && (this.right == null || this.right.equals(right))
                && !day.isAfter(expires);
    }
}
