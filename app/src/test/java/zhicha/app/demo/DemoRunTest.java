package zhicha.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.app.crawl.CrawlAgent;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.desk.Desk;
import zhicha.app.desk.Judgement;
import zhicha.app.judge.Judging;
import zhicha.app.store.PostgresServer;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.market.Storefront;
import zhicha.market.truth.Reach;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.match.MatchProblems;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.subject.Listing;

/** The main job over the whole demo market, held against its truth. */
class DemoRunTest {
    private static JudgedMarket judged;

    @TempDir
    private Path folder;

    @BeforeAll
    static void judge() throws Exception {
        judged = JudgedMarket.get();
    }

    private static List<QueueEntry> queue(Store store) {
        return store.reviews().entries(QueueFilter.ALL, Instant.now(), 10_000, 0);
    }

    @Test
    void everyListingThatMayBeSeenIsSeenAndNoOther() {
        DemoOutcome outcome = judged.outcome();
        assertEquals(List.of(), outcome.score().unknown());
        assertEquals(List.of(), outcome.score().forbidden());
        assertTrue(
                judged.market().visits().forbidden().isEmpty(),
                () -> judged.market().visits().forbidden().toString());
        assertTrue(
                Set.of(Reach.SCRIPT).containsAll(outcome.score().notSeen().keySet()),
                () -> "only what scripts fill may be missed: " + outcome.score().notSeen());
        assertTrue(outcome.crawls().stream().allMatch(crawl -> crawl.stop() == CrawlReport.Stop.DONE));
    }

    @Test
    void flagsAreRightAndFewAreMissed() {
        DemoOutcome outcome = judged.outcome();
        assertTrue(
                outcome.score().precision().orElse(0) >= 0.95,
                () -> outcome.score().falseAlarms().toString());
        assertTrue(
                outcome.score().recallNow().orElse(0) >= 0.9,
                () -> outcome.score().misses().toString());
        assertEquals(0, outcome.notJudged());
    }

    @Test
    void theSummaryAddsUp() throws Exception {
        DemoOutcome outcome = judged.outcome();
        Map<String, Object> summary = outcome.summary();
        assertEquals(outcome.listings(), summary.get("listings"));
        long listings = judged.market().truth().entries().stream()
                .filter(entry -> entry.reach() != Reach.FORBIDDEN && entry.reach() != Reach.SCRIPT)
                .count();
        assertEquals(listings, outcome.listings());
        assertEquals(listings, judged.desk().store().listings().count());
        assertEquals(
                outcome.hits().size(),
                outcome.hitsBy(hit -> hit.verdict().written()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        assertEquals(
                outcome.hitsBy(hit -> hit.verdict().written()).get("flag"),
                outcome.flags(),
                "each flag is in the queue");
        assertTrue(outcome.captures()
                >= outcome.pages()
                        - outcome.crawls().stream()
                                .flatMap(crawl -> crawl.refused().values().stream())
                                .mapToLong(Long::longValue)
                                .sum()
                        - outcome.crawls().stream()
                                .flatMap(crawl -> crawl.useless().values().stream())
                                .mapToLong(Long::longValue)
                                .sum());
        Verb.Ended verified = Verb.run("evidence", "verify", judged.folder().resolve("vault"));
        assertEquals(0, verified.exit(), verified::toString);
    }

    @Test
    void everyFlagLeadsToASealedPage() throws Exception {
        for (QueueEntry entry : queue(judged.desk().store())) {
            Listing listing = entry.flag().listing();
            assertTrue(listing.capture() != null, listing::id);
            assertTrue(judged.desk().vault().find(listing.capture()).isPresent(), listing::id);
        }
    }

    @Test
    void judgingTheSameAgainChangesNothing() throws Exception {
        Store store = judged.desk().store();
        String site = judged.market().shops().getFirst().id();
        List<Listing> listings = new ArrayList<>();
        store.listings().each(listing -> {
            if (site.equals(listing.platform()) && listings.size() < 120) {
                listings.add(listing);
            }
        });
        Map<String, Object> before = standing(store, listings);
        Judging again = new Judging(
                judged.run().judgement().matcher(),
                judged.run().judgement().pictures()::lookAhead,
                judged.desk().pictures(),
                store.intake(),
                RightSnapshot.all(judged.run().judgement().packs().rulebook()),
                2);
        Judging.Judged outcome = again.judge(listings, null);
        assertEquals(120, outcome.listings());
        assertEquals(0, outcome.failed());
        assertEquals(0, outcome.raised());
        assertEquals(before, standing(store, listings));
    }

    /** The demo's pictures were looked at while the crawl went on; here a matcher meets them for the first time. */
    @Test
    void judgingAfterTheCrawlSeesInPicturesWhatWasSeenDuringIt() throws Exception {
        Store store = judged.desk().store();
        List<Listing> listings = new ArrayList<>();
        store.listings().each(listing -> {
            boolean seen = store.hits().ofListing(listing.id()).stream()
                    .flatMap(hit -> hit.reasons().stream())
                    .anyMatch(reason -> reason instanceof Reason.CopiedPicture || reason instanceof Reason.Logo);
            if (seen) {
                listings.add(listing);
            }
        });
        assertTrue(listings.size() > 40, () -> listings.size() + " listings with something in a picture");
        Map<String, Object> before = standing(store, listings);
        Judgement fresh = Judgement.load(List.of(judged.market().packsFolder()), MatchProblems.LOG, Clock.systemUTC());
        Judging after = new Judging(
                fresh.matcher(),
                fresh.pictures()::lookAhead,
                judged.desk().pictures(),
                store.intake(),
                RightSnapshot.all(fresh.packs().rulebook()),
                2);
        Judging.Judged outcome = after.judge(listings, null);
        assertEquals(0, outcome.failed());
        assertEquals(0, outcome.raised());
        assertEquals(before, standing(store, listings));
    }

    /** Hits and flags of these listings, as far as judging may touch them. */
    private static Map<String, Object> standing(Store store, List<Listing> listings) {
        Map<String, Object> standing = new HashMap<>();
        Set<String> ids = listings.stream().map(Listing::id).collect(Collectors.toSet());
        ids.forEach(id -> standing.put(id, Set.copyOf(store.hits().ofListing(id))));
        for (QueueEntry entry : queue(store)) {
            if (ids.contains(entry.flag().listing().id())) {
                standing.put(
                        entry.flag().id(),
                        entry.flag().revision() + entry.flag().fingerprint());
            }
        }
        return standing;
    }

    @Test
    void postgresqlHoldsTheSame() throws Exception {
        StoreSettings settings = PostgresServer.emptyDatabase();
        Storefront shop = judged.market().shops().getLast();
        var site = SiteFiles.read(shop.siteFile()).file().orElseThrow();
        try (Desk desk = Desk.open(settings, Files.createDirectories(folder.resolve("vault")), Clock.systemUTC())) {
            SiteTurn turn = desk.turns(judged.run()::judgement);
            SiteTurn.Outcome outcome = turn.take(
                    site,
                    CrawlPlan.DEFAULT_BUDGET,
                    new CrawlAgent("zhicha-demo"),
                    new KillSwitch(),
                    (entry, ending) -> {});
            assertEquals(CrawlReport.Stop.DONE, outcome.crawl().stop());
            assertEquals(0, outcome.judged().failed());
            assertEquals(verdicts(judged.desk().store(), shop.id()), verdicts(desk.store(), shop.id()));
        }
    }

    private static Set<String> verdicts(Store store, String site) {
        return queue(store).stream()
                .filter(entry -> site.equals(entry.flag().listing().platform()))
                .map(entry -> entry.flag().listing().id() + " "
                        + entry.flag().right().id() + " " + entry.flag().hit().rules())
                .collect(Collectors.toSet());
    }
}
