package zhicha.app.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import zhicha.app.store.Store;
import zhicha.app.store.layout.LayoutAlarm;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.life.LifeEvent;
import zhicha.crawler.life.LifeLine;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.file.SiteFiles;
import zhicha.matcher.match.MatchProblems;
import zhicha.reporting.prevalence.Answer;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.reporting.prevalence.ratio.Estimate;

/** A shop watched over several crawls, by the real program: its layout, its listings' lives, revisits, and estimates of the past. */
class WatchedShopTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private ChangingShop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new ChangingShop(160);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Judgement judgement(String name) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(pack.resolve("pack.yaml"), """
                pack: mine
                sector: toys
                version: 2026.11.1
                rights:
                  - {id: tm-star, kind: trademark, name: %s, words: [%s], classes: [28], goods: [积木]}
                """.formatted(name, name));
        Files.createDirectories(pack.resolve("rules"));
        return Judgement.load(List.of(pack), MatchProblems.LOG, Clock.systemUTC());
    }

    /** One crawl, judged, so many days from now. */
    private SiteTurn.Outcome crawl(SiteFile site, Judgement judgement, int days, int budget) throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        try (Desk desk = Desk.open(folder.resolve("data"), clock)) {
            return desk.turns(() -> judgement)
                    .take(site, budget, new CrawlAgent("test@example.org"), new KillSwitch(), CrawlListener.SILENT);
        }
    }

    private Store store() {
        return Store.open(zhicha.app.store.StoreSettings.file(folder.resolve("data")));
    }

    /** Pages of one site that may be under way together. */
    private static final long AT_ONCE = 8;

    @Test
    void aNewLayoutHalfWayRaisesAnAlarmThatStaysUntilSomebodyAcknowledgesIt() throws Exception {
        shop.newLayoutFrom = 100;
        Path site = shop.siteFile(folder, "");
        Path data = folder.resolve("data");
        Verb.Ended crawled = Verb.run("crawl", "--site", site, "--data", data, "--out", folder.resolve("l.jsonl"));
        assertEquals(0, crawled.exit(), crawled::toString);
        assertTrue(crawled.err().contains("版式可能已变化") && crawled.err().contains("price"), crawled::toString);

        Verb.Ended health = Verb.run("sites", "health", "--data", data, "--json");
        assertEquals(1, health.exit(), health::toString);
        List<JsonNode> alarms = health.lines().stream()
                .map(JSON::readTree)
                .filter(line -> line.get("type").asString().equals("alarm"))
                .toList();
        assertEquals(
                List.of("availability", "price"),
                alarms.stream().map(one -> one.get("field").asString()).toList(),
                "one offer told both; the brand is still there: " + health);
        List<String> ids =
                alarms.stream().map(one -> one.get("id").asString()).sorted().toList();
        JsonNode alarm = alarms.getLast();
        // pages that were asked for at the same time are read in any order
        long before =
                alarm.at("/before/pages").asLong() - alarm.at("/before/filled").asLong();
        assertTrue(before <= AT_ONCE, () -> "all pages had it: " + alarm);
        assertTrue(alarm.at("/after/filled").asLong() <= AT_ONCE, () -> "none has it: " + alarm);
        assertTrue(alarm.at("/after/pages").asLong() >= 50, alarm::toString);
        for (String capture : List.of("beforeCapture", "afterCapture")) {
            assertTrue(alarm.get(capture).asString().startsWith("sha256:"), alarm::toString);
        }
        Verb.Ended words = Verb.run("sites", "health", "--data", data);
        assertTrue(words.out().contains("shop listing price：") && words.out().contains("-> "), words::toString);

        // the same again raises nothing new
        Verb.run("crawl", "--site", site, "--data", data, "--out", folder.resolve("l.jsonl"));
        String id = alarm.get("id").asString();
        try (Store store = store()) {
            assertEquals(
                    ids,
                    store.layoutAlarms().all(null, 10).stream()
                            .map(LayoutAlarm::id)
                            .sorted()
                            .toList());
        }
        assertEquals(2, Verb.run("sites", "acknowledge", id, "--data", data).exit(), "what was done must be said");
        Verb.Ended done = Verb.run("sites", "acknowledge", id, "--note", "对方改版，已改选择器", "--data", data);
        assertEquals(0, done.exit(), done::toString);
        assertEquals(1, Verb.run("sites", "health", "--data", data).exit(), "the other one is open still");
        Verb.run("sites", "acknowledge", alarms.getFirst().get("id").asString(), "--note", "同上", "--data", data);
        assertEquals(0, Verb.run("sites", "health", "--data", data).exit());
        // pages as they are now are the new measure
        Verb.run("crawl", "--site", site, "--data", data, "--out", folder.resolve("l.jsonl"));
        assertEquals(0, Verb.run("sites", "health", "--data", data).exit());
        try (Store store = store()) {
            assertTrue(store.audit().latest(5, 0).stream()
                    .anyMatch(one -> one.what().equals("layout-acknowledged")
                            && one.object().equals(id)));
        }
    }

    @Test
    void aListingsLifeIsToldFromEveryCrawl() throws Exception {
        SiteFile site = SiteFiles.read(shop.siteFile(folder, "revisit: {share: 50%, after-dispatch: [2]}"))
                .file()
                .orElseThrow();
        Judgement judgement = judgement("星芽熊");
        crawl(site, judgement, 0, 1_000);
        shop.goods.put(1, new String[] {"星芽熊 积木 1", "¥59.00"});
        String[] second = shop.goods.remove(2);
        shop.taken = item -> item == 3;
        // not on any list any more, dearer, and still on offer
        shop.unlisted = item -> item == 4;
        shop.goods.put(4, new String[] {"星芽熊 积木 4 新版", "¥204.00"});
        SiteTurn.Outcome again = crawl(site, judgement, 3, 1_000);
        assertTrue(again.revisits() >= 1, again::toString);
        shop.goods.put(2, second);
        shop.taken = item -> false;
        crawl(site, judgement, 6, 1_000);
        try (Store store = store()) {
            assertEquals(List.of("first-seen", "changed"), events(store.lives().of("shop-1")));
            LifeEvent.Changed changed =
                    (LifeEvent.Changed) store.lives().of("shop-1").events().get(1);
            assertEquals(List.of("101.00 CNY"), changed.fields().getFirst().from());
            assertEquals(List.of("59.00 CNY"), changed.fields().getFirst().to());
            LifeLine two = store.lives().of("shop-2");
            assertEquals(List.of("first-seen", "gone", "back"), events(two));
            assertFalse(two.gone());
            LifeEvent.Gone gone = (LifeEvent.Gone) two.events().get(1);
            assertEquals("http-404", gone.reason());
            assertTrue(gone.capture() != null, "that it was gone is sealed");
            assertEquals(
                    "removed",
                    ((LifeEvent.Gone) store.lives().of("shop-3").events().get(1)).reason());
            assertEquals(List.of("first-seen", "changed"), events(store.lives().of("shop-4")), "found by its memory");
            assertEquals(List.of("first-seen"), events(store.lives().of("shop-5")));
            // a census counts what the shop lists
            SiteSample sample = Estimates.of(new SampleArchive(store.jdbi()), "shop")
                    .sites()
                    .getFirst()
                    .sample();
            assertEquals(159, sample.drawn().size(), "what was only revisited is in no frame");
        }
        Verb.Ended told = Verb.run("sites", "history", "shop-2", "--data", folder.resolve("data"), "--json");
        assertEquals(3, told.lines().size(), told::toString);
        assertEquals(
                "http-404", JSON.readTree(told.lines().get(1)).get("reason").asString());
        assertTrue(Verb.run("sites", "history", "shop-1", "--data", folder.resolve("data"))
                .out()
                .contains("101.00 CNY → 59.00 CNY"));
    }

    private static List<String> events(LifeLine life) {
        return life.events().stream().map(LifeEvent::written).toList();
    }

    @Test
    void afterANoticeAListingIsLookedAtOnItsDayBeforeAllOthers() throws Exception {
        Path file = shop.siteFile(folder, "revisit: {share: 10%, after-dispatch: [2]}");
        SiteFile site = SiteFiles.read(file).file().orElseThrow();
        Judgement judgement = judgement("星芽熊");
        crawl(site, judgement, 0, 1_000);
        shop.unlisted = item -> item > 20;
        String day = LocalDate.now(ZoneOffset.ofHours(8)).toString();
        Verb.Ended noted = Verb.run(
                "sites", "dispatched", "shop-77", "--ref", "平台通知 7 号", "--on", day, "--data", folder.resolve("data"));
        assertEquals(0, noted.exit(), noted::toString);
        assertEquals(
                69,
                Verb.run("sites", "dispatched", "shop-999", "--ref", "x", "--data", folder.resolve("data"))
                        .exit());
        shop.asked.clear();
        SiteTurn.Outcome outcome = crawl(site, judgement, 10, 100);
        assertEquals(10, outcome.revisits(), outcome::toString);
        List<String> revisited = shop.asked.stream()
                .filter(path -> path.startsWith("/item/") && Integer.parseInt(path.substring(6)) > 20)
                .toList();
        assertEquals(10, revisited.size(), revisited::toString);
        // four at a time, and which of them the shop hears first is chance: it is among the first
        assertTrue(revisited.subList(0, 6).contains("/item/77"), revisited::toString);
    }

    @Test
    void anEstimateOfThePastIsWhatItWasWhateverTheRulesSayToday() throws Exception {
        SiteFile site = SiteFiles.read(
                        shop.siteFile(folder, "sampling: {random: 60, targeted: 10, seed: 5}\nrevisit: {share: 0%}"))
                .file()
                .orElseThrow();
        crawl(site, judgement("星芽熊"), 0, 1_000);
        String crawl;
        Estimate then;
        try (Store store = store()) {
            Estimates.OfSite first = Estimates.of(new SampleArchive(store.jdbi()), "shop")
                    .sites()
                    .getFirst();
            crawl = first.sample().crawl();
            then = first.estimates().getFirst().flagged();
        }
        // other goods, and rules that speak of another name
        shop.goods.replaceAll((item, offer) -> new String[] {"木勺 " + item, "¥9.00"});
        crawl(site, judgement("月芽兔"), 2, 1_000);
        try (Store store = store()) {
            SampleArchive archive = new SampleArchive(store.jdbi());
            Estimate now = Estimates.of(archive, "shop")
                    .sites()
                    .getFirst()
                    .estimates()
                    .getFirst()
                    .flagged();
            assertEquals(0, now.hits(), now::toString);
            Estimate past = Estimates.of(archive, "shop", crawl)
                    .sites()
                    .getFirst()
                    .estimates()
                    .getFirst()
                    .flagged();
            assertEquals(then, past);
        }
        Verb.Ended told = Verb.run("estimate", "--crawl", crawl, "--data", folder.resolve("data"), "--json");
        assertEquals(crawl, JSON.readTree(told.lines().getFirst()).get("crawl").asString(), told::toString);
    }

    @Test
    void listsTooLongToWalkThroughAreDrawnFromInTwoStages() throws Exception {
        SiteFile site = SiteFiles.read(shop.siteFile(folder, """
                        revisit: {share: 0%%}
                        sampling:
                          random: 40
                          seed: 11
                          list-pages: 4
                          lists: [{name: all, address: '%sc/{page}', pages: 8}]
                        """.formatted(shop.home())))
                .file()
                .orElseThrow();
        SiteTurn.Outcome outcome = crawl(site, judgement("星芽熊"), 0, 1_000);
        assertEquals(CrawlReport.Stop.DONE, outcome.crawl().stop());
        assertEquals(
                4,
                shop.asked.stream()
                        .filter(path -> path.startsWith("/c/"))
                        .distinct()
                        .count());
        assertFalse(shop.asked.contains("/"), "nothing but the drawn pages is walked");
        try (Store store = store()) {
            Estimates.OfSite one = Estimates.of(new SampleArchive(store.jdbi()), "shop")
                    .sites()
                    .getFirst();
            SiteSample sample = one.sample();
            assertEquals(SiteSample.Design.TWO_STAGE, sample.design());
            assertEquals(40, sample.drawn().size());
            assertEquals(40L, sample.answers().get(Answer.READ));
            assertEquals(160, sample.listings(), "eight pages of twenty, from four of them");
            store.samples()
                    .chosen(sample.crawl())
                    .forEach(chosen -> assertEquals(0.5 * 10 / 20, chosen.probability(), 1e-12));
            Estimate whole = one.estimates().getFirst().flagged();
            assertEquals(160, whole.listings(), 1e-6);
        }
        Verb.Ended told = Verb.run("estimate", "--data", folder.resolve("data"));
        assertTrue(told.out().contains("两阶段") && told.out().contains("§§4.3"), told::toString);
    }

    @Test
    void aDaysRequestsAreCountedOverAllCrawls() throws Exception {
        String yaml = Files.readString(shop.siteFile(folder, "")).replace("parallel: 4}", "parallel: 1, per-day: 30}");
        SiteFile site = SiteFiles.read(Files.writeString(folder.resolve("day.yaml"), yaml))
                .file()
                .orElseThrow();
        Judgement judgement = judgement("星芽熊");
        SiteTurn.Outcome today = crawl(site, judgement, 0, 1_000);
        assertEquals(CrawlReport.Stop.DAY_SPENT, today.crawl().stop());
        assertTrue(shop.asked.size() <= 30, () -> shop.asked.size() + " requests");
        int asked = shop.asked.size();
        SiteTurn.Outcome more = crawl(site, judgement, 0, 1_000);
        assertTrue(more.continued());
        assertEquals(asked, shop.asked.size(), "nothing more today");
        crawl(site, judgement, 1, 1_000);
        assertTrue(shop.asked.size() > asked, "tomorrow it goes on");
    }
}
