package zhicha.app.screenshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.cli.Verb;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.desk.Desk;
import zhicha.app.service.Service;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Wish;
import zhicha.app.web.Visit;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.Role;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadOutcome;
import zhicha.reporting.review.ClaimOutcome;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.decision.Judgement;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** From a flag to its screenshot, with a shop on loopback, the real browser and real kills. */
class ScreenshotTest {
    private static final String LISTING = "shop-1";
    private static final ScreenshotSettings ON_REQUEST = new ScreenshotSettings(
            ScreenshotSettings.Take.ON_REQUEST,
            ScreenshotSettings.USUAL.perCrawl(),
            ScreenshotSettings.USUAL.perDay(),
            ScreenshotSettings.USUAL.tallest(),
            ScreenshotSettings.USUAL.time());

    @TempDir
    private Path folder;

    private TallShop shop;
    private Path data;

    @BeforeEach
    void open() throws Exception {
        Assumptions.assumeTrue(
                Chromium.installed().isPresent(), "no Chromium (apt install chromium), so screenshots are not tested");
        shop = new TallShop(folder);
        data = folder.resolve("data");
    }

    @AfterEach
    void close() {
        if (shop != null) {
            shop.close();
        }
    }

    private SiteTurn.Outcome crawl(Desk desk, ScreenshotSettings settings) throws Exception {
        var judgement = shop.judgement();
        return desk.turns(() -> judgement, desk.screenshots(settings))
                .take(shop.site(), 100, TallShop.AGENT, new KillSwitch(), CrawlListener.SILENT);
    }

    private static void until(Callable<Boolean> met) throws Exception {
        for (int i = 0; i < 3_600 && !met.call(); i++) {
            Thread.sleep(50);
        }
        assertTrue(met.call());
    }

    @Test
    void aFlaggedListingIsPhotographedOnceAndTheWholePageIsSealedAndInTheLeadsFiles() throws Exception {
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            SiteTurn.Outcome outcome = crawl(desk, ScreenshotSettings.USUAL);
            assertEquals(
                    1,
                    outcome.screenshots().taken(),
                    () -> outcome.screenshots().toString());
            assertEquals(0, outcome.screenshots().left());
            Listing listing = desk.store().listings().listing(LISTING).orElseThrow();
            Ended taken = desk.store().screenshots().of(LISTING, 5).getFirst();
            assertEquals(Wish.Cause.FLAG, taken.wish().cause());
            assertEquals(listing.capture(), taken.wish().page());
            assertEquals(List.of(), desk.store().screenshots().of("shop-2", 5), "it was not flagged");

            CaptureId id = Objects.requireNonNull(taken.capture());
            VaultReader vault = desk.vault().reader();
            Manifest manifest = vault.find(id).orElseThrow().manifest();
            assertEquals(Objects.requireNonNull(listing.capture()).value(), manifest.partOf());
            assertNotNull(manifest.environment(), "the check of the machine");
            Manifest.Resource picture = manifest.resources().getFirst();
            Manifest.Screen screen = Objects.requireNonNull(picture.screen());
            assertEquals(List.of("screenshot", "screenshot-notes"), kinds(manifest));
            assertEquals(
                    List.of(1_280, 800, 1_280L, (long) TallShop.HEIGHT, 1_280, TallShop.HEIGHT),
                    List.of(
                            screen.windowWidth(),
                            screen.windowHeight(),
                            screen.pageWidth(),
                            screen.pageHeight(),
                            screen.width(),
                            screen.height()));
            assertTrue(screen.tool().contains("Chrome/"), screen.tool());
            assertTrue(Instant.parse(picture.made().utc()).isBefore(Instant.now()));
            SealedPayload png = vault.rendition(id, "screenshot").orElseThrow();
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(png.bytes()));
            assertEquals(List.of(1_280, TallShop.HEIGHT), List.of(seen.getWidth(), seen.getHeight()));
            assertEquals(0xffff0000, seen.getRGB(1_200, 150));
            assertEquals(0xffffff00, seen.getRGB(150, TallShop.YELLOW_AT + 150), "the listing's picture");
            assertEquals(0xff00ff00, seen.getRGB(150, TallShop.GREEN_AT), "a lazy one");
            assertEquals(0xff0000ff, seen.getRGB(640, TallShop.HEIGHT - 20), "the style sheet");
            String notes = new String(
                    vault.rendition(id, "screenshot-notes").orElseThrow().bytes(), StandardCharsets.UTF_8);
            assertTrue(notes.contains("/p.png") && notes.contains("other.example/x.png"), notes);
            assertEquals(2, shop.asked("/item/1"), "for the crawl, and for the screenshot");
            assertEquals(1, shop.asked("/p.png"), "it was sealed a moment ago");
            assertEquals(
                    List.of("/item/1", "/lazy.png", "/shop.css"),
                    manifest.exchanges().stream()
                            .map(exchange -> java.net.URI.create(exchange.uri()).getPath())
                            .sorted()
                            .toList());

            assertEquals(
                    0,
                    crawl(desk, ScreenshotSettings.USUAL).screenshots().ended().size(),
                    "unchanged");
            assertEquals(1, desk.store().screenshots().of(LISTING, 5).size());
            leadFiles(desk, lead(desk), id);
        }
        Verb.Ended verified = Verb.run("evidence", "verify", data.resolve("vault"));
        assertEquals(0, verified.exit(), verified::toString);
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            CaptureId id = desk.store().screenshots().sealed(LISTING, 1).getFirst();
            String shown = Verb.run("evidence", "show", id.value(), "--vault", data.resolve("vault"))
                    .out();
            assertTrue(shown.contains("网页 / page 1280×4000") && shown.contains("Chrome/"), shown);
        }
    }

    private static List<String> kinds(Manifest manifest) {
        return manifest.resources().stream().map(Manifest.Resource::kind).toList();
    }

    private static Lead lead(Desk desk) {
        var entry = desk.queue().list(QueueFilter.OPEN, 5, 0).getFirst();
        String flag = entry.flag().id();
        ClaimOutcome.Claimed claimed = (ClaimOutcome.Claimed) desk.queue().claim(flag, "lin");
        desk.queue().decide(flag, claimed.entry().sight(), new Judgement.Confirm(""), "lin", "session");
        var packs = zhicha.rules.load.Packs.load(List.of(), zhicha.matcher.query.QueryReader.SYNTAX);
        return ((LeadOutcome.Written) desk.leads(() -> packs).draft(List.of(flag), "lin")).lead();
    }

    private void leadFiles(Desk desk, Lead lead, CaptureId id) throws Exception {
        try (XWPFDocument docx =
                new XWPFDocument(new ByteArrayInputStream(desk.leadFiles().docx(lead)))) {
            String text = String.join(
                    "\n",
                    docx.getTables().stream().map(table -> table.getText()).toList());
            assertTrue(text.contains("整页截图") && text.contains("1280×4000 像素") && text.contains(id.hex()), text);
            assertEquals(2, docx.getAllPictures().size(), "the two uppermost sheets of three");
        }
        Path wacz = folder.resolve("lead.wacz");
        desk.leadFiles().wacz(lead, wacz);
        assertTrue(WaczVerifier.verify(wacz).holds());
        try (var zip = new java.util.zip.ZipFile(wacz.toFile())) {
            String index = new String(
                    zip.getInputStream(zip.getEntry("indexes/index.cdx")).readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(index.contains("urn:fullPage:http://127.0.0.1"), index);
        }
    }

    /** The shop keeps the program waiting for the page that is to be photographed, and it is killed meanwhile. */
    @Test
    void aKillBetweenTheFlagAndTheScreenshotDoesNotLoseIt() throws Exception {
        Path settings = Files.writeString(folder.resolve("zhicha.yaml"), """
                data: data
                console: {port: 0}
                packs: [mine]
                sites:
                  - {file: shop.yaml, cron: "* * * * * ?"}
                """);
        shop.before.set(path -> {
            if (path.equals("/item/1") && shop.asked("/item/1") > 1) {
                sleep(30_000);
            }
        });
        Process run = Verb.start(
                folder.resolve("out.txt"),
                folder.resolve("err.txt"),
                List.of("-Xmx512m"),
                "run",
                "--config",
                settings,
                "--data",
                data);
        until(() -> shop.asked("/item/1") > 1 || !run.isAlive());
        assertTrue(run.isAlive(), () -> told());
        run.destroyForcibly().waitFor();
        shop.before.set(path -> {});
        long crawled = shop.asked("/item/2");
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            assertEquals(1, desk.queue().counts(QueueFilter.ALL).total());
            assertEquals(List.of(), desk.store().screenshots().of(LISTING, 5));
            assertEquals(1, desk.store().screenshots().waiting("shop"));
            try (Service service = Service.start(desk, shop.plan(data, ScreenshotSettings.USUAL))) {
                until(() -> !desk.store().screenshots().of(LISTING, 5).isEmpty());
            }
            Ended taken = desk.store().screenshots().of(LISTING, 5).getFirst();
            assertEquals(TallShop.HEIGHT, taken.height(), taken::toString);
            assertEquals(0, desk.store().screenshots().waiting("shop"));
            // sealed, and killed before it was noted: the next pass finds it
            assertTrue(desk.store()
                    .screenshots()
                    .ask(new Wish(
                            LISTING,
                            taken.wish().substance(),
                            "shop",
                            "http://127.0.0.1/",
                            taken.wish().page(),
                            Wish.Cause.REQUEST,
                            "lin",
                            taken.wish().askedAt())));
            long asked = shop.asked.size();
            ScreenshotReport again = desk.screenshots(ScreenshotSettings.USUAL)
                    .take(shop.site(), 10, TallShop.AGENT.text(), "test", new KillSwitch(), null);
            assertEquals(taken.capture(), again.ended().getFirst().capture());
            assertEquals(asked, shop.asked.size(), "nobody was asked");
        }
        assertTrue(shop.asked("/item/2") <= crawled + 1, "what was crawled is not crawled again for it");
        assertEquals(0, Verb.run("evidence", "verify", data.resolve("vault")).exit());
    }

    private String told() {
        try {
            return Files.readString(folder.resolve("err.txt"));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void robotsTheKillSwitchAndBoundsHoldItBack() throws Exception {
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            assertEquals(0, crawl(desk, ON_REQUEST).screenshots().ended().size(), "nobody asked for one");
            Listing listing = desk.store().listings().listing(LISTING).orElseThrow();
            Wish wish = RequestedScreenshots.wish(listing, "lin", Clock.systemUTC());
            assertTrue(desk.store().screenshots().ask(wish));
            assertFalse(desk.store().screenshots().ask(wish), "one waiting wish a listing");
            ScreenshotPass pass = desk.screenshots(ON_REQUEST);
            long asked = shop.asked.size();

            KillSwitch pulled = new KillSwitch();
            pulled.pull();
            assertEquals(List.of(), taken(pass, 10, pulled).ended());
            assertEquals(List.of(), taken(pass, 0, new KillSwitch()).ended(), "no page of the budget was left");
            assertEquals(asked, shop.asked.size(), "nobody was asked");
            assertEquals(1, desk.store().screenshots().waiting("shop"), "it still waits");

            shop.robots.set("User-agent: *\nDisallow: /item/\n");
            Ended refused = taken(pass, 10, new KillSwitch()).ended().getFirst();
            assertEquals("robots", refused.lack());
            assertEquals(
                    List.of("/robots.txt"), shop.asked.subList((int) asked, shop.asked.size()), "and the page not");

            shop.robots.set("User-agent: *\nDisallow: /lazy.png\nDisallow: /shop.css\n");
            desk.store().screenshots().ask(wish);
            Ended without = taken(pass, 10, new KillSwitch()).ended().getFirst();
            assertEquals(TallShop.HEIGHT - 250, without.height(), "without its style sheet");
            assertEquals(0, shop.asked("/lazy.png") + shop.asked("/shop.css"));

            // traffic is stopped while the page's own parts are fetched
            shop.robots.set("");
            KillSwitch kill = new KillSwitch();
            shop.before.set(path -> {
                if (path.equals("/shop.css")) {
                    kill.pull();
                }
            });
            Wish later = new Wish(
                    LISTING,
                    wish.substance(),
                    wish.site(),
                    wish.address(),
                    wish.page(),
                    Wish.Cause.REQUEST,
                    "lin",
                    Instant.now());
            desk.store().screenshots().ask(later);
            assertEquals(List.of(), taken(pass, 10, kill).ended());
            assertEquals(1, desk.store().screenshots().waiting("shop"), "it still waits");
        }
        assertEquals(0, Verb.run("evidence", "verify", data.resolve("vault")).exit());
    }

    private ScreenshotReport taken(ScreenshotPass pass, int most, KillSwitch kill) throws Exception {
        return pass.take(shop.site(), most, TallShop.AGENT.text(), "test", kill, null);
    }

    /** A day has two requests: robots.txt and the page, and none is left for its style sheet. */
    @Test
    void aPageIsPhotographedAsItIsOnlyThreeDaysAfterADayWasFirstNotEnoughForIt() throws Exception {
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            crawl(desk, ON_REQUEST);
            Listing listing = desk.store().listings().listing(LISTING).orElseThrow();
            Clock longAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-5));
            assertTrue(desk.store().screenshots().ask(RequestedScreenshots.wish(listing, "lin", longAgo)));
        }
        Files.writeString(
                shop.siteFile(), Files.readString(shop.siteFile()).replace("{delay: 0s}", "{delay: 0s, per-day: 2}"));
        int asked = shop.asked.size();
        for (int day : List.of(0, 2)) {
            assertEquals(List.of(), takenDaysLater(day).ended(), "day " + day);
        }
        Ended taken = takenDaysLater(4).ended().getFirst();
        assertEquals(TallShop.HEIGHT - 250, taken.height(), "without its style sheet");
        assertEquals(asked + 6, shop.asked.size(), "two a day");
    }

    private ScreenshotReport takenDaysLater(int days) throws Exception {
        try (Desk desk = Desk.open(data, Clock.offset(Clock.systemUTC(), Duration.ofDays(days)))) {
            return taken(desk.screenshots(ON_REQUEST), 10, new KillSwitch());
        }
    }

    /** One that is installed and does not start, as on a machine that is too busy, may start tomorrow. */
    @Test
    void whileTheBrowserDoesNotStartTheWishWaits() throws Exception {
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            crawl(desk, ON_REQUEST);
            Listing listing = desk.store().listings().listing(LISTING).orElseThrow();
            desk.store().screenshots().ask(RequestedScreenshots.wish(listing, "lin", Clock.systemUTC()));
        }
        Path broken = Files.writeString(folder.resolve("chromium"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwx------"));
        Verb.Ended crawled = Verb.child(
                folder,
                List.of("-Xmx512m", "-Dzhicha.chromium=" + broken),
                "crawl",
                "--site",
                shop.siteFile(),
                "--data",
                data);
        assertEquals(0, crawled.exit(), crawled::toString);
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            assertEquals(1, desk.store().screenshots().waiting("shop"), crawled::toString);
            assertEquals(List.of(), desk.store().screenshots().of(LISTING, 5));
        }
    }

    @Test
    void withoutABrowserTheCrawlGoesOnAndSaysSoOnce() throws Exception {
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            crawl(desk, ON_REQUEST);
            Listing listing = desk.store().listings().listing(LISTING).orElseThrow();
            desk.store().screenshots().ask(RequestedScreenshots.wish(listing, "lin", Clock.systemUTC()));
        }
        Verb.Ended crawled = Verb.child(
                folder,
                List.of("-Xmx512m", "-Dzhicha.chromium=" + folder.resolve("none")),
                "crawl",
                "--site",
                shop.siteFile(),
                "--data",
                data);
        assertEquals(0, crawled.exit(), crawled::toString);
        assertTrue(crawled.err().contains("本机没有可用的 Chromium"), crawled::toString);
        assertEquals(
                1, crawled.err().split("there is no Chromium that works here; once").length - 1, crawled::toString);
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            assertEquals(
                    "no-browser",
                    desk.store().screenshots().of(LISTING, 5).getFirst().lack());
            assertEquals(0, desk.store().screenshots().waiting("shop"));
        }
        Verb.Ended asked = Verb.run(
                "evidence", "screenshot", LISTING, "nobody-7", "--site", shop.siteFile(), "--data", data, "--json");
        assertEquals(65, asked.exit(), asked::toString);
        assertTrue(asked.out().contains("\"height\":4000"), asked::toString);
        assertTrue(asked.err().contains("nobody-7") && asked.err().contains("1/1"), asked::toString);
    }

    @Test
    void theButtonTakesOneForThoseWhoMayAndIsRefusedToOthers() throws Exception {
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            crawl(desk, ON_REQUEST);
            Accounts accounts = new Accounts(desk.store().jdbi(), Clock.systemUTC());
            accounts.add("lin", "林晓", EnumSet.of(Role.ANALYST), "Xueyuan-2026-Bei", false);
            accounts.add("shen", "沈审", EnumSet.of(Role.AUDITOR), "Xueyuan-2026-Nan", false);
            String flag =
                    desk.queue().list(QueueFilter.OPEN, 5, 0).getFirst().flag().id();
            String card = "/review/" + flag;
            try (Service service = Service.start(desk, shop.plan(data, ON_REQUEST))) {
                Visit auditor = new Visit(service.address());
                auditor.signIn("shen", "Xueyuan-2026-Nan");
                assertEquals(
                        0,
                        auditor.get(card)
                                .page()
                                .select("form[action$=/screenshot]")
                                .size());
                String token = auditor.get("/account")
                        .page()
                        .select("input[name=form-token]")
                        .attr("value");
                assertEquals(
                        403,
                        auditor.post(card + "/screenshot", "form-token", token).status());

                Visit analyst = new Visit(service.address());
                analyst.signIn("lin", "Xueyuan-2026-Bei");
                assertEquals(403, analyst.post(card + "/screenshot").status(), "no token of ours");
                Element form = analyst.get(card).page().selectFirst("form[action$=/screenshot]");
                assertTrue(analyst.get(card).text().contains("尚无整页截图"));
                Visit.Answer sent = analyst.send(Objects.requireNonNull(form), null);
                assertTrue(sent.text().contains("已排队截取整页"), sent::text);
                until(() -> !desk.store().screenshots().of(LISTING, 5).isEmpty());
                Visit.Answer shown = analyst.get(card);
                Element image = Objects.requireNonNull(shown.page().selectFirst(".shot img"), shown::source);
                Visit.Answer small = analyst.get(image.attr("src"));
                assertEquals("image/jpeg", small.header("Content-Type"));
                assertEquals(
                        280,
                        ImageIO.read(new ByteArrayInputStream(small.raw().body()))
                                .getWidth());
                String whole = Objects.requireNonNull(image.parent()).attr("href");
                Visit.Answer view = analyst.get(whole);
                assertEquals(3, view.page().select(".whole-shot img").size(), view::source);
                assertTrue(view.text().contains("1280×4000"), view::text);
                BufferedImage last = ImageIO.read(new ByteArrayInputStream(
                        analyst.get(whole + "/part/2").raw().body()));
                assertEquals(List.of(1_280, 4_000 - 2 * 1_700), List.of(last.getWidth(), last.getHeight()));
                Visit.Answer kept = analyst.get(whole + "/sealed.png");
                assertTrue(kept.header("Content-Disposition").startsWith("attachment"));
                assertTrue(view.text()
                        .contains(zhicha.crawler.evidence.manifest.Sha256.of(
                                kept.raw().body())));
                assertEquals(404, analyst.get(whole + "/part/9").status());
                assertEquals(404, analyst.get("/screenshots/" + "0".repeat(64)).status());
                assertTrue(auditor.get("/audit").text().contains("要求截取整页"));
            }
        }
    }
}
