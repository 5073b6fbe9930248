package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;

/** {@code zhicha evidence root}, {@code prove}, {@code show} and {@code retain}, on captures of last winter. */
class EvidenceVerbsTest {
    private static final Instant WINTER = Instant.parse("2026-01-10T02:00:00Z");

    @TempDir
    private Path data;

    private Path vault = Path.of("");
    private final List<Capture> captures = new ArrayList<>();

    /** Two days; on each a page that is flagged, its picture, and a page that nobody refers to. */
    @BeforeEach
    void seal() throws IOException {
        vault = data.resolve("vault");
        for (int day = 0; day < 2; day++) {
            Clock clock = Clock.fixed(WINTER.plus(Duration.ofDays(day)), ZoneOffset.UTC);
            try (Vault open = Vault.open(vault, clock)) {
                CaptureContext context = open.circumstances("shop", "run-" + day, "zhicha test");
                for (String page : List.of("flagged", "picture", "other")) {
                    captures.add(open.seal(List.of(exchange(page + day)), context));
                }
            }
        }
    }

    private static Exchange exchange(String name) {
        byte[] body = ("<h1>" + name + "</h1>").repeat(200).getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                URI.create("https://shop.example/" + name),
                "127.0.0.1",
                null,
                "GET /" + name + " HTTP/1.1",
                List.of(new Header("Host", "shop.example")),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", "text/html; charset=utf-8")),
                body,
                body,
                WINTER,
                Duration.ofMillis(20));
    }

    @Test
    void rootsAreWrittenForDaysThatAreOverAndProveTheirCaptures() throws IOException {
        Verb.Ended first = Verb.run("evidence", "root", "--vault", vault, "--day", "2026-01-10");
        assertEquals(0, first.exit(), first::toString);
        assertTrue(first.out().startsWith("2026-01-10  4  sha256:"), first::toString);
        Verb.Ended rest = Verb.run("evidence", "root", "--data", data, "--json");
        assertEquals(0, rest.exit(), rest::toString);
        assertEquals(2, rest.lines().size());
        var json = JsonMapper.shared().readTree(rest.lines().getLast());
        assertEquals(captures.getLast().id().value(), json.get("last").asString());
        assertTrue(rest.err().contains("written now 1"), rest::toString);
        assertEquals(0, Verb.run("evidence", "verify", vault).exit());

        Verb.Ended proof = Verb.run("evidence", "prove", captures.get(3).id().value(), "--vault", vault);
        assertEquals(0, proof.exit(), proof::toString);
        assertTrue(proof.out().contains("root-sha256 " + json.get("sha256").asString()), proof::toString);
        assertTrue(proof.out().contains("line 2 of 4"), "behind the check of the machine");
        assertEquals(
                69,
                Verb.run("evidence", "prove", "0".repeat(64), "--vault", vault).exit());
        assertEquals(
                2, Verb.run("evidence", "prove", "nonsense", "--vault", vault).exit());
        assertEquals(
                69,
                Verb.run("evidence", "root", "--vault", vault, "--day", "2026-01-12")
                        .exit());
        assertEquals(
                69,
                Verb.run("evidence", "root", "--vault", data.resolve("none")).exit());
    }

    @Test
    void aDayThatDoesNotHoldIsToldAndGetsNoRoot() throws IOException {
        Path manifests = vault.resolve("2026-01-10/manifests.txt");
        Files.writeString(manifests, Files.readString(manifests).replaceFirst("run-0", "run-9"));
        Verb.Ended ended = Verb.run("evidence", "root", "--vault", vault);
        assertEquals(1, ended.exit(), ended::toString);
        assertTrue(ended.err().contains("✗ 2026-01-10: "), ended::toString);
        assertTrue(ended.out().startsWith("2026-01-11"), ended::toString);
    }

    @Test
    void aCaptureIsShownWithTheCheckBeforeIt() {
        Verb.Ended shown = Verb.run("evidence", "show", captures.getFirst().id().value(), "--vault", vault);
        assertEquals(0, shown.exit(), shown::toString);
        assertTrue(shown.out().contains("https://shop.example/flagged0"), shown::toString);
        assertTrue(shown.out().contains("，sm3 "), shown::toString);
        assertTrue(shown.out().contains("no clock to compare with"), shown::toString);
        var json = JsonMapper.shared()
                .readTree(Verb.run("evidence", "show", captures.getFirst().id().value(), "--vault", vault, "--json")
                        .out());
        assertEquals("zhicha-environment/1", json.at("/environment/format").asString());
        assertTrue(json.at("/environment/program/sha256").asString().matches("[0-9a-f]{64}"));
    }

    @Test
    void aTornEndIsNamedAndPassesOnlyForACopy() throws IOException {
        Path manifests = vault.resolve("2026-01-11/manifests.txt");
        try (RandomAccessFile file = new RandomAccessFile(manifests.toFile(), "rw")) {
            file.setLength(file.length() - 100);
        }
        Verb.Ended plain = Verb.run("evidence", "verify", vault);
        assertEquals(1, plain.exit(), plain::toString);
        assertTrue(plain.err().contains("--copy"), plain::toString);
        assertTrue(plain.out().contains("2026-01-11/manifests.txt"), plain::toString);
        Verb.Ended copy = Verb.run("evidence", "verify", vault, "--copy");
        assertEquals(0, copy.exit(), copy::toString);
        assertEquals(plain.out(), copy.out(), "what is torn is told all the same");
        Files.writeString(manifests, Files.readString(manifests).replaceFirst("run-1", "run-9"));
        assertEquals(1, Verb.run("evidence", "verify", vault, "--copy").exit(), "altered is altered");
    }

    @Test
    void onlyWhatNobodyRefersToIsRemovedAndOnlyWhenAsked() throws IOException {
        assertEquals(0, Verb.run("evidence", "root", "--data", data).exit());
        Store.open(StoreSettings.file(data)).close();
        Verb.Ended strange = Verb.run("evidence", "retain", "--data", data, "--days", "60", "--remove");
        assertEquals(69, strange.exit(), "a store that knows nothing of the vault must not decide");
        assertTrue(strange.err().contains("knows no capture of this vault"), strange::toString);
        flag();
        assertEquals(2, Verb.run("evidence", "retain", "--data", data).exit(), "for ever is the default");
        assertEquals(
                2, Verb.run("evidence", "retain", "--data", data, "--days", "3").exit());
        Verb.Ended dry = Verb.run("evidence", "retain", "--data", data, "--days", "60");
        assertEquals(0, dry.exit(), dry::toString);
        List<String> listed = dry.lines();
        assertEquals(3, listed.size(), dry::toString);
        assertTrue(dry.out().contains("/other0") && dry.out().contains("/other1"), dry::toString);
        assertTrue(dry.out().contains("/picture1"), "that of the listing which was never flagged");
        assertFalse(Verb.run("evidence", "verify", vault).err().contains("removed"));

        Verb.Ended done = Verb.run("evidence", "retain", "--data", data, "--days", "60", "--remove");
        assertEquals(0, done.exit(), done::toString);
        assertEquals(dry.out(), done.out());
        Verb.Ended verified = Verb.run("evidence", "verify", vault);
        assertEquals(0, verified.exit(), verified::toString);
        assertTrue(verified.err().contains("3 条记录已按规定删除"), verified::toString);
        assertTrue(verified.err().contains("older than 60 days"), verified::toString);
        assertTrue(Verb.run("evidence", "retain", "--data", data, "--days", "60")
                .lines()
                .isEmpty());
    }

    /** The first day's page and picture belong to a flagged listing; the second day's page is named by a lead. */
    private void flag() {
        try (Store store = Store.open(StoreSettings.file(data))) {
            store.jdbi().useHandle(handle -> {
                handle.execute("insert into listing (id, seller, title, first_seen, last_seen, observation, data)"
                        + " values ('shop-1', 's', 't', current_timestamp, current_timestamp, 'x', '{}')");
                handle.execute(
                        "insert into sighting (listing, seen_at, observation, capture) values ('shop-1', current_timestamp, 'x', ?)",
                        captures.getFirst().id().value());
                handle.execute(
                        "insert into picture_capture (listing, address_digest, address, capture, first_seen, seen_at)"
                                + " values ('shop-1', 'x', 'a', ?, current_timestamp, current_timestamp)",
                        captures.get(1).id().value());
                handle.execute(
                        "insert into flag (id, listing, right_id, revision, status, fingerprint, urgency, harm, sales,"
                                + " kind, seller, first_seen, last_seen, raised_at) values ('f', 'shop-1', 'r', 1, 'dismissed', 'x', 1, 1, 1,"
                                + " 'trademark', 's', current_timestamp, current_timestamp, current_timestamp)");
                handle.execute("insert into lead (number, version, status, seller, created_at)"
                        + " values ('L1', 1, 'open', 's', current_timestamp)");
                handle.execute(
                        "insert into lead_version (number, version, data) values ('L1', 1, ?)",
                        "{\"evidence\":[\"" + captures.get(3).id().value() + "\"]}");
            });
        }
    }
}
