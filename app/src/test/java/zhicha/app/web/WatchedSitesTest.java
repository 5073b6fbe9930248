package zhicha.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.app.store.layout.LayoutAlarm;
import zhicha.crawler.layout.LayoutChange;
import zhicha.crawler.layout.PageFill;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;

/** What was noticed about sites and listings over time, as the console shows it. */
class WatchedSitesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    private Path folder;

    private ConsoleHouse house;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(folder, 0);
        SampleMarket.fill(house, folder, 12, 20261122);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private void alarm(String field) throws Exception {
        CaptureId before = house.seal("http://127.0.0.1:8801/item/1", "<h1>灯</h1><p class=price>¥1", Map.of());
        CaptureId after = house.seal("http://127.0.0.1:8801/item/2", "<h1>灯</h1><div id=cost>", Map.of());
        house.store
                .layoutAlarms()
                .raise(
                        "demo-c",
                        "run",
                        new LayoutChange(
                                PageFill.Kind.LISTING,
                                field,
                                NOON,
                                new LayoutChange.Rate(1_176, 1_200),
                                new LayoutChange.Rate(2, 85),
                                Optional.of(new PageFill(NOON, PageFill.Kind.LISTING, "", Set.of(field), before)),
                                Optional.of(new PageFill(NOON, PageFill.Kind.LISTING, "", Set.of(), after))),
                        NOON);
    }

    /** A listing that became cheaper, went away and came back. */
    private QueueEntry lively() {
        QueueEntry entry = house.queue.list(QueueFilter.OPEN, 1, 0).getFirst();
        Listing listing = entry.flag().listing();
        Instant seen =
                listing.observedAt() == null ? NOON : listing.observedAt().toInstant();
        for (int day = 1; day <= 4; day++) {
            Instant at = seen.plus(Duration.ofDays(day));
            if (day == 2) {
                house.store.lives().absent(listing.id(), at, "http-404", listing.capture(), "run");
            } else {
                house.store
                        .listings()
                        .save(
                                listing.toBuilder()
                                        .title(listing.title() + (day == 4 ? " <script>alert(1)</script>" : ""))
                                        .price(Price.of(100 - 10 * day + ".00", "CNY"))
                                        .observedAt(at.atOffset(ZoneOffset.ofHours(8)))
                                        .build(),
                                "run",
                                at);
            }
        }
        return entry;
    }

    @Test
    void aChangedLayoutIsShownWithBothSharesUntilAMaintainerAcknowledgesIt() throws Exception {
        alarm("price");
        Visit lin = Visit.of(house.address(), "lin");
        Element shown = lin.get("/overview").page().selectFirst("section.layouts");
        assertTrue(shown.text().contains("demo-c") && shown.text().contains("价格"), shown::text);
        assertTrue(shown.text().contains("98.0% 1176/1200") && shown.text().contains("2.4% 2/85"), shown::text);
        assertTrue(shown.text().contains("extract"), "what to do: " + shown.text());
        assertEquals(2, shown.select("a[href^=/sealed/]").size());
        for (Element link : shown.select("a[href^=/sealed/]")) {
            assertEquals(200, lin.get(link.attr("href")).status());
        }
        assertTrue(shown.select("form").isEmpty(), "an analyst does not mend site files");
        LayoutAlarm alarm = house.store.layoutAlarms().open(null).getFirst();
        assertEquals(
                403,
                lin.post("/overview/layout/" + alarm.id(), "form-token", token(lin))
                        .status());

        Visit wei = Visit.of(house.address(), "wei");
        Element form = wei.get("/overview").page().selectFirst("section.layouts form");
        Visit.Answer done = wei.send(form, null, "note", "价格改由脚本写入，已改 render");
        assertEquals(200, done.status());
        assertTrue(done.page().select("section.layouts").isEmpty(), "nothing left to do");
        LayoutAlarm closed = house.store.layoutAlarms().all(null, 10).getFirst();
        assertEquals("wei", closed.acknowledgedBy());
        assertFalse(closed.open());
        assertTrue(house.store.audit().latest(5, 0).stream()
                .anyMatch(entry -> entry.what().equals("layout-acknowledged")
                        && entry.who().equals("wei")
                        && entry.detail().contains("render")));
        assertEquals(
                404, wei.post("/overview/layout/none", "form-token", token(wei)).status());
    }

    private static String token(Visit visit) throws Exception {
        return visit.get("/overview")
                .page()
                .selectFirst("input[name=form-token]")
                .attr("value");
    }

    @Test
    void theCardTellsTheLifeOfItsListing() throws Exception {
        QueueEntry entry = lively();
        Visit lin = Visit.of(house.address(), "lin");
        Visit.Answer card = lin.get("/review/" + entry.flag().id());
        String life = card.page().selectFirst("ul.life").text();
        assertTrue(life.contains("首次发现") && life.contains("下架（页面不存在）") && life.contains("重新上架"), life);
        assertTrue(life.contains("→ 90.00 CNY") && life.contains("90.00 CNY → 70.00 CNY"), life);
        assertTrue(
                card.page().select("ul.life script").isEmpty() && !card.source().contains("<script>alert"));
    }

    /** For a person to look at: {@code -Dzhicha.shots=FOLDER} keeps pictures of both pages. */
    @Test
    void bothPagesFitAPhone() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Chromium.installed(), "no Chromium (apt install chromium), so pages are not laid out");
        alarm("price");
        alarm("seller.name");
        QueueEntry entry = lively();
        Visit wei = Visit.of(house.address(), "wei");
        String shots = System.getProperty("zhicha.shots", "");
        try (Chromium chromium = new Chromium()) {
            for (int width : new int[] {1440, 390}) {
                chromium.size(width, width == 390 ? 844 : 900);
                chromium.cookie(house.address(), "zhicha", wei.cookie("zhicha"));
                for (String path :
                        new String[] {"/overview", "/review/" + entry.flag().id()}) {
                    chromium.open(house.address().resolve(path));
                    String wide = chromium.run("String(document.documentElement.scrollWidth <= window.innerWidth + 1)");
                    assertEquals("true", wide, path + " at " + width);
                    if (!shots.isEmpty()) {
                        String name = path.startsWith("/review") ? "card" : "overview";
                        chromium.screenshot(Path.of(shots, "time-" + name + "-" + width + ".png"), true);
                    }
                }
            }
        }
    }
}
