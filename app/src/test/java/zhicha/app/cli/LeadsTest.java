package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.desk.Desk;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.lead.LeadDesk;
import zhicha.reporting.lead.LeadOutcome;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.TextField;

/** {@code zhicha review} and {@code zhicha leads}: three flags, of which two are confirmed and one stands in a lead. */
class LeadsTest {
    /** What a hostile shop would like a terminal to do: clear the screen, and turn the line around. */
    private static final String HOSTILE = "shop-3\u001b[2J\u202e";

    @TempDir
    private Path data;

    private String number = "";
    private String withdrawn = "";

    @BeforeEach
    void keepLeads() throws Exception {
        PackReading packs = Packs.load(List.of(SamplePack.in(data.resolve("packs"))));
        Map<String, RightSnapshot> rights = RightSnapshot.all(packs.rulebook());
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            for (String id : List.of("shop-1", "shop-2", HOSTILE)) {
                Listing listing = Listing.builder(id, "星★芽熊 积木")
                        .url("https://shop.example/" + id.charAt(5))
                        .platform("shop")
                        .price(Price.of("19.90", "CNY"))
                        .sales(100L)
                        .seller(new Seller("s-" + id.charAt(5), "玩具小店", "黑龙江 哈尔滨", null, List.of()))
                        .build();
                desk.store().intake().take(listing, List.of(hit(listing)), rights, null);
            }
            ReviewQueue queue = desk.queue();
            LeadDesk leads = desk.leads(() -> packs);
            number = drafted(leads, confirm(queue, "shop-1"));
            withdrawn = drafted(leads, confirm(queue, "shop-2"));
            leads.withdraw(withdrawn, 1, "lin", "重复");
        }
    }

    static Hit hit(Listing listing) {
        return new Hit(
                listing.id(),
                "tm-star",
                zhicha.rules.watch.RightKind.TRADEMARK,
                Verdict.FLAG,
                0.9,
                List.of(new Hit.FiredRule("evasive-spelling", 3)),
                List.of(new Reason.MarkText(TextField.TITLE, 0, 4, "星★芽熊", "星芽熊", "inserted-symbol")),
                List.of(),
                new Wording("标题疑以变形写法使用“星芽熊”", "the title seems to use 星芽熊 in disguise"));
    }

    static String confirm(ReviewQueue queue, String listing) {
        QueueEntry entry = queue.list(QueueFilter.ALL, 10, 0).stream()
                .filter(one -> one.flag().listing().id().equals(listing))
                .findFirst()
                .orElseThrow();
        queue.decide(entry.flag().id(), entry.sight(), new Judgement.Confirm(""), "lin", "session");
        return entry.flag().id();
    }

    static String drafted(LeadDesk leads, String flag) {
        LeadOutcome outcome = leads.draft(List.of(flag), "lin");
        return assertInstanceOf(LeadOutcome.Written.class, outcome).lead().number();
    }

    @Test
    void theQueueIsListedByStatus() {
        Verb.Ended open = Verb.run("review", "list", "--data", data);
        assertEquals(0, open.exit(), open::toString);
        assertEquals(1, open.lines().size(), "what was decided waits for nobody");
        assertTrue(open.err().contains("条目 / entries 1"), open.err());
        Verb.Ended all = Verb.run("review", "list", "--status", "all", "--json", "--data", data);
        assertEquals(3, all.lines().size());
        all.lines().forEach(line -> JsonMapper.shared().readTree(line));
        assertEquals(
                2,
                Verb.run("review", "list", "--status", "confirmed,dismissed", "--data", data)
                        .lines()
                        .size());
        Verb.Ended wrong = Verb.run("review", "list", "--status", "maybe", "--data", data);
        assertEquals(2, wrong.exit(), wrong::toString);
        assertTrue(wrong.err().contains("-> --status"), wrong.err());
    }

    @Test
    void aTerminalObeysNothingThatWasCrawled() {
        String line = Verb.run("review", "list", "--data", data).out();
        assertTrue(line.contains("shop-3"), line);
        assertFalse(
                line.codePoints()
                        .anyMatch(c ->
                                c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)),
                line);
    }

    @Test
    void leadsAreListedLatestFirst() {
        Verb.Ended listed = Verb.run("leads", "list", "--data", data);
        assertEquals(0, listed.exit(), listed::toString);
        assertTrue(listed.lines().get(0).startsWith(withdrawn), listed.out());
        assertTrue(listed.lines().get(1).startsWith(number), listed.out());
        var json = JsonMapper.shared()
                .readTree(Verb.run("leads", "list", "--json", "--data", data)
                        .lines()
                        .get(1));
        assertEquals(number, json.get("number").asString());
    }

    @Test
    void oneLeadIsShownWithItsFourConditions() {
        Verb.Ended shown = Verb.run("leads", "show", number, "--data", data);
        assertEquals(0, shown.exit(), shown::toString);
        for (String said : List.of(number, "线索，非行政处罚证据", "玩具小店", "https://shop.example/1", "星芽熊")) {
            assertTrue(shown.out().contains(said), said + " in\n" + shown.out());
        }
        Verb.Ended json = Verb.run("leads", "show", number, "--json", "--data", data);
        assertEquals(
                number, JsonMapper.shared().readTree(json.out()).get("number").asString());
        Verb.Ended unknown = Verb.run("leads", "show", "ZC-1999-000001", "--data", data);
        assertEquals(65, unknown.exit(), unknown::toString);
        assertTrue(unknown.err().contains("-> leads list"), unknown.err());
    }

    @Test
    void leadsAreWrittenAsFilesAndThatIsInTheAuditLog() throws Exception {
        Path out = data.resolve("out");
        Verb.Ended ended = Verb.run("leads", "export", "--out", out, "--format", "docx,json", "--data", data);
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals("PK", new String(Files.readAllBytes(out.resolve(number + ".docx")), 0, 2, "US-ASCII"));
        assertTrue(Files.readString(out.resolve(number + ".json")).endsWith("}\n"));
        assertFalse(Files.exists(out.resolve(withdrawn + ".docx")), "a withdrawn lead is not exported unasked");
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            var entry = desk.store().audit().latest(1, 0).getFirst();
            assertEquals("lead-exported", entry.what());
            assertTrue(entry.who().startsWith("shell:"), entry.who());
        }
    }

    @Test
    void allLeadsAreOneTable() throws Exception {
        Path out = data.resolve("tables");
        Verb.Ended ended = Verb.run("leads", "export", "--out", out, "--format", "csv,xlsx", "--data", data);
        assertEquals(0, ended.exit(), ended::toString);
        String csv = Files.readString(out.resolve("leads.csv"));
        assertTrue(csv.startsWith("\uFEFF\"线索编号 / Lead\",") && csv.contains("\"" + number + "\","), csv);
        assertFalse(csv.contains(withdrawn), "a withdrawn lead is not exported unasked");
        assertEquals("PK", new String(Files.readAllBytes(out.resolve("leads.xlsx")), 0, 2, "US-ASCII"));
        try (Desk desk = Desk.open(data, Clock.systemUTC())) {
            assertEquals(
                    "lead-exported",
                    desk.store().audit().latest(1, 0).getFirst().what());
        }
    }

    @Test
    void anUnknownNumberDoesNotStopTheOthers() {
        Path out = data.resolve("out");
        Verb.Ended ended =
                Verb.run("leads", "export", "ZC-1999-000001", withdrawn, number, "--out", out, "--data", data);
        assertEquals(65, ended.exit(), ended::toString);
        assertTrue(ended.err().contains("ZC-1999-000001"), ended.err());
        assertTrue(Files.exists(out.resolve(number + ".docx")));
        assertTrue(Files.exists(out.resolve(withdrawn + ".docx")), "asked for by its number it is");
        Verb.Ended pdf = Verb.run("leads", "export", "--out", out, "--format", "pdf", "--data", data);
        assertEquals(2, pdf.exit(), pdf::toString);
        assertTrue(pdf.err().contains("-> --format docx,json"), pdf.err());
    }
}
