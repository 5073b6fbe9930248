package zhicha.app.store.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.frontier.ending.Tally;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.frame.ListCard;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** What every frontier promises, wherever it is kept. */
abstract class FrontierContract {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final Set<PageKind> ALL = EnumSet.allOf(PageKind.class);
    private static final AtomicInteger CRAWLS = new AtomicInteger();

    private Frontiers frontiers;
    private String crawl;
    /** Hosts are shared by all crawls, so each test has its own. */
    private String shop;

    private String images;

    abstract Frontiers frontiers();

    @BeforeEach
    void openHouse() {
        frontiers = frontiers();
        int number = CRAWLS.incrementAndGet();
        crawl = "crawl-" + number;
        shop = "shop" + number + ".example";
        images = "img" + number + ".example";
    }

    private Frontier open(Instant now) {
        return frontiers.open(crawl, "demo", DELAY, 1, now);
    }

    private Found page(String host, String target, PageKind kind) {
        WebAddress address = new WebAddress("https", host, 443, target);
        return new Found(new Route(address, kind, Optional.empty(), WebAddress.keyOf(address.toString())), 0);
    }

    private Found listing(String target) {
        return page(shop, target, PageKind.LISTING);
    }

    @Test
    void whatIsInHandWhenACrawlEndsIsQueuedAgainAndKeepsNoHostFromOthers() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), listing("/2")), NOON);
        Entry first = frontier.lease(NOON, ALL).orElseThrow();
        frontier.left(NOON);
        assertEquals(0, frontier.tally().leased());
        Instant later = NOON.plus(DELAY);
        Frontier other = frontiers.open(crawl + "-other", "demo", DELAY, 1, NOON);
        other.add(List.of(listing("/3")), NOON);
        assertTrue(other.lease(later, ALL).isPresent(), "the host is free");
        other.left(later);
        assertEquals(
                first.key(),
                frontier.lease(later.plus(DELAY), ALL).orElseThrow().key());
    }

    private static Ending ending(Ending.Kind kind, String reason) {
        return new Ending(kind, reason, 200, 1234, "", Duration.ofMillis(20));
    }

    static Completion done() {
        return Completion.of(ending(Ending.Kind.READ, "ok"));
    }

    private FrameUnit unit(String target, FrameUnit.Source source, String foundOn) {
        WebAddress address = new WebAddress("https", shop, 443, target);
        return new FrameUnit(
                WebAddress.keyOf(address.toString()),
                address,
                Optional.of(target.substring(1)),
                1,
                source,
                foundOn,
                "toys",
                foundOn,
                new ListCard("积木 \u0000", new BigDecimal("12.50"), 30L, "店", 3L));
    }

    /** A frame survives whatever ends the program, and is the same whatever page was read first. */
    @Test
    void aFrameIsKeptWithTheEndingOfItsPageAndQueuesNothing() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(page(shop, "/", PageKind.WALK)), NOON);
        Entry home = frontier.lease(NOON, ALL).orElseThrow();
        FrameUnit searched = unit("/1", FrameUnit.Source.SEARCH, "/s");
        FrameUnit shelved = unit("/1", FrameUnit.Source.SHELF, "/b");
        FrameUnit other = unit("/2", FrameUnit.Source.SHELF, "/b");
        Completion completion = new Completion(
                ending(Ending.Kind.READ, "ok"),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(searched, other));
        assertTrue(frontier.complete(home, completion, NOON));
        assertFalse(frontier.complete(home, completion, NOON), "the lease is over");
        frontier.frame(List.of(shelved), NOON);
        frontier.frame(List.of(searched, unit("/1", FrameUnit.Source.SHELF, "/c")), NOON);
        Map<String, FrameUnit> frame =
                open(NOON.plusSeconds(10)).frame().stream().collect(Collectors.toMap(FrameUnit::key, one -> one));
        assertEquals(2, frame.size());
        FrameUnit kept = frame.get(shelved.key());
        assertEquals(FrameUnit.Source.SHELF, kept.source());
        assertEquals("/b", kept.shelf());
        assertEquals(new BigDecimal("12.50"), kept.card().price());
        assertEquals(0, frontier.tally().queued());
        frontier.add(List.of(new Found(new Route(kept.address(), PageKind.LISTING, kept.item(), kept.key()), 1)), NOON);
        assertTrue(frontier.lease(NOON.plusSeconds(20), ALL).isPresent(), "what was chosen is queued");
    }

    /** Whoever works need not wait for the store; what has been recorded is told, and is there for whoever opens it next. */
    @Test
    void endingsAreRecordedWhileTheNextAreBegun() {
        Frontier frontier = frontiers.open(crawl, "demo", Duration.ZERO, 1, NOON);
        List<Found> pages =
                IntStream.range(0, 100).mapToObj(i -> listing("/" + i)).toList();
        frontier.add(pages, NOON);
        List<CompletableFuture<Boolean>> recorded = new ArrayList<>();
        Entry last = null;
        for (int i = 0; i < pages.size(); i++) {
            last = frontier.lease(NOON, ALL).orElseThrow();
            Completion found = new Completion(
                    ending(Ending.Kind.READ, "ok"),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(listing("/more/" + i)));
            recorded.add(frontier.completing(last, found, NOON));
        }
        recorded.forEach(one -> assertTrue(one.join()));
        assertFalse(frontier.completing(last, done(), NOON).join(), "its lease is over");
        Frontier again = frontiers.open(crawl, "demo", Duration.ZERO, 1, NOON.plusSeconds(1));
        assertEquals(100, again.tally().ended());
        assertEquals(100, again.tally().queued());
    }

    @Test
    void anAddressEntersOnceAndComesOutInTheOrderItWasFound() {
        Frontier frontier = open(NOON);
        assertEquals(3, frontier.add(List.of(listing("/3"), listing("/1"), listing("/2")), NOON));
        assertEquals(0, frontier.add(List.of(listing("/1")), NOON.plusSeconds(1)));
        assertEquals(1, frontier.add(List.of(listing("/1"), listing("/4")), NOON.plusSeconds(1)));
        List<String> order = new ArrayList<>();
        Instant now = NOON.plusSeconds(2);
        for (int i = 0; i < 4; i++) {
            Entry entry = frontier.lease(now, ALL).orElseThrow();
            order.add(entry.address().target());
            frontier.complete(entry, done(), now);
            now = now.plus(DELAY);
        }
        assertEquals(List.of("/3", "/1", "/2", "/4"), order);
        assertTrue(frontier.lease(now, ALL).isEmpty());
        assertTrue(frontier.nextDue(now, ALL).isEmpty());
    }

    @Test
    void oneRequestIsInFlightOnAHostAndItRestsAfterwards() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), listing("/2"), page(images, "/a.jpg", PageKind.PICTURE)), NOON);
        Entry first = frontier.lease(NOON, ALL).orElseThrow();
        Entry other = frontier.lease(NOON, ALL).orElseThrow();
        assertEquals(
                Set.of(shop, images),
                Set.of(first.address().host(), other.address().host()),
                "two hosts are asked side by side");
        assertTrue(frontier.lease(NOON.plusSeconds(100), ALL).isEmpty(), "the shop is still busy");
        Entry onShop = first.address().host().equals(shop) ? first : other;
        Instant end = NOON.plusSeconds(100);
        assertTrue(frontier.complete(onShop, done(), end));
        assertTrue(frontier.lease(end.plus(DELAY).minusMillis(1), ALL).isEmpty(), "the shop rests");
        assertEquals(Optional.of(end.plus(DELAY)), frontier.nextDue(end, ALL));
        assertEquals(
                "/2",
                frontier.lease(end.plus(DELAY), ALL).orElseThrow().address().target());
    }

    @Test
    void severalRequestsMayBeInFlightWhereThePlanSaysSoEachAfterTheDelay() {
        Frontier frontier = frontiers.open(crawl, "demo", DELAY, 2, NOON);
        frontier.add(List.of(listing("/1"), listing("/2"), listing("/3")), NOON);
        assertTrue(frontier.lease(NOON, ALL).isPresent());
        assertTrue(frontier.lease(NOON.plusMillis(1999), ALL).isEmpty());
        assertTrue(frontier.lease(NOON.plusSeconds(2), ALL).isPresent());
        assertTrue(frontier.lease(NOON.plusSeconds(9), ALL).isEmpty(), "two are in flight");
    }

    @Test
    void anAddressThatWasNotAskedDoesNotMakeItsHostRest() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), listing("/2")), NOON);
        Entry first = frontier.lease(NOON, ALL).orElseThrow();
        frontier.complete(first, Completion.unasked(ending(Ending.Kind.REFUSED, "robots")), NOON);
        assertTrue(frontier.lease(NOON, ALL).isPresent());
    }

    @Test
    void theEndingTheListingAndTheLinksOfAPageAreRecordedTogether() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1")), NOON);
        Entry entry = frontier.lease(NOON, ALL).orElseThrow();
        CaptureId capture = new CaptureId("sha256:" + "0a".repeat(32));
        Listing listing =
                Listing.builder("demo-1", "积木").yuan("129.00").capture(capture).build();
        Completion completion = new Completion(
                ending(Ending.Kind.READ, "ok"),
                true,
                Optional.of(capture),
                Optional.of(listing),
                List.of(listing("/2"), listing("/1"), page(images, "/1.jpg", PageKind.PICTURE)));
        assertTrue(frontier.complete(entry, completion, NOON));
        assertFalse(frontier.complete(entry, completion, NOON), "a page ends once");
        assertEquals(List.of(listing), frontier.listings());
        assertEquals(Optional.of(capture), frontier.capture(entry.key()));
        Tally tally = frontier.tally();
        assertEquals(2, tally.queued());
        assertEquals(0, tally.leased());
        assertEquals(1, tally.listings());
        assertEquals(List.of(new Tally.Line(PageKind.LISTING, Ending.Kind.READ, "ok", 200, 1)), tally.lines());
        assertEquals(1, frontier.finished().size());
        assertEquals(completion.ending(), frontier.finished().getFirst().ending());
    }

    @Test
    void aListingReachedByTwoPagesIsKeptOnceAsLastSeen() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), listing("/1-again")), NOON);
        for (String title : List.of("旧", "新")) {
            Instant now = NOON.plusSeconds(title.equals("旧") ? 0 : 10);
            Entry entry = frontier.lease(now, ALL).orElseThrow();
            frontier.complete(
                    entry,
                    new Completion(
                            ending(Ending.Kind.READ, "ok"),
                            true,
                            Optional.empty(),
                            Optional.of(Listing.of("demo-1", title)),
                            List.of()),
                    now);
        }
        assertEquals(List.of(Listing.of("demo-1", "新")), frontier.listings());
    }

    @Test
    void whatWasInHandComesBackAfterAKillAndTheOldLeaseIsWorthNothing() {
        Frontier before = open(NOON);
        before.add(List.of(listing("/1"), listing("/2")), NOON);
        Entry lost = before.lease(NOON, ALL).orElseThrow();
        Instant restart = NOON.plusSeconds(60);
        Frontier after = open(restart);
        assertTrue(after.lease(restart, ALL).isEmpty(), "nobody knows when the host was last asked, so it rests");
        Entry again = after.lease(restart.plus(DELAY), ALL).orElseThrow();
        assertEquals(lost.key(), again.key(), "it comes first again");
        assertFalse(after.complete(lost, done(), restart), "the process that died has no say any more");
        assertTrue(after.complete(again, done(), restart.plus(DELAY)));
        assertEquals(1, after.tally().queued());
    }

    @Test
    void aSiteWithoutEndFillsItsOwnRoomAndLeavesTheListingsTheirs() {
        Frontier frontier = open(NOON);
        frontier.bound(3);
        List<Found> days = List.of(day(1), day(2), day(3), day(4));
        assertEquals(4, frontier.add(days, NOON), "the page that fills the room is taken in whole");
        assertEquals(0, frontier.add(List.of(day(5), day(6)), NOON));
        assertEquals(2, frontier.leftOut());
        assertEquals(1, frontier.add(List.of(listing("/1"), day(7)), NOON), "a calendar takes no room from the goods");
        Entry entry = frontier.lease(NOON, ALL).orElseThrow();
        Completion more = new Completion(
                ending(Ending.Kind.READ, "ok"),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(day(8), listing("/2")));
        assertTrue(frontier.complete(entry, more, NOON));
        assertEquals(4, frontier.leftOut());
        assertEquals(5, frontier.tally().queued());
        Frontier again = open(NOON.plusSeconds(60));
        again.bound(3);
        assertEquals(0, again.add(List.of(day(9)), NOON), "what an earlier process took in counts as well");
    }

    private Found day(int number) {
        return page(shop, "/calendar/" + number, PageKind.WALK);
    }

    @Test
    void onlyWhatWasReadHasACaptureToReadFrom() {
        Frontier frontier = open(NOON);
        Found gone = listing("/gone");
        frontier.add(List.of(gone), NOON);
        Entry entry = frontier.lease(NOON, ALL).orElseThrow();
        CaptureId capture = new CaptureId("sha256:" + "a".repeat(64));
        Completion useless = new Completion(
                ending(Ending.Kind.USELESS, "http-404"), true, Optional.of(capture), Optional.empty(), List.of());
        assertTrue(frontier.complete(entry, useless, NOON));
        assertEquals(Optional.of(capture), frontier.finished().getFirst().capture(), "the answer was kept");
        assertEquals(Optional.empty(), frontier.capture(gone.route().key()), "and is not a page");
        assertEquals(1, frontier.tally().captures());
    }

    @Test
    void anAddressPutBackKeepsItsPlaceAndItsHostIsLeftAlone() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), listing("/2")), NOON);
        Entry entry = frontier.lease(NOON, ALL).orElseThrow();
        frontier.putBack(entry, NOON.plusSeconds(30), true);
        assertTrue(frontier.lease(NOON.plusSeconds(29), ALL).isEmpty());
        Entry again = frontier.lease(NOON.plusSeconds(30), ALL).orElseThrow();
        assertEquals(entry.key(), again.key());
        assertEquals(1, again.attempts());
        frontier.putBack(entry, NOON.plusSeconds(99), true);
        assertEquals(1, frontier.tally().leased(), "an old lease puts nothing back");
    }

    @Test
    void aDayThatEndedInAnAddressIsRememberedAndIsNoAttempt() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), listing("/2")), NOON);
        Entry entry = frontier.lease(NOON, ALL).orElseThrow();
        frontier.cut(entry, NOON);
        frontier.cut(entry, NOON);
        Entry again = frontier.lease(NOON, ALL).orElseThrow();
        assertEquals(entry.key(), again.key());
        assertEquals(1, again.cuts(), "an old lease cuts nothing");
        frontier.putBack(again, NOON, true);
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        Entry later = open(tomorrow).lease(tomorrow.plus(DELAY), ALL).orElseThrow();
        assertEquals(List.of(entry.key(), 1, 1), List.of(later.key(), later.cuts(), later.attempts()));
    }

    @Test
    void onlyTheKindsAskedForAreHandedOut() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), page(shop, "/1.jpg", PageKind.PICTURE)), NOON);
        Entry entry = frontier.lease(NOON, EnumSet.of(PageKind.PICTURE)).orElseThrow();
        assertEquals("/1.jpg", entry.address().target());
        frontier.complete(entry, done(), NOON);
        assertTrue(frontier.nextDue(NOON, EnumSet.of(PageKind.PICTURE)).isEmpty());
        assertTrue(frontier.nextDue(NOON, ALL).isPresent());
    }

    /** However long the queue of a host is, only its head is at hand; a kill in the middle changes nothing about it. */
    @Test
    void aLongQueueComesOutWholeInItsOrderAndOverAKill() {
        Frontier frontier = frontiers.open(crawl, "demo", Duration.ZERO, 1, NOON);
        List<Found> first = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            first.add(listing("/" + i));
        }
        frontier.add(first, NOON);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Instant now = NOON.plusSeconds(10 + i);
            if (i == 130) {
                frontier.lease(now, ALL).orElseThrow();
                frontier = frontiers.open(crawl, "demo", Duration.ZERO, 1, now);
            }
            Entry entry = frontier.lease(now, ALL).orElseThrow();
            order.add(entry.address().target());
            // each of the first brings one more, while the queue is longer than its head and when it is shorter
            Completion more = new Completion(
                    ending(Ending.Kind.READ, "ok"),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    i < 150 ? List.of(listing("/" + (150 + i)), listing("/" + i)) : List.of());
            assertTrue(frontier.complete(entry, more, now));
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            expected.add("/" + i);
        }
        assertEquals(expected, order);
        assertTrue(frontier.lease(NOON.plusSeconds(1_000), ALL).isEmpty());
        assertEquals(0, frontier.tally().queued());
    }

    @Test
    void aHostRestsFromItsAnswerAndNotFromWhenThatWasRecorded() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), listing("/2")), NOON);
        Entry entry = frontier.lease(NOON, ALL).orElseThrow();
        frontier.complete(entry, done().answered(NOON.plusMillis(300)), NOON.plusMillis(900));
        assertEquals(Optional.of(NOON.plusMillis(300).plus(DELAY)), frontier.nextDue(NOON.plusSeconds(1), ALL));
    }

    @Test
    void aSlowHostRestsLonger() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), listing("/2")), NOON);
        frontier.slow(shop, Duration.ofSeconds(10));
        frontier.slow(shop, Duration.ofSeconds(5));
        frontier.complete(frontier.lease(NOON, ALL).orElseThrow(), done(), NOON);
        assertEquals(Optional.of(NOON.plusSeconds(10)), frontier.nextDue(NOON, ALL));
    }

    @Test
    void aRedirectBooksItsTurnOnTheHostItLeadsTo() {
        Frontier frontier = open(NOON);
        frontier.add(List.of(listing("/1"), page(images, "/1.jpg", PageKind.PICTURE)), NOON);
        Entry one = frontier.lease(NOON, ALL).orElseThrow();
        String own = one.address().host();
        assertEquals(Optional.of(NOON.plus(DELAY)), frontier.book(one, own, NOON.plus(DELAY)));
        assertEquals(Optional.of(NOON.plus(DELAY).plus(DELAY)), frontier.book(one, own, NOON), "one after the other");
        Entry two = frontier.lease(NOON, ALL).orElseThrow();
        assertTrue(frontier.book(one, two.address().host(), NOON).isEmpty(), "that host is being asked right now");
    }

    @Test
    void manyWorkersNeverGetTheSamePageNorTwoPagesOfOneHost() throws InterruptedException {
        Frontier frontier = frontiers.open(crawl, "demo", Duration.ZERO, 1, NOON);
        List<Found> all = new ArrayList<>();
        for (int host = 0; host < 4; host++) {
            for (int i = 0; i < 20; i++) {
                all.add(page("h" + host + "." + shop, "/" + i, PageKind.WALK));
            }
        }
        frontier.add(all, NOON);
        List<String> handed = Collections.synchronizedList(new ArrayList<>());
        Map<String, Integer> inFlight = new ConcurrentHashMap<>();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        List<Thread> workers = new ArrayList<>();
        for (int worker = 0; worker < 6; worker++) {
            workers.add(Thread.ofPlatform().start(() -> {
                try {
                    while (handed.size() < 80) {
                        Optional<Entry> entry = frontier.lease(NOON, ALL);
                        if (entry.isEmpty()) {
                            Thread.onSpinWait();
                            continue;
                        }
                        String host = entry.get().address().host();
                        if (inFlight.merge(host, 1, Integer::sum) > 1) {
                            wrong.add("two at once on " + host);
                        }
                        handed.add(entry.get().key());
                        inFlight.merge(host, -1, Integer::sum);
                        Completion completion = new Completion(
                                ending(Ending.Kind.READ, "ok"),
                                true,
                                Optional.empty(),
                                Optional.of(Listing.of("demo-" + handed.size() % 7, "同一件")),
                                List.of(listing("/shared-1"), listing("/shared-2")));
                        if (!frontier.complete(entry.get(), completion, NOON)) {
                            wrong.add("lost " + entry.get().address());
                        }
                    }
                } catch (RuntimeException e) {
                    wrong.add(String.valueOf(e));
                }
            }));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        assertEquals(List.of(), wrong);
        assertEquals(new HashSet<>(handed).size(), handed.size());
        Tally tally = frontier.tally();
        assertEquals(82, tally.ended() + tally.queued(), "the two shared pages were taken in once");
    }
}
