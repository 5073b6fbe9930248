package zhicha.matcher.match;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.subject.Listing;

/** A matcher over the packs that ship, for tests. */
public final class Desk {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    public static final PackReading PACKS = Packs.load(List.of(Path.of("../rules/packs")));
    public static final ListingMatcher MATCHER = new ListingMatcher(PACKS.rulebook(), PictureSearch.NONE, CLOCK);

    private Desk() {}

    public static List<Hit> match(Listing listing) {
        return MATCHER.match(listing, ListingPictures.NONE);
    }

    public static List<Hit> match(String title) {
        return match(Listing.of("l-1", title));
    }

    public static Optional<Hit> hit(Listing listing, String right) {
        return MATCHER.matchAll(listing, ListingPictures.NONE).stream()
                .filter(hit -> hit.right().equals(right))
                .findFirst();
    }
}
