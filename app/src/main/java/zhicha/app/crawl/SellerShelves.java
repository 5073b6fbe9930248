package zhicha.app.crawl;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import zhicha.app.store.sample.PastHunts;
import zhicha.app.store.sample.SamplePages;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.engine.SiteCrawl;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.CrawlPlan.Stage;
import zhicha.crawler.sample.SellerPages;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.subject.Listing;

/**
 * What else the sellers offer of whom something was flagged in this crawl. Their own pages are walked through in a queue of
 * their own, after the random share was drawn and read, and what stands on them is noted as found on an offer's page, from
 * which nothing is ever drawn: the random share cannot be touched.
 */
final class SellerShelves {
    private final CrawlPlan whole;
    private final Function<CrawlPlan, SiteCrawl> crawls;
    private final PastHunts past;
    private final Clock clock;
    private final Map<String, String> shown = new HashMap<>();

    SellerShelves(CrawlPlan whole, Function<CrawlPlan, SiteCrawl> crawls, PastHunts past, Clock clock) {
        this.whole = whole;
        this.crawls = crawls;
        this.past = past;
        this.clock = clock;
    }

    private String name() {
        return whole.crawl() + "-sellers";
    }

    /** Pages of sellers that were asked for, over all runs of the crawl: they come off its budget. */
    int spent() {
        return whole.site().sampling().sellers().isEmpty() ? 0 : (int) past.pages(name());
    }

    /** Key of a listing to the seller on whose page it was found. */
    Map<String, String> shown() {
        return shown;
    }

    /**
     * Walks through the pages of sellers that were not walked through yet, and notes what stands on them.
     *
     * @param main queue of the crawl
     * @param left pages that may still be asked for
     * @return empty where there is nothing to walk through
     */
    Optional<CrawlReport> walk(Frontier main, long left) throws InterruptedException {
        SellerPages pages = whole.site().sampling().sellers().orElse(null);
        if (pages == null) {
            return Optional.empty();
        }
        Map<String, String> sellers = new LinkedHashMap<>();
        List<WebAddress> addresses = new ArrayList<>();
        AllowedHosts hosts = whole.site().allowedHosts();
        Set<String> known = past.addresses(name());
        int room = pages.sellers() - (known.size() + pages.pages() - 1) / pages.pages();
        for (Seller seller : flagged(main)) {
            List<WebAddress> own = new ArrayList<>();
            for (int page = 0; page < pages.pages(); page++) {
                pages.page(seller.number(), page)
                        .map(whole.site()::main)
                        .filter(hosts::allows)
                        .ifPresent(own::add);
            }
            boolean walked = own.stream().anyMatch(address -> known.contains(address.toString()));
            if (own.isEmpty() || !walked && --room < 0) {
                continue;
            }
            own.forEach(address -> sellers.putIfAbsent(SamplePages.cut(address.toString()), seller.key()));
            addresses.addAll(own);
        }
        int spent = spent();
        if (addresses.isEmpty() || left < 1 && spent == 0) {
            return Optional.empty();
        }
        SiteCrawl crawl = crawls.apply(new CrawlPlan(
                name(),
                whole.site().only(addresses),
                (int) Math.max(1, spent + left),
                whole.agent(),
                whole.threads(),
                Stage.PAGES,
                List.of()));
        CrawlReport report = crawl.run();
        List<FrameUnit> found = crawl.frontier().frame();
        for (FrameUnit unit : found) {
            String seller = sellers.get(unit.foundOn());
            if (seller != null) {
                shown.put(unit.key(), seller);
            }
        }
        main.frame(found.stream().map(SellerShelves::beside).toList(), clock.instant());
        return Optional.of(report);
    }

    private static FrameUnit beside(FrameUnit unit) {
        return new FrameUnit(
                unit.key(),
                unit.address(),
                unit.item(),
                unit.depth(),
                FrameUnit.Source.OFFER,
                unit.foundOn(),
                unit.sector(),
                unit.shelf(),
                unit.card());
    }

    /** @param number as the listing shows it */
    private record Seller(String key, String number, int flags) {}

    /** Those with most flags first. */
    private List<Seller> flagged(Frontier main) {
        Set<String> flagged = past.flagged(whole.crawl());
        Map<String, Seller> sellers = new TreeMap<>();
        for (Listing listing : main.listings()) {
            String number = listing.seller().id();
            if (number != null && flagged.contains(listing.id())) {
                String key = SellerKey.of(listing).value();
                sellers.merge(
                        key,
                        new Seller(key, number, 1),
                        (one, other) -> new Seller(key, one.number(), one.flags() + other.flags()));
            }
        }
        return sellers.values().stream()
                .sorted(Comparator.comparing(Seller::flags).reversed().thenComparing(Seller::key))
                .toList();
    }
}
