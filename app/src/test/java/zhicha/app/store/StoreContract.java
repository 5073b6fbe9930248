package zhicha.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zhicha.app.estimate.Estimates;
import zhicha.app.estimate.RightNames;
import zhicha.app.estimate.SampleArchive;
import zhicha.app.store.frontier.SqlFrontiers;
import zhicha.app.store.layout.LayoutAlarm;
import zhicha.app.store.layout.LayoutPages;
import zhicha.app.store.life.KnownListings;
import zhicha.app.store.listing.PictureIndex;
import zhicha.app.store.log.CrawlRuns.CrawlRun;
import zhicha.app.store.review.SqlReviewStore;
import zhicha.app.store.row.Columns;
import zhicha.app.store.sample.PastHunts;
import zhicha.app.store.sample.SamplePages;
import zhicha.app.store.sample.SamplePlan;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.app.store.screenshot.Wish;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.layout.LayoutChange;
import zhicha.crawler.layout.LayoutChart;
import zhicha.crawler.layout.PageFill;
import zhicha.crawler.life.Known;
import zhicha.crawler.life.LifeEvent;
import zhicha.crawler.life.LifeLine;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.Strata;
import zhicha.crawler.sample.draw.Draw;
import zhicha.crawler.sample.draw.PageDraw.DrawnPage;
import zhicha.crawler.sample.draw.RandomDraw;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.frame.ListCard;
import zhicha.crawler.sample.hunt.Hunt;
import zhicha.crawler.sample.hunt.Quarry;
import zhicha.crawler.sample.hunt.Trail;
import zhicha.crawler.sample.hunt.Trails;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.law.LawBook;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadAssembly;
import zhicha.reporting.lead.LeadDesk;
import zhicha.reporting.lead.LeadOutcome;
import zhicha.reporting.lead.LeadStatus;
import zhicha.reporting.lead.routing.AgencyDirectory;
import zhicha.reporting.prevalence.Answer;
import zhicha.reporting.prevalence.Prevalence;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.reporting.review.Claim;
import zhicha.reporting.review.ClaimOutcome;
import zhicha.reporting.review.DecisionOutcome;
import zhicha.reporting.review.FlagChange;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.decision.ChainCheck;
import zhicha.reporting.review.decision.DismissalReason;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.rules.pack.Sector;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;

/** What the store promises, whichever database is under it. */
abstract class StoreContract {
    private static final Judgement CONFIRM = new Judgement.Confirm("");
    protected final SettableClock clock = new SettableClock("2026-11-22T01:00:00Z");
    private Store store;
    private ReviewQueue queue;

    /** A store without anything in it. */
    abstract StoreSettings empty() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(empty(), clock);
        queue = new ReviewQueue(store.reviews(), clock, store.ids(), ReviewQueue.LEASE);
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private Flag raise(int number, double score) {
        Listing listing = Samples.listing(number);
        Intake.Taken taken = store.intake()
                .take(
                        listing,
                        List.of(Samples.hit(listing, Samples.MARK, score, "inserted-symbol")),
                        Samples.RIGHTS,
                        "run-1");
        return ((FlagChange.Raised) taken.changes().getFirst()).flag();
    }

    // ---- screenshots

    @Test
    void aFlagLeavesOneWishForAScreenshotOfAnUnchangedListingAndItOutlivesTheStore() {
        Screenshots screenshots = store.screenshots();
        Listing listing = Samples.listing(1).toBuilder()
                .url("https://shop.example/1")
                .platform("shop")
                .capture(new CaptureId("sha256:" + "a".repeat(64)))
                .build();
        List<Hit> hits = List.of(Samples.hit(listing, Samples.MARK, 0.9, "inserted-symbol"));
        store.intake().wishingScreenshots().take(listing, hits, Samples.RIGHTS, null);
        assertEquals(Set.of(), screenshots.sites(), "it was imported, and its page is nobody's to ask for");
        clock.advance(Duration.ofMinutes(1));
        List<Hit> other = List.of(Samples.hit(listing, Samples.WORK, 0.9, "exact"));
        store.intake().wishingScreenshots().take(listing, other, Samples.RIGHTS, "run-1");
        Wish wish = screenshots.free("shop", 10, clock.instant()).getFirst();
        assertEquals("https://shop.example/1", wish.address());
        assertEquals(listing.capture(), wish.page());
        assertEquals(Wish.Cause.FLAG, wish.cause());
        assertEquals(List.of(), screenshots.free("elsewhere", 10, clock.instant()));

        clock.advance(Duration.ofMinutes(1));
        Wish asked = new Wish(
                wish.listing(),
                wish.substance(),
                wish.site(),
                wish.address(),
                wish.page(),
                Wish.Cause.REQUEST,
                "林晓",
                clock.instant());
        assertTrue(screenshots.ask(asked), "somebody's wish goes before a flag's");
        assertFalse(screenshots.ask(asked), "it waits already");
        assertEquals(Optional.of(asked), screenshots.waitingFor(listing.id()));
        assertEquals(1, screenshots.waiting("shop"));

        CaptureId sealed = new CaptureId("sha256:" + "b".repeat(64));
        Ended taken = Ended.taken(asked, clock.instant(), sealed, 1_280, 4_000, 123_456);
        assertTrue(screenshots.end(taken));
        assertFalse(screenshots.end(taken), "it waits no more");
        assertEquals(List.of(sealed), screenshots.sealed(listing.id(), 5));
        assertEquals(123_456, screenshots.of(listing.id(), 5).getFirst().bytes());
        assertEquals(1, screenshots.taken(Wish.Cause.REQUEST, clock.instant().minusSeconds(1)));
        assertEquals(0, screenshots.taken(Wish.Cause.FLAG, Instant.EPOCH));

        Listing sold = listing.toBuilder().sales(99L).build();
        List<Hit> revised = List.of(Samples.hit(sold, Samples.MARK, 0.9, "fullwidth"));
        store.intake().wishingScreenshots().take(sold, revised, Samples.RIGHTS, "run-2");
        assertEquals(0, screenshots.waiting("shop"), "only its sales have moved");
        clock.advance(Duration.ofMinutes(1));
        Listing dearer = listing.toBuilder().title(listing.title() + "！").build();
        List<Hit> again = List.of(Samples.hit(dearer, Samples.MARK, 0.9, "pinyin"));
        store.intake().wishingScreenshots().take(dearer, again, Samples.RIGHTS, "run-3");
        assertEquals(1, screenshots.waiting("shop"));
        assertTrue(screenshots.end(Ended.without(
                screenshots.free("shop", 1, clock.instant()).getFirst(), clock.instant(), "robots", "x".repeat(900))));
        assertEquals("robots", screenshots.of(listing.id(), 1).getFirst().lack());
    }

    // ---- samples

    private static FrameUnit unit(int item) {
        WebAddress address = new WebAddress("https", "sample.example", 443, "/item/" + item);
        return new FrameUnit(
                WebAddress.keyOf(address.toString()),
                address,
                Optional.of(String.valueOf(item)),
                1,
                FrameUnit.Source.SHELF,
                "https://sample.example/c/" + item % 2,
                "toys",
                "shelf-" + item % 2,
                new ListCard("松禾 积木 " + item, new BigDecimal("19.90"), 3L, "店", null));
    }

    @Test
    void aSampleIsDrawnOnceFetchedJudgedAndEstimatedFrom() {
        Instant now = clock.instant();
        Frontier frontier = new SqlFrontiers(store.jdbi()).open("run-7", "demo-a", Duration.ZERO, 4, now);
        frontier.frame(
                IntStream.rangeClosed(1, 60).mapToObj(StoreContract::unit).toList(), now);
        var samples = store.samples();
        SamplePlan plan = samples.begin("run-7", "demo-a", 5, 20, 4, now);
        assertEquals(plan, samples.begin("run-7", "demo-a", 6, 1, 1, now), "a plan that was noted stands");
        Draw draw = RandomDraw.draw(plan.seed(), frontier.frame(), Strata.NONE, plan.random());
        samples.drawn("run-7", draw, 60, 0, now);
        samples.drawn("run-7", RandomDraw.draw(99, frontier.frame(), Strata.NONE, 30), 60, 0, now);
        assertEquals(draw.chosen(), samples.chosen("run-7"), "and so does a draw");

        store.runs().put(new CrawlRun("run-7", "demo-a", now, null, null, 0, 0, 0, 0));
        Map<String, Integer> items = new HashMap<>();
        IntStream.rangeClosed(1, 60).forEach(item -> items.put(unit(item).key(), item));
        fetch(frontier, draw.chosen(), items, now);
        Trails trails = new Trails(
                List.of(new SearchTerm("松禾", "tm-songhe", "toys")), new PastHunts(store.jdbi()).sellers("demo-a"));
        Map<String, Trail> records = new PastHunts(store.jdbi()).records("demo-a", trails);
        assertEquals(18, records.get(Trails.ALL).judged(), "20 were drawn, one is gone and one was refused");
        assertEquals(records.get(Trails.ALL), records.get("mark:tm-songhe"));
        List<Quarry> quarry = frontier.frame().stream()
                .map(one -> new Quarry(one, "", trails.of(one)))
                .toList();
        samples.hunted("run-7", Hunt.choose(5, quarry, records, 60, 1));
        assertEquals(
                draw.chosen(), samples.chosen("run-7").subList(0, 20), "hunting takes nothing of the random share");
        assertEquals(60, samples.chosen("run-7").size());

        store.runs().put(new CrawlRun("run-7", "demo-a", now, now.plusSeconds(60), "done", 20, 18, 18, 0));
        assertEquals(
                1,
                Estimates.of(new SampleArchive(store.jdbi()), null).unusable().size(),
                "not judged yet");
        store.runs().judged("run-7", now);
        Estimates estimates = Estimates.of(new SampleArchive(store.jdbi()), null);
        var site = estimates.sites().getFirst();
        assertEquals(1, site.sample().answers().get(Answer.GONE));
        assertEquals(1, site.sample().answers().get(Answer.BLOCKED));
        assertEquals(40, site.sample().targeted());
        Prevalence whole = site.estimates().getFirst();
        long flagged = draw.chosen().stream()
                .skip(2)
                .filter(one -> items.getOrDefault(one.key(), 0) % 3 == 0)
                .count();
        assertEquals(flagged / 18.0, whole.flagged().share(), 1e-9);
        assertEquals("松禾", new RightNames(store.jdbi()).apply("tm-songhe"));
        String read = "demo-a-" + items.get(draw.chosen().getLast().key());
        assertEquals(draw.chosen().getLast(), samples.latest(read).orElseThrow());
        assertEquals(18, samples.byCapture("run-7").size());
    }

    /** The first is gone, the second refused, and of the others every third is flagged. */
    private void fetch(Frontier frontier, List<Chosen> chosen, Map<String, Integer> items, Instant now) {
        frontier.add(
                chosen.stream()
                        .map(one -> unit(items.getOrDefault(one.key(), 0)))
                        .map(one -> new Found(
                                new Route(one.address(), PageKind.LISTING, one.item(), one.key()), one.depth()))
                        .toList(),
                now);
        for (int place = 0; place < chosen.size(); place++) {
            Entry entry = frontier.lease(now, Set.of(PageKind.LISTING)).orElseThrow();
            int at = chosen.stream().map(Chosen::key).toList().indexOf(entry.key());
            int item = items.getOrDefault(entry.key(), 0);
            if (at < 2) {
                frontier.complete(
                        entry,
                        Completion.of(new Ending(
                                Ending.Kind.USELESS, at == 0 ? "http-404" : "http-403", 404, 0, "", Duration.ZERO)),
                        now);
                continue;
            }
            Listing listing = Samples.listing(item).toBuilder()
                    .capture(new CaptureId("sha256:" + entry.key()))
                    .build();
            frontier.complete(
                    entry,
                    new Completion(
                            new Ending(Ending.Kind.READ, "ok", 200, 10, "", Duration.ZERO),
                            true,
                            Optional.of(new CaptureId("sha256:" + entry.key())),
                            Optional.of(listing),
                            List.of()),
                    now);
            List<Hit> hits = item % 3 == 0
                    ? List.of(Samples.hit(listing, Samples.MARK, 0.9, "inserted-symbol"))
                    : List.<Hit>of();
            store.intake().take(listing, hits, Samples.RIGHTS, "run-7");
        }
    }

    // ---- listings

    @Test
    void aListingComesBackAsItWasSaved() {
        Listing listing = Samples.listing(1);
        assertTrue(store.listings().save(listing, "run-1", clock.instant()).added());
        assertEquals(listing, store.listings().listing("demo-a-1").orElseThrow());
        assertEquals(1, store.listings().count());
    }

    @Test
    void everyObservationIsKeptAndTheLatestIsShown() {
        Listing first = Samples.listing(1);
        Listing dearer = first.toBuilder()
                .yuan("159.00")
                .observedAt(first.observedAt().plusDays(1))
                .capture(new CaptureId("sha256:" + "b".repeat(64)))
                .build();
        Listing late = first.toBuilder()
                .yuan("99.00")
                .observedAt(first.observedAt().minusDays(1))
                .build();
        for (Listing listing : List.of(first, dearer, dearer, late, first)) {
            store.listings().save(listing, null, clock.instant());
        }
        assertEquals(
                "159.00",
                store.listings()
                        .listing(first.id())
                        .orElseThrow()
                        .price()
                        .amount()
                        .toPlainString());
        var history = store.listings().history(first.id());
        assertEquals(
                List.of("99.00", "129.00", "159.00"),
                history.stream()
                        .map(sighting -> sighting.listing().price().amount().toPlainString())
                        .toList());
        assertEquals(dearer.capture(), history.getLast().capture());
        var seen = store.listings().seen(first.id()).orElseThrow();
        assertEquals(late.observedAt().toInstant(), seen.first());
        assertEquals(dearer.observedAt().toInstant(), seen.last());
    }

    @Test
    void textThatNoDatabaseLikesIsKeptAllTheSame() {
        String nasty = "松\0禾'; drop table listing; -- \uD83D half \uDC00 :name ${x} \uD83D\uDC3B";
        Listing listing = Listing.builder("demo-a-9", nasty)
                .platform("p\0q")
                .description("x".repeat(1_500_000))
                .build();
        Listing kept = store.listings().save(listing, null, clock.instant()).listing();
        Listing read = store.listings().listing("demo-a-9").orElseThrow();
        assertEquals(nasty, read.title());
        assertEquals("p\0q", read.platform());
        assertEquals(kept, read);
        assertTrue(
                read.description().length() > 100_000,
                "shortened to " + read.description().length());
        assertThrows(
                IllegalArgumentException.class,
                () -> store.listings().save(Listing.of("a".repeat(301), "t"), null, clock.instant()));
    }

    @Test
    void allListingsAreHandedOverInTheOrderOfTheirIds() {
        for (int number = 0; number < 450; number++) {
            store.listings().save(Samples.listing(number), null, clock.instant());
        }
        List<String> ids = new ArrayList<>();
        store.listings().each(listing -> ids.add(listing.id()));
        assertEquals(450, ids.size());
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void aPictureLeadsToItsCaptureOfTheTimeTheListingWasSeen() {
        ListingImage image = new ListingImage("http://127.0.0.1/" + "x".repeat(5000));
        CaptureId one = new CaptureId("sha256:" + "1".repeat(64));
        CaptureId two = new CaptureId("sha256:" + "2".repeat(64));
        Instant start = clock.instant();
        PictureIndex pictures = store.pictures();
        pictures.put("demo-a-1", image, one, start.plusSeconds(10));
        pictures.put("demo-a-1", image, one, start.plusSeconds(20)); // unchanged at the next crawl
        pictures.put("demo-a-1", image, two, start.plusSeconds(30)); // the shop shows another one now
        assertEquals(one, pictures.capture("demo-a-1", image, start).orElseThrow(), "fetched after its page");
        assertEquals(
                one, pictures.capture("demo-a-1", image, start.plusSeconds(15)).orElseThrow());
        assertEquals(
                two, pictures.capture("demo-a-1", image, start.plusSeconds(25)).orElseThrow());
        assertEquals(
                two, pictures.capture("demo-a-1", image, start.plusSeconds(99)).orElseThrow(), "not fetched since");
        assertEquals(two, pictures.capture("demo-a-1", image, null).orElseThrow(), "the latest");
        assertTrue(pictures.capture("demo-a-2", image, null).isEmpty());
        assertEquals(2, pictures.count());
    }

    @Test
    void runsAndTheAuditLogAreKept() {
        CrawlRun started = new CrawlRun("r1", "demo-a", clock.instant(), null, null, 0, 0, 0, 0);
        store.runs().put(started);
        CrawlRun done = new CrawlRun("r1", "demo-a", clock.instant(), clock.instant(), "done", 9, 8, 9, 1);
        store.runs().put(done);
        assertEquals(List.of(done), store.runs().latest(5));
        assertEquals(List.of(done), store.runs().unjudged("demo-a"), "it crawled, and nobody judged what it brought");
        store.runs().judged("r1", clock.instant());
        assertEquals(List.of(), store.runs().unjudged("demo-a"));
        store.audit().add("甲", "sign-in", "", "");
        store.audit().add("甲", "lead.approve", "ZC-2026-000001", "同意");
        assertEquals("lead.approve", store.audit().latest(1, 0).getFirst().what());
        assertEquals(2, store.audit().latest(10, 0).size());
    }

    // ---- from hits to flags

    @Test
    void aFlagComesBackWithItsHitItsRightAndItsListing() {
        Flag raised = raise(1, 0.93);
        QueueEntry entry = queue.entry(raised.id()).orElseThrow();
        assertEquals(raised, entry.flag());
        assertEquals(FlagStatus.OPEN, entry.status());
        assertEquals(Samples.listing(1), entry.flag().listing());
        assertEquals(Samples.MARK, entry.flag().right());
        assertEquals(1, store.hits().ofListing("demo-a-1").size());
        assertEquals(Map.of("flag", 1L), store.hits().counts());
    }

    @Test
    void judgingTheSameListingAgainDoublesNothing() {
        Flag raised = raise(1, 0.93);
        Listing again = Samples.listing(1).toBuilder()
                .observedAt(OffsetDateTime.parse("2026-11-23T08:00:00+08:00"))
                .build();
        Intake.Taken taken = store.intake()
                .take(
                        again,
                        List.of(Samples.hit(again, Samples.MARK, 0.95, "inserted-symbol")),
                        Samples.RIGHTS,
                        "run-2");
        assertEquals(1, taken.count(FlagChange.Refreshed.class));
        assertFalse(taken.added());
        assertEquals(1, queue.counts(QueueFilter.ALL).total());
        QueueEntry entry = queue.entry(raised.id()).orElseThrow();
        assertEquals(1, entry.flag().revision());
        assertEquals(0.95, entry.flag().score());
        assertEquals(raised.firstSeen(), entry.flag().firstSeen());
    }

    @Test
    void aDecidedFlagStaysDecidedUntilSomethingElseIsSeen() {
        Flag flag = raise(1, 0.93);
        decide(flag, new Judgement.Dismiss(DismissalReason.SECOND_HAND, ""), "甲");
        Listing listing = Samples.listing(1);

        Intake.Taken same = store.intake()
                .take(
                        listing,
                        List.of(Samples.hit(listing, Samples.MARK, 0.5, "inserted-symbol")),
                        Samples.RIGHTS,
                        null);
        assertEquals(1, same.count(FlagChange.Kept.class));
        assertEquals(FlagStatus.DISMISSED, status(flag));
        assertEquals(0.93, queue.entry(flag.id()).orElseThrow().flag().score(), "what was decided on is what is shown");

        Intake.Taken other = store.intake()
                .take(listing, List.of(Samples.hit(listing, Samples.MARK, 0.9, "pinyin")), Samples.RIGHTS, null);
        assertEquals(1, other.count(FlagChange.Revised.class));
        QueueEntry entry = queue.entry(flag.id()).orElseThrow();
        assertEquals(FlagStatus.OPEN, entry.status());
        assertTrue(entry.changedSinceDecision());
        assertEquals(2, queue.revisions(flag.id()).size());
        assertEquals("inserted-symbol", evasion(queue.revisions(flag.id()).getFirst()));
    }

    @Test
    void whatADecisionSpokeOfIsKeptThoughItWasTakenBack() {
        Flag flag = raise(1, 0.93);
        decide(flag, new Judgement.Dismiss(DismissalReason.SECOND_HAND, ""), "甲");
        queue.undo("甲", "s-甲");
        Listing cheaper = Samples.listing(1).toBuilder()
                .yuan("19.00")
                .observedAt(OffsetDateTime.parse("2026-11-23T08:00:00+08:00"))
                .build();
        for (double score : new double[] {0.95, 0.97}) {
            store.intake()
                    .take(
                            cheaper,
                            List.of(Samples.hit(cheaper, Samples.MARK, score, "inserted-symbol")),
                            Samples.RIGHTS,
                            "run-2");
        }
        List<Flag> revisions = queue.revisions(flag.id());
        assertEquals(List.of(0.93, 0.97), revisions.stream().map(Flag::score).toList());
        assertEquals(Samples.listing(1), revisions.getFirst().listing(), "as it was when somebody decided");
        assertEquals(2, queue.entry(flag.id()).orElseThrow().flag().revision());
        assertEquals(FlagStatus.OPEN, status(flag));
    }

    @Test
    void aFlagThatIsNotFoundAgainLeavesTheQueueAndComesBack() {
        Flag flag = raise(1, 0.93);
        Listing listing = Samples.listing(1);
        Hit hit = Samples.hit(listing, Samples.MARK, 0.93, "inserted-symbol");
        store.intake().take(listing, List.of(Samples.watched(hit)), Samples.RIGHTS, null);
        assertEquals(FlagStatus.LAPSED, status(flag));
        assertEquals(0, queue.counts(QueueFilter.OPEN).total());
        store.intake().take(listing, List.of(), Map.of(Samples.WORK.id(), Samples.WORK), null);
        assertEquals(1, store.hits().ofListing(listing.id()).size(), "a right that was not judged is left alone");
        store.intake().take(listing, List.of(hit), Samples.RIGHTS, null);
        assertEquals(FlagStatus.OPEN, status(flag));
    }

    @Test
    void anOlderPageThatComesLateChangesNothingInTheQueue() {
        Flag flag = raise(1, 0.93);
        Listing late = Samples.listing(1).toBuilder()
                .observedAt(OffsetDateTime.parse("2026-11-01T08:00:00+08:00"))
                .build();
        store.intake().take(late, List.of(), Samples.RIGHTS, null);
        assertEquals(FlagStatus.OPEN, status(flag));
        assertEquals(2, store.listings().history(late.id()).size());
    }

    @Test
    void aHitOfAnotherListingIsRefusedAndNothingIsKept() {
        Listing listing = Samples.listing(1);
        Hit foreign = Samples.hit(Samples.listing(2), Samples.MARK, 0.9, "exact");
        assertThrows(
                IllegalArgumentException.class,
                () -> store.intake().take(listing, List.of(foreign), Samples.RIGHTS, null));
        assertEquals(0, store.listings().count());
    }

    @Test
    void manyThreadsBringingTheSameListingsMakeOneFlagEach() throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            work.add(() -> {
                for (int number = 0; number < 20; number++) {
                    Listing listing = Samples.listing(number);
                    store.intake()
                            .take(
                                    listing,
                                    List.of(Samples.hit(listing, Samples.MARK, 0.9, "exact")),
                                    Samples.RIGHTS,
                                    null);
                }
                return 0;
            });
        }
        together(work);
        assertEquals(20, queue.counts(QueueFilter.ALL).total());
        assertEquals(20, store.listings().count());
    }

    // ---- the queue

    @Test
    void theMostUrgentComesFirst() {
        raise(1, 0.50);
        raise(2, 0.934);
        raise(3, 0.931);
        // 2 and 3 tie in hundredths and in sector; 3 has more displayed sales
        assertEquals(
                List.of("demo-a-3", "demo-a-2", "demo-a-1"),
                queue.list(QueueFilter.OPEN, 10, 0).stream()
                        .map(entry -> entry.flag().listing().id())
                        .toList());
        // a seller with a confirmed flag goes before one with more sales
        decide(raise(9, 0.4), CONFIRM, "甲");
        assertEquals(
                "demo-a-2",
                queue.list(QueueFilter.OPEN, 10, 0).getFirst().flag().listing().id());
    }

    @Test
    void filtersAndCountsSpeakOfTheSameFlags() {
        raise(1, 0.9);
        raise(8, 0.8);
        Listing third = Samples.listing(3);
        store.intake().take(third, List.of(Samples.hit(third, Samples.WORK, 0.7, "exact")), Samples.RIGHTS, null);
        assertEquals(2, queue.list(QueueFilter.ALL.sector(Sector.TOYS), 10, 0).size());
        assertEquals(
                1, queue.list(QueueFilter.ALL.kind(Samples.WORK.kind()), 10, 0).size());
        assertEquals(
                3, queue.list(QueueFilter.ALL.rule("replica-wording"), 10, 0).size());
        assertEquals(0, queue.list(QueueFilter.ALL.rule("no-such-rule"), 10, 0).size());
        assertEquals(3, queue.list(QueueFilter.ALL.site("demo-a"), 10, 0).size());
        Flag first = queue.list(QueueFilter.ALL, 1, 0).getFirst().flag();
        assertEquals(
                2, queue.list(QueueFilter.ALL.seller(first.seller()), 10, 0).size());
        var counts = queue.counts(QueueFilter.OPEN);
        assertEquals(3, counts.total());
        assertEquals(Map.of("toys", 2L, "culture-tourism", 1L), counts.bySector());
        assertEquals(Map.of("evasive-spelling", 3L, "replica-wording", 3L), counts.byRule());
        assertEquals(Map.of("tm-songhe", 2L, "work-songhe", 1L), counts.byRight());
        assertEquals(1, queue.counts(QueueFilter.OPEN.right("work-songhe")).total());
    }

    @Test
    void aClaimedFlagIsNobodyElsesUntilItRunsOut() {
        Flag flag = raise(1, 0.9);
        Claim mine = queue.next(QueueFilter.ALL, "甲", Set.of()).orElseThrow().claim();
        assertEquals(flag.id(), mine.flag());
        assertTrue(queue.next(QueueFilter.ALL, "乙", Set.of()).isEmpty());
        ClaimOutcome.Taken taken = assertInstanceOf(ClaimOutcome.Taken.class, queue.claim(flag.id(), "乙"));
        assertEquals("甲", taken.by().analyst());
        assertEquals(
                flag.id(),
                queue.next(QueueFilter.ALL, "甲", Set.of()).orElseThrow().claim().flag(),
                "resumes");

        clock.advance(ReviewQueue.LEASE);
        assertEquals(
                "乙",
                queue.next(QueueFilter.ALL, "乙", Set.of()).orElseThrow().claim().analyst());
        assertInstanceOf(
                DecisionOutcome.Conflict.class,
                queue.decide(flag.id(), queue.entry(flag.id()).orElseThrow().sight(), CONFIRM, "甲", "s1"));
        assertEquals(0, store.reviews().head().sequence());
        queue.release(flag.id(), "甲");
        assertEquals("乙", queue.entry(flag.id()).orElseThrow().claim().analyst(), "only the owner gives it back");
        queue.release(flag.id(), "乙");
        assertTrue(queue.next(QueueFilter.ALL, "甲", Set.of(flag.id())).isEmpty(), "passed over");
        assertInstanceOf(ClaimOutcome.Unknown.class, queue.claim("no such flag", "甲"));
    }

    @Test
    void eachOfManyAnalystsGetsFlagsOfTheirOwn() throws Exception {
        for (int number = 0; number < 40; number++) {
            raise(number, 0.5 + number / 100.0);
        }
        List<Callable<List<String>>> work = new ArrayList<>();
        for (int analyst = 0; analyst < 5; analyst++) {
            String name = "研判员" + analyst;
            work.add(() -> {
                List<String> done = new ArrayList<>();
                while (true) {
                    var next = queue.next(QueueFilter.ALL, name, Set.of());
                    if (next.isEmpty()) {
                        return done;
                    }
                    QueueEntry entry = next.get().entry();
                    assertInstanceOf(
                            DecisionOutcome.Recorded.class,
                            queue.decide(entry.flag().id(), entry.sight(), CONFIRM, name, "s-" + name));
                    done.add(entry.flag().id());
                }
            });
        }
        List<String> all =
                together(work).stream().flatMap(List::stream).sorted().toList();
        assertEquals(40, all.size());
        assertEquals(40, all.stream().distinct().count());
        assertEquals(40, queue.verify().checked());
        assertTrue(queue.verify().holds());
    }

    @Test
    void ofTwoWhoDecideOnTheSameSightOneIsTold() throws Exception {
        for (int number = 0; number < 10; number++) {
            Flag flag = raise(number, 0.9);
            QueueEntry.Sight sight = queue.entry(flag.id()).orElseThrow().sight();
            List<Callable<DecisionOutcome>> work = List.of(
                    () -> queue.decide(flag.id(), sight, CONFIRM, "甲", "s1"),
                    () -> queue.decide(
                            flag.id(), sight, new Judgement.Dismiss(DismissalReason.GENUINE, ""), "乙", "s2"));
            List<DecisionOutcome> outcomes = together(work);
            assertEquals(
                    1,
                    outcomes.stream()
                            .filter(DecisionOutcome.Recorded.class::isInstance)
                            .count());
            assertEquals(
                    1,
                    outcomes.stream()
                            .filter(DecisionOutcome.Conflict.class::isInstance)
                            .count());
        }
    }

    @Test
    void undoTakesBackOneAfterTheOther() {
        Flag one = raise(1, 0.9);
        Flag two = raise(2, 0.8);
        decide(one, new Judgement.Unsure(""), "甲");
        decide(one, CONFIRM, "甲");
        decide(two, CONFIRM, "甲");
        assertInstanceOf(DecisionOutcome.Refused.class, queue.undo("甲", "another session"));
        assertInstanceOf(DecisionOutcome.Refused.class, queue.undo("乙", "s-甲"));
        queue.undo("甲", "s-甲");
        assertEquals(FlagStatus.OPEN, status(two));
        queue.undo("甲", "s-甲");
        assertEquals(FlagStatus.UNSURE, status(one));
        queue.undo("甲", "s-甲");
        assertEquals(FlagStatus.OPEN, status(one));
        assertInstanceOf(DecisionOutcome.Refused.class, queue.undo("甲", "s-甲"));
        assertEquals(4, queue.decisionsOn(one.id()).size(), "nothing is ever removed");
        assertTrue(queue.verify().holds());
    }

    @Test
    void anUndoneDecisionThatSomebodyHasReplacedIsAConflict() {
        Flag flag = raise(1, 0.9);
        DecisionOutcome.Recorded mine = decide(flag, CONFIRM, "甲");
        decide(flag, new Judgement.Dismiss(DismissalReason.AUTHORISED, "授权书已核"), "乙");
        assertInstanceOf(
                DecisionOutcome.Conflict.class, queue.undo(mine.decision().id(), "甲", "s-甲"));
        assertEquals(FlagStatus.DISMISSED, status(flag));
    }

    @Test
    void manyAtOnceLeavesOutWhatIsDecidedOrTaken() {
        Flag open = raise(1, 0.9);
        Flag decided = raise(2, 0.9);
        Flag taken = raise(3, 0.9);
        decide(decided, CONFIRM, "乙");
        queue.claim(taken.id(), "乙");
        Flag changed = raise(4, 0.9);
        SequencedMap<String, QueueEntry.Sight> seen = new LinkedHashMap<>();
        for (Flag flag : List.of(open, decided, taken, changed)) {
            seen.put(flag.id(), queue.entry(flag.id()).orElseThrow().sight());
        }
        seen.put("nothing", new QueueEntry.Sight(1, 0));
        seen.put(changed.id(), new QueueEntry.Sight(0, 0));
        assertEquals(3, queue.count(QueueFilter.OPEN), "as many as the counts say");
        assertEquals(queue.counts(QueueFilter.ALL).total(), queue.count(QueueFilter.ALL));
        List<DecisionOutcome> outcomes =
                queue.decideAll(seen, new Judgement.Dismiss(DismissalReason.DUPLICATE, ""), "甲", "s-甲");
        assertInstanceOf(DecisionOutcome.Recorded.class, outcomes.get(0));
        assertInstanceOf(DecisionOutcome.Conflict.class, outcomes.get(1));
        assertInstanceOf(DecisionOutcome.Conflict.class, outcomes.get(2));
        assertInstanceOf(DecisionOutcome.Conflict.class, outcomes.get(3), "another revision than was looked at");
        assertInstanceOf(DecisionOutcome.Refused.class, outcomes.get(4));
        assertEquals(FlagStatus.CONFIRMED, status(decided));
    }

    @Test
    void earlierDecisionsAndNotesAreAtHand() {
        Flag flag = raise(1, 0.9);
        Flag sameSeller = raise(8, 0.8);
        decide(flag, new Judgement.Dismiss(DismissalReason.OTHER, "样品，非卖品\0"), "甲");
        var earlier = queue.decisionsOnSeller(sameSeller.seller(), 10);
        assertEquals(1, earlier.size());
        assertEquals(DismissalReason.OTHER, earlier.getFirst().reason());
        assertEquals(2, earlier.getFirst().rules().size());
        queue.note(flag.id(), "甲", " 待权利人辨认 ");
        assertEquals("待权利人辨认", queue.notes(flag.id()).getFirst().text());
        assertThrows(IllegalArgumentException.class, () -> queue.note("nothing", "甲", "x"));
        assertThrows(IllegalArgumentException.class, () -> queue.note(flag.id(), "甲", "  "));
    }

    // ---- leads

    private LeadDesk desk() {
        return new LeadDesk(
                store.reviews(),
                store.leads(),
                new LeadAssembly(LawBook.standard(), AgencyDirectory.demonstration(), rule -> Optional.empty()),
                clock);
    }

    private static Lead written(LeadOutcome outcome) {
        return assertInstanceOf(LeadOutcome.Written.class, outcome, outcome::toString)
                .lead();
    }

    @Test
    void aConfirmedFlagBecomesALeadThatASecondPersonApproves() {
        Flag flag = raise(1, 0.9);
        Flag sameSeller = raise(8, 0.8);
        Flag other = raise(2, 0.7);
        LeadDesk desk = desk();
        assertInstanceOf(LeadOutcome.Refused.class, desk.draft(List.of(flag.id()), "甲"), "not confirmed yet");
        for (Flag one : List.of(flag, sameSeller, other)) {
            decide(one, CONFIRM, "甲");
        }
        Lead draft = written(desk.draft(List.of(flag.id()), "甲"));
        assertEquals("ZC-2026-000001", draft.number());
        assertEquals(draft, store.leads().lead(draft.number()).orElseThrow(), "comes back as it was written");
        assertInstanceOf(LeadOutcome.Refused.class, desk.draft(List.of(flag.id()), "甲"), "is in a lead already");
        assertEquals(
                List.of(sameSeller.id(), other.id()),
                desk.waiting(10).stream()
                        .map(waiting -> waiting.example().flag().id())
                        .sorted(Comparator.comparing(List.of(sameSeller.id(), other.id())::indexOf))
                        .toList(),
                "confirmed, in no lead");
        assertEquals(1, desk.waiting(1).size());
        assertEquals(
                List.of(sameSeller.id()),
                desk.companions(flag.id()).stream()
                        .map(entry -> entry.flag().id())
                        .toList());
        assertInstanceOf(
                LeadOutcome.Refused.class, desk.add(draft.number(), 1, List.of(other.id()), "甲"), "another seller");
        Lead both = written(desk.add(draft.number(), 1, List.of(sameSeller.id()), "甲"));
        assertEquals(2, both.items().size());
        assertInstanceOf(LeadOutcome.Conflict.class, desk.submit(draft.number(), 1, "甲"), "an older version");
        Lead submitted = written(desk.submit(draft.number(), 2, "甲"));
        assertInstanceOf(LeadOutcome.Refused.class, desk.approve(draft.number(), 3, "甲", ""), "needs a second person");
        Lead returned = written(desk.sendBack(draft.number(), submitted.version(), "乙", "补充价格"));
        assertEquals(LeadStatus.DRAFT, returned.status());
        Lead again = written(desk.submit(draft.number(), returned.version(), "甲"));
        Lead approved = written(desk.approve(draft.number(), again.version(), "乙", "同意"));
        assertEquals("乙", approved.approver());
        assertEquals(
                List.of("DRAFTED", "ADDED", "SUBMITTED", "RETURNED", "SUBMITTED", "APPROVED"),
                approved.history().stream().map(event -> event.what().name()).toList());
        assertEquals(6, store.leads().versions(draft.number()).size());
        assertEquals(1, store.leads().count(Set.of(LeadStatus.APPROVED)));
    }

    @Test
    void aLeadWhoseDecisionWasUndoneIsNotApproved() {
        Flag flag = raise(1, 0.9);
        decide(flag, CONFIRM, "甲");
        LeadDesk desk = desk();
        Lead draft = written(desk.draft(List.of(flag.id()), "甲"));
        Lead submitted = written(desk.submit(draft.number(), 1, "甲"));
        queue.undo("甲", "s-甲");
        assertInstanceOf(LeadOutcome.Refused.class, desk.approve(draft.number(), submitted.version(), "乙", ""));
        Lead withdrawn = written(desk.withdraw(draft.number(), submitted.version(), "甲", "误判"));
        assertEquals(LeadStatus.WITHDRAWN, withdrawn.status());
        assertEquals(List.of(), desk.waiting(10), "not confirmed any more");
        decide(flag, CONFIRM, "甲");
        assertEquals(1, desk.waiting(10).size(), "a withdrawn lead gives its flags back");
        assertEquals(
                "ZC-2026-000002", written(desk.draft(List.of(flag.id()), "甲")).number(), "no number twice");
    }

    @Test
    void whoConfirmedAFlagAnewCannotApproveTheLeadThatStoodOnTheDecisionBefore() {
        Flag flag = raise(1, 0.9);
        decide(flag, CONFIRM, "甲");
        LeadDesk desk = desk();
        Lead draft = written(desk.draft(List.of(flag.id()), "甲"));
        Lead submitted = written(desk.submit(draft.number(), 1, "甲"));
        queue.undo("甲", "s-甲");
        decide(flag, CONFIRM, "乙");
        var refused =
                assertInstanceOf(LeadOutcome.Refused.class, desk.approve(draft.number(), submitted.version(), "乙", ""));
        assertTrue(refused.why().zh().contains("撤销本线索"), "says what to do");
    }

    @Test
    void anUndoWhileALeadIsBeingKeptIsSeenInTheSameTransaction() {
        Flag flag = raise(1, 0.9);
        decide(flag, CONFIRM, "甲");
        Lead draft = written(desk().draft(List.of(flag.id()), "甲"));
        queue.undo("甲", "s-甲");
        // what the desk looked at before is out of date by now
        Lead next = withVersion(draft, 2);
        assertFalse(store.leads().saveConfirmed(next));
        assertEquals(draft, store.leads().lead(draft.number()).orElseThrow());
        assertTrue(store.leads().save(next), "giving it back needs no decision that stands");
    }

    private static Lead withVersion(Lead lead, int version) {
        return new Lead(
                lead.number(),
                version,
                lead.status(),
                lead.createdAt(),
                lead.author(),
                lead.approver(),
                lead.subject(),
                lead.items(),
                lead.law(),
                lead.turnover(),
                lead.criminal(),
                lead.routing(),
                lead.limitation(),
                lead.history());
    }

    @Test
    void ofManyDraftsFromOneFlagOneSucceeds() throws Exception {
        Flag flag = raise(1, 0.9);
        decide(flag, CONFIRM, "甲");
        LeadDesk desk = desk();
        Callable<LeadOutcome> draft = () -> desk.draft(List.of(flag.id()), "甲");
        List<LeadOutcome> outcomes = together(List.of(draft, draft, draft, draft));
        assertEquals(
                1,
                outcomes.stream().filter(LeadOutcome.Written.class::isInstance).count());
        assertEquals(1, store.leads().leads(Set.of(), 10, 0).size());
    }

    // ---- the chain

    @Test
    void everyKindOfTamperingWithTheLogIsFoundWhereItIs() {
        List<String> tamperings = List.of(
                "update decision set note = 'changed' where sequence = :at",
                "update decision set judgement = 'unsure' where sequence = :at",
                "update decision set analyst = 'x' where sequence = :at",
                "update decision set rules = '' where sequence = :at",
                "update decision set decided_at = decided_at + interval '1' second where sequence = :at",
                "update decision set digest = previous where sequence = :at",
                "delete from decision where sequence = :at");
        for (int number = 0; number < 12; number++) {
            decide(raise(number, 0.9), CONFIRM, "甲");
        }
        assertEquals(new ChainCheck(12, null, null), queue.verify());
        Random random = new Random(20261122);
        for (String tampering : tamperings) {
            long at = 1 + random.nextInt(11);
            store.jdbi().useHandle(handle -> {
                handle.begin();
                handle.execute("update flag set decision = null");
                handle.createUpdate(tampering).bind("at", at).execute();
                ChainCheck check = queueOn(handle).verify();
                assertFalse(check.holds(), tampering);
                assertEquals(at, (long) check.brokenAt(), tampering);
                handle.rollback();
            });
        }
        store.jdbi().useHandle(handle -> {
            handle.begin();
            handle.execute("delete from decision where sequence > 10");
            assertEquals(11L, queueOn(handle).verify().brokenAt());
            handle.rollback();
        });
        assertTrue(queue.verify().holds());
    }

    /** A queue that reads within a transaction that will be taken back. */
    private ReviewQueue queueOn(Handle handle) {
        var jdbi = Columns.prepare(Jdbi.create(new OpenConnection(handle.getConnection())));
        return new ReviewQueue(new SqlReviewStore(jdbi), clock, store.ids(), Duration.ofMinutes(1));
    }

    // ---- small words

    private DecisionOutcome.Recorded decide(Flag flag, Judgement judgement, String analyst) {
        QueueEntry.Sight sight = queue.entry(flag.id()).orElseThrow().sight();
        return assertInstanceOf(
                DecisionOutcome.Recorded.class, queue.decide(flag.id(), sight, judgement, analyst, "s-" + analyst));
    }

    private FlagStatus status(Flag flag) {
        return queue.entry(flag.id()).orElseThrow().status();
    }

    private static String evasion(Flag flag) {
        return flag.hit().reasons().getFirst().word("evasion").orElseThrow();
    }

    static <T> List<T> together(List<Callable<T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> one : work) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static PageFill page(int at, boolean price) {
        return new PageFill(
                Instant.parse("2026-11-22T00:00:00Z").plusSeconds(at),
                PageFill.Kind.LISTING,
                "toys",
                price ? Set.of(PageFill.READ, "price") : Set.of(PageFill.READ),
                new CaptureId("sha256:" + String.format("%064x", at)));
    }

    @Test
    void anAlarmIsRaisedOnceAndAcknowledgedOnce() {
        List<LayoutPages.Row> rows = new ArrayList<>();
        for (int at = 0; at < 200; at++) {
            rows.add(new LayoutPages.Row("run", String.format("%064x", at), "shop", page(at, at < 120)));
        }
        store.layoutPages().putAll(rows);
        store.layoutPages().putAll(rows.subList(50, 90));
        List<PageFill> pages = store.layoutPages().latest("shop", PageFill.Kind.LISTING, null);
        assertEquals(rows.stream().map(LayoutPages.Row::fill).toList(), pages, "each once, in their order");
        store.layoutPages().trim("shop", PageFill.Kind.LISTING);
        assertEquals(List.of("shop"), store.layoutPages().sites());
        LayoutChange change = LayoutChart.of("price", pages).orElseThrow();
        assertTrue(store.layoutAlarms().raise("shop", "run", change, clock.instant()));
        assertFalse(store.layoutAlarms().raise("shop", "run", change, clock.instant()), "the same again");
        LayoutAlarm alarm = store.layoutAlarms().open("shop").getFirst();
        assertEquals(change.before(), alarm.before());
        assertEquals(change.exampleAfter().orElseThrow().capture(), alarm.afterCapture());
        assertEquals(Optional.empty(), store.layoutAlarms().acknowledged("shop", PageFill.Kind.LISTING, "price"));
        assertTrue(store.layoutAlarms().acknowledge(alarm.id(), "wei", "选择器已改", clock.instant()));
        assertFalse(store.layoutAlarms().acknowledge(alarm.id(), "lin", "", clock.instant()), "somebody was quicker");
        assertEquals(List.of(), store.layoutAlarms().open(null));
        assertEquals("wei", store.layoutAlarms().all(null, 10).getFirst().acknowledgedBy());
        assertTrue(store.layoutAlarms().raise("shop", "run", change, clock.instant()), "a new one after that");
    }

    @Test
    void aLifeIsWhatWasSeenAndNotSeenHoweverOftenItIsNoted() {
        Listing seen = Samples.listing(1);
        for (int twice = 0; twice < 2; twice++) {
            store.intake().take(seen, List.of(), Samples.RIGHTS, "run");
            store.lives().absent(seen.id(), Instant.parse("2026-11-23T00:00:00Z"), "http-404", seen.capture(), "run");
        }
        Listing dearer = seen.toBuilder()
                .price(Price.of("159.00", "CNY"))
                .observedAt(OffsetDateTime.parse("2026-11-24T08:00:00+08:00"))
                .build();
        store.intake().take(dearer, List.of(), Samples.RIGHTS, "run-2");
        LifeLine life = store.lives().of(seen.id());
        assertEquals(
                List.of("first-seen", "gone", "back"),
                life.events().stream().map(LifeEvent::written).toList());
        assertEquals("price", life.events().getLast().changes().getFirst().field());
        Instant sent = Instant.parse("2026-11-24T10:00:00Z");
        store.lives().dispatched(seen.id(), sent, "7", "wei");
        store.lives().dispatched(seen.id(), sent, "7", "wei");
        List<KnownListings.Reachable> known = new KnownListings(store.jdbi())
                .of(
                        "demo-a",
                        url -> WebAddress.of(url)
                                .map(address -> new Route(
                                        address,
                                        PageKind.LISTING,
                                        Optional.of("1"),
                                        WebAddress.keyOf(address.toString()))));
        assertEquals(1, known.size());
        Known one = known.getFirst().known();
        assertEquals(Optional.of(sent), one.dispatched());
        assertEquals(
                List.of(true, true),
                one.looks().stream().map(LifeLine.Interval::changed).toList());
        assertEquals(Known.Standing.PLAIN, one.standing());
    }

    @Test
    void whatARunFlaggedAndWhatADayAskedIsKept() {
        Listing listing = Samples.listing(1);
        Hit hit = Samples.hit(listing, Samples.MARK, 0.9, "inserted-symbol");
        store.intake().take(listing, List.of(hit), Samples.RIGHTS, "run");
        store.intake().take(listing, List.of(hit), Samples.RIGHTS, "run");
        store.intake().take(listing, List.of(Samples.watched(hit)), Samples.RIGHTS, "later");
        List<String> flags = store.jdbi()
                .withHandle(handle -> handle.createQuery("select run || ' ' || right_id from run_flag order by run")
                        .mapTo(String.class)
                        .list());
        assertEquals(List.of("run " + Samples.MARK.id()), flags);
        SamplePages pages = new SamplePages(store.jdbi());
        DrawnPage drawn = new DrawnPage("toys", 4, 90, 9);
        for (int twice = 0; twice < 2; twice++) {
            pages.drawn("run", List.of(new SamplePages.Addressed("http://127.0.0.1/c?page=5", drawn)));
        }
        assertEquals(1, pages.unread("run"));
        pages.read("run", Map.of("http://127.0.0.1/c?page=5", 20));
        assertEquals(drawn, pages.of("run").getFirst().page());
        assertEquals(
                new SiteSample.Pages(
                        Map.of("toys", 90L),
                        Map.of("http://127.0.0.1/c?page=5", new SiteSample.Pages.Page("toys", 20))),
                pages.stage("run"));
    }
}
