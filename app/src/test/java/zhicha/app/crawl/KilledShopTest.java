package zhicha.app.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.evidence.VaultReader;
import zhicha.market.DemoMarket;
import zhicha.market.MarketSettings;
import zhicha.market.Storefront;
import zhicha.market.truth.Reach;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;

/**
 * A shop of the demo market crawled by the real program, which is killed with SIGKILL and started again: three times, or as
 * often as {@code -Dzhicha.kills=50} says.
 */
class KilledShopTest {
    private static final long SEED = 20261122;
    private static final int KILLS = Integer.getInteger("zhicha.kills", 3);
    /** Requests between two kills, give or take half: the shop has a few hundred pages. */
    private static final int BETWEEN = Math.max(4, 180 / KILLS);

    @TempDir
    private Path folder;

    private DemoMarket market;
    private Storefront shop;
    private Path data;

    @BeforeEach
    void open() throws IOException {
        market = DemoMarket.open(MarketSettings.anyPorts(folder.resolve("market")));
        shop = market.shops().getFirst();
        data = folder.resolve("data");
    }

    @AfterEach
    void close() {
        market.close();
    }

    private Set<String> expected() {
        return market.truth().entries().stream()
                .filter(entry -> entry.site().equals(shop.id()))
                .filter(entry -> entry.reach() != Reach.FORBIDDEN && entry.reach() != Reach.SCRIPT)
                .map(entry -> entry.listing())
                .collect(Collectors.toSet());
    }

    private Path err() {
        return folder.resolve("err.txt");
    }

    private String told() {
        try {
            return Files.readString(err());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Starts the verb and kills it when the shop has been asked a random number of times more. */
    private void startAndKill(Random random, Object... arguments) throws Exception {
        int until = market.visits().total() + BETWEEN / 2 + random.nextInt(BETWEEN);
        Process process = Verb.start(folder.resolve("out.txt"), err(), List.of("-Xmx512m"), arguments);
        Instant patience = Instant.now().plus(Duration.ofSeconds(300));
        while (market.visits().total() < until
                && process.isAlive()
                && Instant.now().isBefore(patience)) {
            Thread.sleep(5);
        }
        assertTrue(process.isAlive(), () -> "ended too early: " + told());
        process.destroyForcibly().waitFor();
    }

    @Test
    void aCrawlLosesAndDoublesNoListing() throws Exception {
        Path out = folder.resolve("listings.jsonl");
        Object[] crawl = {"crawl", "--site", shop.siteFile(), "--data", data, "--out", out};
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            startAndKill(random, crawl);
            assertTrue(Files.notExists(out), "a crawl that was killed leaves no half file");
        }
        Verb.Ended last = Verb.child(folder, List.of("-Xmx512m"), crawl);
        assertEquals(0, last.exit(), last::toString);
        assertTrue(last.err().contains("续采 / continued"), last.err());

        List<String> ids = new ArrayList<>();
        VaultReader vault = VaultReader.open(data.resolve("vault"));
        for (String line : Files.readAllLines(out)) {
            Listing listing = ListingJson.read(line);
            ids.add(listing.id());
            assertTrue(
                    vault.find(listing.capture()).isPresent(),
                    () -> listing.id() + " names a capture that is not there");
        }
        assertEquals(expected(), new HashSet<>(ids), "nothing lost, nothing strange");
        assertEquals(expected().size(), ids.size(), "nothing doubled");
        assertTrue(
                market.visits().forbidden().isEmpty(),
                () -> market.visits().forbidden().toString());
        Verb.Ended verified = Verb.run("evidence", "verify", data.resolve("vault"));
        assertEquals(0, verified.exit(), verified::toString);
    }

    @Test
    void theServiceLosesNoListingAndDoublesNoFlag() throws Exception {
        // the words of the market's pack alone: pictures are judged in the demo's test
        Path pack = Files.createDirectories(folder.resolve("words"));
        for (Path given : packs(market.packsFolder())) {
            Path copy = Files.createDirectories(
                    pack.resolve(market.packsFolder().relativize(given).toString()));
            Files.writeString(
                    copy.resolve("pack.yaml"),
                    Files.readString(given.resolve("pack.yaml"))
                            .replaceAll("(?m)^ +pictures: \\[.*\\]\\n", "")
                            .replaceAll("(?m)^ +texts: \\[.*\\]\\n", ""));
        }
        Path settings = folder.resolve("zhicha.yaml");
        String text = """
                data: data
                console: {port: 0}
                packs: [words]
                evidence: {screenshots: {take: off}}
                sites:
                  - {file: %s, cron: "%s"}
                """;
        String everySecond = text.formatted(shop.siteFile(), "* * * * * ?");
        Files.writeString(settings, everySecond);
        Random random = new Random(SEED + 1);
        Object[] run = {"run", "--config", settings, "--data", data};
        for (int kill = 0; kill < KILLS; kill++) {
            startAndKill(random, run);
        }
        // what was begun is gone on with at once; no other turn begins
        Files.writeString(settings, text.formatted(shop.siteFile(), "0 0 0 1 1 ? 2099"));
        Process process = Verb.start(folder.resolve("out.txt"), err(), List.of("-Xmx512m"), run);
        Instant patience = Instant.now().plus(Duration.ofSeconds(300));
        while (!told().contains("site " + shop.id() + ": DONE")
                && process.isAlive()
                && Instant.now().isBefore(patience)) {
            Thread.sleep(50);
        }
        assertTrue(told().contains("its last turn had not ended"), this::told);
        assertTrue(told().contains("site " + shop.id() + ": DONE"), this::told);
        process.destroy();
        assertEquals(128 + 15, process.waitFor(), "SIGTERM ends it in good order");
        assertTrue(told().endsWith("正在停止 / stopping\n"), this::told);

        try (Store store = Store.open(StoreSettings.file(data))) {
            assertTrue(store.runs().unended(shop.id()).isEmpty());
            assertEquals(1, store.runs().latest(10).size(), "one turn, however often it was begun");
            Set<String> listings = new HashSet<>();
            Set<String> flagged = new HashSet<>();
            store.listings().each(listing -> {
                listings.add(listing.id());
                for (Hit hit : store.hits().ofListing(listing.id())) {
                    if (hit.verdict() == Verdict.FLAG) {
                        flagged.add(hit.listing() + " " + hit.right());
                    }
                }
            });
            assertEquals(expected(), listings);
            List<QueueEntry> queue = store.reviews().entries(QueueFilter.ALL, Instant.now(), 10_000, 0);
            assertTrue(queue.size() > 20, queue.size() + " flags");
            assertEquals(
                    flagged,
                    queue.stream()
                            .map(entry -> entry.flag().listing().id() + " "
                                    + entry.flag().right().id())
                            .collect(Collectors.toSet()));
            assertEquals(flagged.size(), queue.size(), "no flag stands twice");
            assertTrue(queue.stream().allMatch(entry -> entry.flag().revision() == 1), "none was raised anew");
        }
        assertEquals(0, Verb.run("evidence", "verify", data.resolve("vault")).exit());
    }

    @Test
    void askedToStopItPutsItsThingsAwayAndGoesOnLater() throws Exception {
        Path out = folder.resolve("listings.jsonl");
        Object[] crawl = {"crawl", "--site", shop.siteFile(), "--data", data, "--out", out};
        Process process = Verb.start(folder.resolve("out.txt"), err(), List.of("-Xmx512m"), crawl);
        Instant patience = Instant.now().plus(Duration.ofSeconds(300));
        while (market.visits().total() < 60
                && process.isAlive()
                && Instant.now().isBefore(patience)) {
            Thread.sleep(5);
        }
        process.destroy();
        assertEquals(128 + 15, process.waitFor(), this::told);
        assertTrue(told().contains("采集被中断"), this::told);
        assertTrue(!told().contains("Exception") && !told().contains("未能及时收尾"), this::told);
        assertTrue(!Files.readAllLines(out).isEmpty(), "what was read so far is written");
        assertEquals(0, Verb.run("evidence", "verify", data.resolve("vault")).exit());
        try (Store store = Store.open(StoreSettings.file(data))) {
            assertTrue(store.runs().unended(shop.id()).isPresent());
        }
    }

    private static List<Path> packs(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).toList();
        }
    }
}
