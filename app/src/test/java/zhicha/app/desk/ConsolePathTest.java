package zhicha.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.archive.ArchiveSearch;
import zhicha.app.cli.Verb;
import zhicha.app.demo.DemoConsole;
import zhicha.app.demo.JudgedMarket;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.web.Visit;
import zhicha.reporting.review.flag.Flag;

/** From the queue to the lead's document, over HTTP as an analyst goes, and the same from a shell. */
class ConsolePathTest {
    private static final String CAVEAT = "本件为线索，非行政处罚证据";

    @TempDir
    private Path folder;

    @Test
    void aConfirmedFlagBecomesALeadWhoseDocumentNamesItsEvidence() throws Exception {
        JudgedMarket judged = JudgedMarket.get();
        try (RequestedScreenshots none = RequestedScreenshots.none(judged.desk().store(), Clock.systemUTC());
                DemoConsole console = DemoConsole.open(
                        judged.desk(), judged.run().judgement().packs(), List.of(), ArchiveSearch.NONE, none, List.of(0))) {
            DemoConsole.SignIn analyst = console.signIns().getFirst();
            Visit visit = new Visit(console.address());
            assertEquals(
                    "/sign-in", visit.get("/review").address().getPath(), "nobody sees the queue without signing in");
            visit.signIn(analyst.user(), analyst.password());
            Visit.Answer queue = visit.get("/review");
            assertEquals(200, queue.status());
            assertTrue(queue.page().select("table.queue tbody tr").size() > 10);

            Visit.Answer card = visit.get("/review/next");
            String id = card.address().getPath().substring("/review/".length());
            Flag flag = judged.desk().queue().entry(id).orElseThrow().flag();
            Element confirm = card.page().selectFirst("button[name=judgement][value=confirm]");
            visit.send(confirm.closest("form"), confirm);
            Visit.Answer lead = visit.send(visit.get("/review/" + id).page().selectFirst("form[action=/leads]"), null);
            assertEquals(200, lead.status());
            String number = lead.address().getPath().substring("/leads/".length());
            Visit.Answer file = visit.get("/leads/" + number + "/lead.docx");
            assertEquals(200, file.status());
            names(flag, file.raw().body());

            fromAShell(judged.folder(), number, id, flag);
        }
    }

    private static void names(Flag flag, byte[] docx) throws Exception {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            String text = extractor.getText();
            String plain = text.replaceAll("\\s", "");
            assertTrue(plain.contains(flag.listing().url()), "the listing's address: " + text);
            assertTrue(plain.contains(flag.listing().capture().value()), "the capture's id: " + text);
            assertTrue(plain.contains(flag.right().name()), "the right: " + text);
            assertTrue(plain.contains(CAVEAT), "the caveat: " + text);
        }
    }

    private void fromAShell(Path data, String number, String id, Flag flag) throws Exception {
        Verb.Ended list = Verb.run("leads", "list", "--json", "--data", data);
        assertEquals(0, list.exit(), list::toString);
        JsonNode first = JsonMapper.shared().readTree(list.lines().getFirst());
        assertEquals(number, first.get("number").asString());
        assertEquals(flag.listing().id(), first.get("listings").get(0).asString());
        assertTrue(Verb.run("leads", "list", "--data", data).out().contains(number));

        Verb.Ended shown = Verb.run("leads", "show", number, "--data", data);
        assertEquals(0, shown.exit(), shown::toString);
        assertTrue(
                shown.out().contains(CAVEAT)
                        && shown.out().contains(flag.listing().url()),
                shown::toString);
        JsonNode json = JsonMapper.shared()
                .readTree(Verb.run("leads", "show", number, "--json", "--data", data)
                        .out());
        assertEquals(
                flag.listing().capture().value(),
                json.get("listings").get(0).get("capture").asString());
        assertEquals(
                65, Verb.run("leads", "show", "ZC-1999-000001", "--data", data).exit());

        Path out = folder.resolve("out");
        Verb.Ended exported = Verb.run(
                "leads", "export", number, "ZC-1999-000001", "--out", out, "--format", "docx,json", "--data", data);
        assertEquals(65, exported.exit(), exported::toString);
        assertTrue(exported.err().contains("ZC-1999-000001"), exported::toString);
        names(flag, Files.readAllBytes(out.resolve(number + ".docx")));
        assertEquals(json, JsonMapper.shared().readTree(Files.readString(out.resolve(number + ".json"))));
        assertEquals(
                0, Verb.run("leads", "export", "--out", out, "--data", data).exit());
        assertEquals(
                2,
                Verb.run("leads", "export", number, "--out", out, "--format", "odt", "--data", data)
                        .exit());

        Verb.Ended open = Verb.run("review", "list", "--json", "--data", data);
        assertEquals(0, open.exit(), open::toString);
        assertTrue(open.lines().size() > 10);
        assertTrue(open.lines().stream()
                .allMatch(line -> JsonMapper.shared()
                        .readTree(line)
                        .get("status")
                        .asString()
                        .equals("open")));
        Verb.Ended confirmed = Verb.run("review", "list", "--status", "confirmed", "--data", data);
        assertTrue(confirmed.out().contains(id), confirmed::toString);
        assertEquals(
                2,
                Verb.run("review", "list", "--status", "opne", "--data", data).exit());
    }
}
