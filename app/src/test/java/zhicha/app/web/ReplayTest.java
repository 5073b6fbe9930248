package zhicha.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.demo.JudgedMarket;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.crawler.evidence.wacz.check.WaczVerifier;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadOutcome;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.decision.Judgement;
import zhicha.rules.subject.Listing;

/** A lead's package of the demo market, opened with ReplayWeb.page's own library in Chromium. */
class ReplayTest {
    /** Every document below the page, through shadow trees and frames. */
    private static final String DOCUMENTS =
            """
            (function () {
              const found = [];
              const walk = root => {
                for (const one of root.querySelectorAll('*')) {
                  if (one.shadowRoot) walk(one.shadowRoot);
                  if (one.tagName === 'IFRAME') {
                    try { if (one.contentDocument) { found.push(one.contentDocument); walk(one.contentDocument); } } catch (e) {}
                  }
                }
              };
              walk(document);
              return found;
            })()
            """;

    @TempDir
    private Path folder;

    @Test
    void replayWebPageShowsTheSealedPageWithItsPictures() throws Exception {
        Assumptions.assumeTrue(Chromium.installed(), "no Chromium (apt install chromium), so nothing is replayed");
        JudgedMarket judged = JudgedMarket.get();
        Listing listing;
        Path file = folder.resolve("lead.wacz");
        QueueEntry entry = judged.desk().queue().list(QueueFilter.OPEN, 300, 0).stream()
                .filter(one -> one.flag().listing().images().size() > 1)
                .findFirst()
                .orElseThrow();
        listing = entry.flag().listing();
        Lead lead = lead(judged, entry);
        PackageReport report = judged.desk().leadFiles().wacz(lead, file);
        assertEquals(List.of(), report.lacking());
        assertTrue(report.packed().size() > listing.images().size(), "the page and its pictures: " + report);
        assertEquals(List.of(), WaczVerifier.verify(file).findings());

        String title = Jsoup.parse(
                        new String(judged.desk().vault().reader().page(listing.capture()).orElseThrow().bytes(), "UTF-8"))
                .title();
        try (ReplayWebPage player = player();
                Chromium browser = new Chromium()) {
            browser.size(1440, 1100);
            browser.open(player.showing(Files.readAllBytes(file), listing.url()));
            String shown = DOCUMENTS + ".find(d => d.title === " + JsonMapper.shared().writeValueAsString(title) + ")";
            browser.await("!!" + shown);
            browser.await("[..." + shown + ".images].length > 0 && [..." + shown + ".images].every(i => i.complete)");
            String pictures = browser.run("JSON.stringify([..." + shown + ".images].map(i => i.naturalWidth))");
            int seen = 0;
            for (JsonNode width : JsonMapper.shared().readTree(pictures)) {
                seen += width.asInt() > 0 ? 1 : 0;
            }
            browser.screenshot(Path.of("target", "replay.png"), false);
            assertTrue(seen >= listing.images().size(), "pictures that are shown: " + pictures);
            assertEquals(
                    "true",
                    browser.run("String(" + shown + ".body.innerText.includes("
                            + JsonMapper.shared().writeValueAsString(listing.title().strip().substring(0, 4)) + "))"));
            checked(browser, shown);
        }
    }

    /** What the library itself says of digests and signature. */
    private static void checked(Chromium browser, String shown) throws Exception {
        browser.run("window.checked = ''; " + shown
                + ".defaultView.parent.fetch('/replay/w/api/c/lead?all=1').then(r => r.text()).then(t => { window.checked = t; })");
        browser.await("window.checked !== ''");
        JsonNode said = JsonMapper.shared().readTree(browser.run("window.checked")).path("verify");
        assertEquals(0, said.path("numInvalid").asInt(-1), said.toString());
        assertTrue(said.path("numValid").asInt() >= 3, said.toString());
        assertTrue(said.path("publicKey").asString("").length() > 100, said.toString());
    }

    private static ReplayWebPage player() throws InterruptedException {
        try {
            return ReplayWebPage.open();
        } catch (IOException e) {
            Assumptions.abort(ReplayWebPage.NAME + " could not be had from the npm registry, so nothing is replayed: "
                    + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    private static Lead lead(JudgedMarket judged, QueueEntry entry) {
        var queue = judged.desk().queue();
        String flag = entry.flag().id();
        queue.claim(flag, "lin");
        queue.decide(flag, entry.sight(), new Judgement.Confirm(""), "lin", "replay");
        LeadOutcome drafted =
                judged.desk().leads(() -> judged.run().judgement().packs()).draft(List.of(flag), "lin");
        return assertInstanceOf(LeadOutcome.Written.class, drafted).lead();
    }
}
