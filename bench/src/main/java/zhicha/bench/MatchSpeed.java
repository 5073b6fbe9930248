package zhicha.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import zhicha.market.MarketSettings;
import zhicha.market.offer.Catalogue;
import zhicha.market.offer.Offer;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.match.ListingMatcher;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Right;

/**
 * Words, price and shop of 100,000 listings against 33 rights on one thread, the first pass included. The listings are the
 * demo market's offers (recorded seed), each taken many times over with an id of its own.
 */
final class MatchSpeed {
    static final String WHAT = "100,000 listings against 33 rights, words only, one thread: listings a second";

    private static final int LISTINGS = 100_000;
    private static final int RIGHTS = 33;

    private MatchSpeed() {}

    static int run(Path root) {
        Rulebook rulebook =
                some(Packs.load(List.of(root.resolve("rules/packs"))).rulebook());
        ListingMatcher matcher = new ListingMatcher(rulebook, PictureSearch.NONE, Clock.systemUTC());
        List<Offer> offers = new Catalogue(MarketSettings.SEED).offers();
        long hits = 0;
        long start = System.nanoTime();
        for (int i = 0; i < LISTINGS; i++) {
            Offer offer = offers.get(i % offers.size());
            Listing listing = Listing.builder("bench-" + i, offer.title())
                    .description(offer.description())
                    .brand(offer.brand())
                    .build();
            hits += matcher.match(listing, ListingPictures.NONE).size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "seed %d, rights %d, offers %d, hits %d, %.1f s, heap in use %d MB%n",
                MarketSettings.SEED,
                rulebook.watchlist().size(),
                offers.size(),
                hits,
                seconds,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        System.out.printf(Locale.ROOT, "%.0f listings/s%n", LISTINGS / seconds);
        return 0;
    }

    private static Rulebook some(Rulebook all) {
        List<RulePack> packs = new ArrayList<>();
        int left = RIGHTS;
        for (RulePack pack : all.packs()) {
            List<Right> rights =
                    pack.rights().subList(0, Math.min(left, pack.rights().size()));
            left -= rights.size();
            packs.add(new RulePack(pack.id(), pack.sector(), pack.version(), rights, pack.rules(), pack.lists()));
        }
        return new Rulebook(packs);
    }
}
