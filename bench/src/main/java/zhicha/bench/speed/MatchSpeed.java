package zhicha.bench.speed;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import zhicha.market.MarketSettings;
import zhicha.market.offer.Catalogue;
import zhicha.market.offer.Offer;
import zhicha.market.seller.Shopkeeper;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.match.ListingMatcher;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;
import zhicha.rules.watch.Right;

/**
 * Words, price and shop of 100,000 listings against 33 rights on one thread, the first pass included. The listings are the
 * demo market's offers (recorded seed), each taken many times over with an id of its own.
 */
public final class MatchSpeed {
    public static final String WHAT =
            "100,000 listings against 33 rights, without pictures, on one thread: listings a second";

    private static final int LISTINGS = 100_000;
    private static final int RIGHTS = 33;

    private MatchSpeed() {}

    /** @return the exit code */
    public static int run(Path root) {
        Rulebook rulebook =
                some(Packs.load(List.of(root.resolve("rules/packs"))).rulebook());
        List<Offer> offers = new Catalogue(MarketSettings.SEED).offers();
        long hits = 0;
        double seconds;
        try (ListingMatcher matcher = new ListingMatcher(rulebook, PictureSearch.NONE, Clock.systemUTC())) {
            long start = System.nanoTime();
            for (int i = 0; i < LISTINGS; i++) {
                Listing listing = listing("bench-" + i, offers.get(i % offers.size()));
                hits += matcher.match(listing, ListingPictures.NONE).size();
            }
            seconds = (System.nanoTime() - start) / 1e9;
        }
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

    private static Listing listing(String id, Offer offer) {
        Shopkeeper keeper = offer.keeper();
        return Listing.builder(id, offer.title())
                .platform(keeper.site())
                .description(offer.description())
                .brand(offer.brand())
                .price(new Price(offer.price().amount(), "CNY", offer.price().high()))
                .condition(offer.condition())
                .seller(new Seller(keeper.id(), keeper.name(), keeper.location(), keeper.licence(), keeper.contacts()))
                .build();
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
