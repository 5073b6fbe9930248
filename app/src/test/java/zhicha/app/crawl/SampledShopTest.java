package zhicha.app.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.Verb;
import zhicha.app.desk.Desk;
import zhicha.app.desk.Judgement;
import zhicha.app.estimate.Estimates;
import zhicha.app.estimate.SampleArchive;
import zhicha.app.store.sample.SamplePlan;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.Share;
import zhicha.market.DemoMarket;
import zhicha.market.MarketSettings;
import zhicha.market.Storefront;
import zhicha.matcher.match.MatchProblems;
import zhicha.reporting.prevalence.Prevalence;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.reporting.prevalence.ratio.Estimate;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.decision.DismissalReason;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingJson;

/** Samples of a shop of the demo market, by the real program, from the site file to the published estimate. */
class SampledShopTest {
    private static final long SEED = 20261123;
    private static final int RANDOM = 80;
    private static final int TARGETED = 20;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private DemoMarket market;
    private Storefront shop;
    private Path siteFile;

    @BeforeEach
    void open() throws IOException {
        market = DemoMarket.open(MarketSettings.anyPorts(folder.resolve("market")));
        shop = market.shops().getFirst();
        siteFile = Files.writeString(
                folder.resolve("site.yaml"),
                Files.readString(shop.siteFile())
                        + """

                sampling:
                  random: %d
                  targeted: %d
                  seed: %d
                  strata:
                    category: "/c/([a-z-]+)(/.*)?"
                    price: [50, 500]
                search: {address: "%ssearch?q={term}", terms: [冰箱贴, 耳机], watchlist: false}
                """.formatted(
                                        RANDOM,
                                        TARGETED,
                                        SEED,
                                        market.shops().getFirst().home()));
    }

    @AfterEach
    void close() {
        market.close();
    }

    private List<JsonNode> crawled(Path data, Path out) throws IOException {
        Verb.Ended ended = Verb.run("crawl", "--site", siteFile, "--data", data, "--out", out);
        assertEquals(0, ended.exit(), ended::toString);
        return lines(out);
    }

    private static List<JsonNode> lines(Path out) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Set<String> share(List<JsonNode> listings, String share) {
        return listings.stream()
                .filter(one -> one.path("sample").path("share").asString("").equals(share))
                .map(one -> one.path("id").asString(""))
                .collect(Collectors.toSet());
    }

    @Test
    void everyListingSaysHowItCameIntoTheSample() throws Exception {
        List<JsonNode> listings = crawled(folder.resolve("data"), folder.resolve("listings.jsonl"));
        Set<String> random = share(listings, "random");
        Set<String> targeted = share(listings, "targeted");
        assertEquals(listings.size(), random.size() + targeted.size(), "nothing else was fetched");
        assertTrue(random.size() >= RANDOM - 12 && random.size() <= RANDOM + 20, random.size() + " by chance");
        assertTrue(targeted.size() >= TARGETED - 6 && targeted.size() <= TARGETED, targeted.size() + " by hunting");
        Map<String, Set<Double>> byStratum = new TreeMap<>();
        for (JsonNode listing : listings) {
            JsonNode sample = listing.get("sample");
            if (sample.path("share").asString("").equals("random")) {
                double probability = sample.get("probability").asDouble();
                assertTrue(probability > 0 && probability <= 1, listing::toString);
                byStratum
                        .computeIfAbsent(sample.get("stratum").asString(), any -> new HashSet<>())
                        .add(probability);
            } else {
                assertFalse(sample.has("probability"), "a hunted listing has no probability");
            }
            assertTrue(ListingJson.read(listing.toString()).other().containsKey("sample"));
        }
        assertTrue(byStratum.size() > 3, () -> "strata " + byStratum);
        byStratum.forEach((stratum, probabilities) ->
                assertEquals(1, probabilities.size(), "one probability within stratum " + stratum));
        assertTrue(byStratum.keySet().stream().anyMatch(name -> name.contains("toys")), byStratum::toString);
    }

    @Test
    void killedAnywhereItGoesOnWithTheSameSample() throws Exception {
        Path whole = folder.resolve("whole.jsonl");
        Set<String> expected = share(crawled(folder.resolve("whole"), whole), "random");

        Path out = folder.resolve("killed.jsonl");
        Path data = folder.resolve("killed");
        Object[] crawl = {"crawl", "--site", siteFile, "--data", data, "--out", out};
        Random random = new Random(SEED);
        // in the middle of the discovery, and in the middle of the fetching
        for (int asked : new int[] {15 + random.nextInt(15), 40 + random.nextInt(30)}) {
            int until = market.visits().total() + asked;
            Process process = Verb.start(folder.resolve("o.txt"), folder.resolve("e.txt"), List.of("-Xmx512m"), crawl);
            Instant patience = Instant.now().plus(Duration.ofSeconds(120));
            while (market.visits().total() < until
                    && process.isAlive()
                    && Instant.now().isBefore(patience)) {
                Thread.sleep(5);
            }
            assertTrue(process.isAlive(), "ended too early");
            process.destroyForcibly().waitFor();
        }
        assertEquals(expected, share(crawled(data, out), "random"));
    }

    /** The service's way: crawl, judge, hunt by what was judged, estimate, review, estimate again. */
    @Test
    void whatWasDrawnJudgedAndReviewedBecomesAnEstimateWithItsDenominators() throws Exception {
        Judgement judgement = judgement();
        SiteFile site = SiteFiles.read(siteFile).file().orElseThrow();
        Path data = folder.resolve("data");
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            SiteTurn.Outcome outcome = desk.turns(() -> judgement)
                    .take(site, 10_000, new CrawlAgent("test@example.org"), new KillSwitch(), CrawlListener.SILENT);
            assertEquals(0, outcome.judged() == null ? -1 : outcome.judged().failed());
            SampleArchive archive = new SampleArchive(desk.store().jdbi());
            Estimates before = Estimates.of(archive, null);
            assertEquals(1, before.sites().size());
            SiteSample sample = before.sites().getFirst().sample();
            SamplePlan plan = desk.store().samples().plan(sample.crawl()).orElseThrow();
            assertEquals(SEED, plan.seed());
            assertEquals(plan.frame(), sample.listings(), "the strata make up the frame");
            List<Chosen> chosen = desk.store().samples().chosen(sample.crawl());
            Map<Share, Long> shares =
                    chosen.stream().collect(Collectors.groupingBy(Chosen::share, Collectors.counting()));
            assertEquals(sample.drawn().size(), shares.get(Share.RANDOM));
            assertEquals((long) TARGETED, shares.get(Share.TARGETED));
            assertEquals(4, chosen.stream().mapToInt(Chosen::round).max().orElse(0), "rounds of hunting");
            assertEquals(
                    plan.frame(),
                    chosen.stream()
                            .filter(one -> one.probability() != null)
                            .mapToDouble(one -> 1 / one.probability())
                            .sum(),
                    1e-6,
                    "weights add up to the frame");

            Prevalence whole = before.sites().getFirst().estimates().getFirst();
            Estimate flagged = whole.flagged();
            assertTrue(flagged.low() < flagged.share() && flagged.share() < flagged.high(), flagged::toString);
            double truth = truth(site.site().id(), desk);
            // the market's ports, and with them the draw, are others each time: one interval of twenty may miss the
            // truth, by more than its half once in some thousand
            double wide = 2.5 * Math.max(flagged.share() - flagged.low(), flagged.high() - flagged.share());
            assertTrue(Math.abs(truth - flagged.share()) <= wide, truth + " beside " + flagged);
            assertTrue(whole.confirmed().isEmpty(), "nobody has reviewed anything");

            int decided = 0;
            for (QueueEntry entry : desk.queue().list(QueueFilter.ALL, 10_000, 0)) {
                var verdict = decided++ % 5 == 0
                        ? new zhicha.reporting.review.decision.Judgement.Dismiss(DismissalReason.NOMINATIVE_USE, "")
                        : new zhicha.reporting.review.decision.Judgement.Confirm("");
                desk.queue().decide(entry.flag().id(), entry.sight(), verdict, "lin", "s");
            }
            Prevalence reviewed = Estimates.of(archive, site.site().id())
                    .sites()
                    .getFirst()
                    .estimates()
                    .getFirst();
            assertEquals(flagged, reviewed.flagged(), "what was dismissed was flagged all the same");
            Estimate confirmed = reviewed.confirmed().orElseThrow();
            assertTrue(confirmed.share() <= flagged.share());
            assertEquals(0, reviewed.undecided());
            assertTrue(desk.store()
                    .samples()
                    .latest(outcome.listings().getFirst().id())
                    .isPresent());
        }
        Verb.Ended json = Verb.run("estimate", "--data", data, "--json");
        assertEquals(0, json.exit(), json::toString);
        for (String line : json.lines()) {
            JsonNode row = JSON.readTree(line);
            for (String field :
                    List.of("flaggedLow", "flaggedHigh", "inDenominator", "drawn", "gone", "to", "method")) {
                assertTrue(row.hasNonNull(field), () -> field + " is missing in " + line);
            }
            // of one shelf nobody knows how many there are to be drawn
            assertEquals(!row.path("scope").asString().equals("shelf"), row.hasNonNull("frame"), line);
        }
        List<String> csv = Verb.run("estimate", "--data", data, "--csv").lines();
        assertEquals(json.lines().size() + 1, csv.size());
        Verb.Ended words = Verb.run("estimate", "--data", data);
        assertTrue(words.out().contains("疑似估算"), words::toString);
        assertFalse(words.out().matches("(?s).*\\d %(?! \\[95).*: 95.*"), "no share without its interval");
    }

    /** What else a seller offers is looked at after a hit on it, and only the targeted share can tell. */
    @Test
    void aSellersOtherListingsAreHuntedAfterAHitAndTheRandomShareIsNotTouched() throws Exception {
        Judgement judgement = judgement();
        String plain = Files.readString(siteFile);
        List<Chosen> without = chosen(judgement, plain, "without");
        String home = shop.home().toString();
        List<Chosen> with = chosen(
                judgement,
                plain.replace(
                        "sampling:\n",
                        "sampling:\n  sellers: {address: \"%sshop/{seller}\", most: 6}\n".formatted(home)),
                "with");
        assertEquals(random(without), random(with), "the same draw");
        Set<String> walked = new HashSet<>();
        Set<String> sellers = new HashSet<>();
        try (Desk desk = Desk.open(folder.resolve("with"), Clock.systemUTC())) {
            Set<String> flagged = desk.queue().list(QueueFilter.ALL, 10_000, 0).stream()
                    .map(entry -> String.valueOf(entry.flag().listing().seller().id()))
                    .collect(Collectors.toSet());
            desk.store()
                    .jdbi()
                    .useHandle(handle -> handle.createQuery(
                                    "select address, reason from frontier_entry where crawl like '%-sellers' and state = 'ended'")
                            .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                            .forEach(page -> {
                                assertEquals("ok", page.getValue(), page::getKey);
                                walked.add(page.getKey());
                                sellers.add(
                                        page.getKey().substring(page.getKey().lastIndexOf('/') + 1));
                            }));
            assertTrue(flagged.containsAll(sellers), () -> sellers + " beside " + flagged);
        }
        assertTrue(!walked.isEmpty() && walked.size() <= 6, walked::toString);
        assertTrue(
                with.stream()
                        .anyMatch(one ->
                                one.share() == Share.TARGETED && one.arm().startsWith("seller:")
                                        || one.arm().startsWith("shop:")),
                () -> with.stream().map(Chosen::arm).distinct().toList().toString());
    }

    private static Set<String> random(List<Chosen> chosen) {
        return chosen.stream()
                .filter(one -> one.share() == Share.RANDOM)
                .map(one -> one.key() + " " + one.probability())
                .collect(Collectors.toSet());
    }

    private List<Chosen> chosen(Judgement judgement, String yaml, String name) throws Exception {
        SiteFile site = SiteFiles.read(Files.writeString(folder.resolve(name + ".yaml"), yaml))
                .file()
                .orElseThrow();
        try (Desk desk = Desk.open(folder.resolve(name), Clock.systemUTC())) {
            SiteTurn.Outcome outcome = desk.turns(() -> judgement)
                    .take(site, 10_000, new CrawlAgent("test@example.org"), new KillSwitch(), CrawlListener.SILENT);
            assertTrue(outcome.crawl().ended(), () -> outcome.crawl().toString());
            return desk.store().samples().chosen(outcome.crawl().crawl());
        }
    }

    @Test
    void whatWasOnlyCrawledIsNotEstimated() throws Exception {
        crawled(folder.resolve("data"), folder.resolve("l.jsonl"));
        Verb.Ended ended = Verb.run("estimate", "--data", folder.resolve("data"));
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("只采集、未判读"), ended::toString);
    }

    /** Share of the shop's listings that the very same rules flag when all are crawled. */
    private double truth(String site, Desk sampled) throws Exception {
        try (Desk desk = Desk.open(folder.resolve("census"), Clock.systemUTC())) {
            SiteFile all = SiteFiles.read(shop.siteFile()).file().orElseThrow();
            Judgement judgement = judgement();
            List<Listing> listings = desk.turns(() -> judgement)
                    .take(all, 10_000, new CrawlAgent("test@example.org"), new KillSwitch(), CrawlListener.SILENT)
                    .listings();
            long flagged = desk.queue().list(QueueFilter.ALL, 10_000, 0).stream()
                    .map(entry -> entry.flag().listing().id())
                    .distinct()
                    .count();
            Estimates census = Estimates.of(new SampleArchive(desk.store().jdbi()), site);
            Prevalence whole = census.sites().getFirst().estimates().getFirst();
            assertEquals(
                    SiteSample.Design.CENSUS, census.sites().getFirst().sample().design());
            assertEquals((double) flagged / listings.size(), whole.flagged().share(), 1e-9);
            return whole.flagged().share();
        }
    }

    /** The words of the market's packs alone: pictures are judged in the demo's test. */
    private Judgement judgement() throws IOException {
        Path words = Files.createDirectories(folder.resolve("words"));
        try (var packs = Files.list(market.packsFolder())) {
            for (Path given : packs.filter(Files::isDirectory).toList()) {
                Path copy = Files.createDirectories(
                        words.resolve(given.getFileName().toString()));
                Files.writeString(
                        copy.resolve("pack.yaml"),
                        Files.readString(given.resolve("pack.yaml"))
                                .replaceAll("(?m)^ +pictures: \\[.*\\]\\n", "")
                                .replaceAll("(?m)^ +texts: \\[.*\\]\\n", ""));
            }
        }
        return Judgement.load(List.of(words), MatchProblems.LOG, Clock.systemUTC());
    }
}
