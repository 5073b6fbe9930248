package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.desk.Desk;
import zhicha.crawler.evidence.Retention;
import zhicha.crawler.evidence.RetentionPlan;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;

/** From a flag to a package a year later: what retention leaves, and what the package says of what it took. */
class LeadEvidenceTest {
    private static final Instant WINTER = Instant.parse("2026-01-10T02:00:00Z");
    private static final Clock THEN = Clock.fixed(WINTER, ZoneOffset.UTC);
    private static final String PAGE = "https://shop.example/item/1";
    private static final String LICENCE = "https://shop.example/licence.html";
    private static final Map<String, String> PAGES = Map.of(
            PAGE,
            "<h1>星★芽熊 积木</h1><a href=/licence.html>营业执照</a>",
            LICENCE,
            "<h1>统一社会信用代码 91230000TEST000000</h1>",
            "https://shop.example/about",
            "<h1>关于我们</h1>",
            "https://other.example/item/7",
            "<h1>木马</h1>");

    @TempDir
    private Path data;

    private final Map<String, CaptureId> sealed = new TreeMap<>();
    private String number = "";

    /** A flagged page with its picture and two renditions of it, its licence, and two pages that nobody refers to. */
    @BeforeEach
    void flag() throws Exception {
        PackReading packs = Packs.load(List.of(SamplePack.in(data.resolve("packs"))));
        try (Desk desk = Desk.open(data, THEN)) {
            CaptureContext context = desk.vault().circumstances("shop", "run", "zhicha test");
            for (Map.Entry<String, String> page : new TreeMap<>(PAGES).entrySet()) {
                sealed.put(page.getKey(), seal(desk, page.getKey(), page.getValue(), context));
            }
            CaptureContext own = context.partOf(sealed.get(PAGE));
            sealed.put("picture", seal(desk, "https://shop.example/1.jpg", "picture", own));
            sealed.put("script", seal(desk, "https://shop.example/1.js", "script", own));
            Listing listing = Listing.builder("shop-1", "星★芽熊 积木")
                    .url(PAGE)
                    .platform("shop")
                    .price(Price.of("19.90", "CNY"))
                    .sales(100L)
                    .seller(new Seller("s-1", "玩具小店", "黑龙江 哈尔滨", null, List.of()))
                    .observedAt(WINTER.atOffset(ZoneOffset.ofHours(8)))
                    .capture(sealed.get(PAGE))
                    .build();
            desk.store()
                    .intake()
                    .take(listing, List.of(LeadsTest.hit(listing)), RightSnapshot.all(packs.rulebook()), null);
            number = LeadsTest.drafted(desk.leads(() -> packs), LeadsTest.confirm(desk.queue(), "shop-1"));
        }
        assertEquals(0, Verb.run("evidence", "root", "--data", data).exit());
    }

    private static CaptureId seal(Desk desk, String address, String html, CaptureContext context) throws IOException {
        List<Exchange> exchanges = new ArrayList<>(List.of(exchange(address, html)));
        if (address.equals(LICENCE)) {
            exchanges.add(exchange("https://shop.example/stamp.html", html));
        }
        return desk.vault().seal(exchanges, context).id();
    }

    private static Exchange exchange(String address, String html) {
        byte[] body = (html + " ".repeat(2_000)).getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                URI.create(address),
                "127.0.0.1",
                null,
                "GET / HTTP/1.1",
                List.of(new Header("Host", "shop.example")),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", "text/html; charset=utf-8")),
                body,
                body,
                WINTER,
                Duration.ofMillis(20));
    }

    private Verb.Ended exported() {
        return Verb.run("leads", "export", number, "--out", data.resolve("out"), "--format", "wacz", "--data", data);
    }

    private Set<String> packed() throws IOException {
        Set<String> captures = new TreeSet<>();
        try (ZipFile zip = new ZipFile(data.resolve("out/" + number + ".wacz").toFile());
                InputStream in = zip.getInputStream(zip.getEntry("datapackage.json"))) {
            JsonMapper.shared()
                    .readTree(in.readAllBytes())
                    .at("/zhicha/captures")
                    .forEach(one -> captures.add(one.asString()));
        }
        return captures;
    }

    @Test
    void whatAPackageHoldsIsKept() throws Exception {
        Verb.Ended due = Verb.run("evidence", "retain", "--data", data, "--days", "60");
        assertEquals(0, due.exit(), due::toString);
        assertEquals(2, due.lines().size(), due::toString);
        assertTrue(due.out().contains("/about") && due.out().contains("other.example"), due::toString);
        assertEquals(
                0,
                Verb.run("evidence", "retain", "--data", data, "--days", "60", "--remove")
                        .exit());
        Verb.Ended ended = exported();
        assertEquals(0, ended.exit(), ended::toString);
        Set<String> packed = packed();
        for (String one : List.of(PAGE, LICENCE, "picture", "script")) {
            assertTrue(packed.contains(sealed.get(one).value()), one);
        }
        assertEquals(5, packed.size(), "and the check of the machine: " + packed);
        Verb.Ended verified = Verb.run("evidence", "verify", data.resolve("out").resolve(number + ".wacz"));
        assertEquals(0, verified.exit(), verified::toString);
        assertTrue(verified.err().contains("5/5 份清单经日根证明"), verified::toString);
    }

    /** Everything was removed, as by a version that did not know of licences: the package names tombstones. */
    @Test
    void whatAPolicyTookIsNamedWithItsTombstoneAndNobodyIsAccused() throws Exception {
        remove(Set.of(sealed.get(PAGE), sealed.get("picture"), sealed.get("script")));
        Verb.Ended ended = exported();
        assertEquals(0, ended.exit(), ended::toString);
        assertFalse(packed().contains(sealed.get(LICENCE).value()));
        assertTrue(ended.err().contains("lacking " + sealed.get(LICENCE).value()), ended::toString);
        assertTrue(ended.err().contains("older than 60 days"), ended::toString);
        assertFalse(ended.err().contains("was changed") || ended.err().contains("backup"), ended::toString);
        String tombstone = ended.err().replaceAll("(?s).*tombstone (sha256:[0-9a-f]{64}).*", "$1");
        Verb.Ended shown = Verb.run("evidence", "show", tombstone, "--data", data);
        assertEquals(0, shown.exit(), shown::toString);
        Verb.Ended verified = Verb.run("evidence", "verify", data.resolve("out").resolve(number + ".wacz"));
        assertEquals(0, verified.exit(), "what is in it holds: " + verified);
        assertTrue(verified.err().contains(sealed.get(LICENCE).value()), verified::toString);
        assertTrue(
                verified.err().contains("was removed under a policy of retention (older than 60 days")
                        && verified.err().contains("no damage"),
                verified::toString);
    }

    /** Beside what a policy took, something was really damaged. */
    @Test
    void whatIsDamagedIsDamagedThoughAPolicyTookOtherThings() throws Exception {
        remove(Set.of(sealed.get(PAGE), sealed.get("picture"), sealed.get("script")));
        flip("script");
        Verb.Ended ended = exported();
        assertEquals(65, ended.exit(), ended::toString);
        assertTrue(ended.err().contains("was changed") && ended.err().contains("older than 60 days"), ended::toString);
        Verb.Ended verified = Verb.run("evidence", "verify", data.resolve("out").resolve(number + ".wacz"));
        assertEquals(0, verified.exit(), verified::toString);
        assertTrue(verified.err().contains("it lacks " + sealed.get("script").value()), verified::toString);
    }

    /** A policy takes answers and leaves what was asked; the last request stands behind an answer that is gone. */
    @Test
    void aCaptureThatAPolicyTookAPartOfAndThatIsDamagedTooIsDamaged() throws Exception {
        remove(Set.of(sealed.get(PAGE), sealed.get("script")));
        Verb.Ended whole = exported();
        assertEquals(0, whole.exit(), whole::toString);
        flip(LICENCE, "request");
        Verb.Ended ended = exported();
        assertEquals(65, ended.exit(), ended::toString);
        assertTrue(
                ended.err()
                        .contains("lacking " + sealed.get(LICENCE).value()
                                + "：request of https://shop.example/stamp.html was changed"),
                ended::toString);
        assertFalse(ended.err().contains("tombstone sha256:"), ended::toString);
    }

    private void flip(String name) throws IOException {
        flip(name, "response");
    }

    private void flip(String name, String type) throws IOException {
        var record =
                VaultReader.open(data.resolve("vault"))
                        .find(sealed.get(name))
                        .orElseThrow()
                        .manifest()
                        .records()
                        .stream()
                        .filter(one -> one.type().equals(type))
                        .toList()
                        .getLast();
        Path warc = data.resolve("vault").resolve(record.file());
        byte[] bytes = Files.readAllBytes(warc);
        bytes[Math.toIntExact(record.offset() + record.length() / 2)] ^= 1;
        Files.write(warc, bytes);
    }

    @Test
    void aPageThatIsGoneIsNamedTooWhenNothingIsLeft() throws Exception {
        remove(Set.of());
        Verb.Ended ended = exported();
        assertEquals(0, ended.exit(), ended::toString);
        assertFalse(ended.err().contains("check the vault"), ended::toString);
        assertTrue(ended.err().contains("lacking " + sealed.get(PAGE).value()), ended::toString);
        assertTrue(ended.err().contains("tombstone sha256:"), ended::toString);
        assertFalse(ended.err().contains("was changed"), ended::toString);
        assertFalse(
                Files.exists(data.resolve("out/" + number + ".wacz")), "the check of the machine alone is no evidence");
    }

    /** Which licence belongs to a page that was changed cannot be told, so none is removed. */
    @Test
    void nothingIsRemovedWhileAFlaggedPageDoesNotHold() throws Exception {
        flip(PAGE);
        Verb.Ended refused = Verb.run("evidence", "retain", "--data", data, "--days", "60", "--remove");
        assertEquals(69, refused.exit(), refused::toString);
        assertTrue(refused.err().contains(sealed.get(PAGE).value()), refused::toString);
        flip(PAGE);
        Verb.Ended verified = Verb.run("evidence", "verify", data.resolve("vault"));
        assertEquals(0, verified.exit(), verified::toString);
        assertFalse(verified.err().contains("removed"), verified::toString);
    }

    private void remove(Set<CaptureId> but) throws IOException {
        try (Vault vault = Vault.open(data.resolve("vault"), Clock.systemUTC())) {
            assertTrue(new Retention(vault)
                            .remove(RetentionPlan.of(vault.reader(), 60, but, Instant.now()))
                            .removed()
                    > 0);
        }
    }
}
