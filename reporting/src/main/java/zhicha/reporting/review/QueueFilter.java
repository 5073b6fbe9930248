package zhicha.reporting.review;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.pack.Sector;
import zhicha.rules.watch.RightKind;

/**
 * Which flags are meant; null means any.
 *
 * @param site the listing's platform
 * @param rule id of a rule that fired
 * @param right id of a right
 * @param statuses empty means any
 */
public record QueueFilter(
        @Nullable Sector sector,
        @Nullable RightKind kind,
        @Nullable String rule,
        @Nullable String right,
        @Nullable String site,
        @Nullable SellerKey seller,
        Set<FlagStatus> statuses) {
    public static final QueueFilter ALL = new QueueFilter(null, null, null, null, null, null, Set.of());
    public static final QueueFilter OPEN = ALL.status(FlagStatus.OPEN);

    public QueueFilter {
        statuses = Set.copyOf(statuses);
    }

    public QueueFilter sector(@Nullable Sector sector) {
        return new QueueFilter(sector, kind, rule, right, site, seller, statuses);
    }

    public QueueFilter kind(@Nullable RightKind kind) {
        return new QueueFilter(sector, kind, rule, right, site, seller, statuses);
    }

    public QueueFilter rule(@Nullable String rule) {
        return new QueueFilter(sector, kind, rule, right, site, seller, statuses);
    }

    public QueueFilter right(@Nullable String right) {
        return new QueueFilter(sector, kind, rule, right, site, seller, statuses);
    }

    public QueueFilter site(@Nullable String site) {
        return new QueueFilter(sector, kind, rule, right, site, seller, statuses);
    }

    public QueueFilter seller(@Nullable SellerKey seller) {
        return new QueueFilter(sector, kind, rule, right, site, seller, statuses);
    }

    public QueueFilter status(FlagStatus... statuses) {
        return new QueueFilter(sector, kind, rule, right, site, seller, Set.of(statuses));
    }
}
