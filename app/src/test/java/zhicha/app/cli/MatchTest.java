package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zhicha.app.cli.SamplePack.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.json.HitJson;

/** {@code zhicha match}, as a person at a shell uses it. */
class MatchTest {
    @TempDir
    private Path folder;

    private Path pack;

    @BeforeEach
    void writePack() throws IOException {
        pack = SamplePack.in(folder);
    }

    private Path listings(String text) throws IOException {
        return Files.writeString(folder.resolve("listings.jsonl"), text);
    }

    private static List<JsonNode> hits(String text) {
        return text.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    private static List<String> ids(String text) {
        return hits(text).stream().map(hit -> hit.get("listing").asString()).toList();
    }

    @Test
    void hitsStandInTheOrderOfTheListings() throws IOException {
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            boolean disguised = i % 3 == 0;
            text.append(listing("l-" + i, disguised ? "星★芽★熊 拼装积木" : "普通木勺子"));
            if (disguised) {
                expected.add("l-" + i);
            }
        }
        Verb.Ended ended = Verb.run("match", "--rules", pack, "--listings", listings(text.toString()), "--threads", 4);
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals(expected, ids(ended.out()));
        JsonNode first = hits(ended.out()).getFirst();
        assertEquals("tm-star", first.get("right").asString());
        assertEquals("trademark", first.get("kind").asString());
        assertEquals("flag", first.get("verdict").asString());
        assertEquals("星★芽★熊", first.get("reasons").get(0).get("seen").asString());
        assertTrue(ended.err().contains("700"), ended.err());
    }

    @Test
    void aBrokenLineIsToldWithItsNumberAndTheRestGoesOn() throws IOException {
        Path file = listings(listing("a", "星★芽★熊 积木") + "{\"id\": \"b\", \"title\":\n" + "\n" + "{\"id\":\"c\"}\n"
                + "[1]\n" + listing("d", "星☆芽☆熊 积木"));
        Verb.Ended ended = Verb.run("match", "--rules", pack, "--listings", file);
        assertEquals(65, ended.exit(), ended::toString);
        assertEquals(List.of("a", "d"), ids(ended.out()));
        for (int number : new int[] {2, 4, 5}) {
            assertTrue(ended.err().contains("第 / line " + number + "："), ended.err());
        }
        assertFalse(ended.err().contains("line 3"), "an empty line is nothing to speak of");
    }

    @Test
    void fieldsItDoesNotKnowDisturbNothing() throws IOException {
        Path file = listings(
                "{\"id\":\"a\",\"title\":\"星★芽★熊 积木\",\"warehouse\":{\"row\":[1,2,{\"x\":null}]},\"标签\":\"新\"}\n");
        Verb.Ended ended = Verb.run("match", "--rules", pack, "--listings", file);
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals(List.of("a"), ids(ended.out()));
    }

    @Test
    void aHyphenReadsStandardInput() {
        Verb.Ended ended = Verb.told(listing("a", "星★芽★熊 积木"), "match", "--rules", pack, "--listings", "-");
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals(List.of("a"), ids(ended.out()));
        Hit hit = HitJson.read(ended.lines().getFirst());
        assertEquals("tm-star", hit.right());
    }

    @Test
    void theOutputFileAppearsWhole() throws IOException {
        Path out = folder.resolve("new/folder/hits.jsonl");
        Verb.Ended ended =
                Verb.run("match", "--rules", pack, "--listings", listings(listing("a", "星★芽★熊 积木")), "--out", out);
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals("", ended.out());
        assertEquals(List.of("a"), ids(Files.readString(out)));
        assertEquals(List.of("hits.jsonl"), names(out.getParent()));
    }

    @Test
    void aLinkAsOutputStaysALink() throws IOException {
        Path target = Files.writeString(folder.resolve("target.jsonl"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), target);
        Verb.Ended ended =
                Verb.run("match", "--rules", pack, "--listings", listings(listing("a", "星★芽★熊 积木")), "--out", link);
        assertEquals(0, ended.exit(), ended::toString);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of("a"), ids(Files.readString(target)));
    }

    @Test
    void anInputThatBreaksOffLeavesTheOldFile() throws IOException {
        Path out = Files.writeString(folder.resolve("hits.jsonl"), "yesterday's\n");
        byte[] some = listing("a", "星★芽★熊 积木").repeat(2_000).getBytes(StandardCharsets.UTF_8);
        InputStream breaking = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == some.length) {
                    throw new IOException("the cable came out");
                }
                return some[at++];
            }
        };
        List<String> before = names(folder);
        Verb.Ended ended = Verb.fed(breaking, "match", "--rules", pack, "--listings", "-", "--out", out);
        assertEquals(69, ended.exit(), ended::toString);
        assertTrue(ended.err().contains("the cable came out"), ended.err());
        assertEquals("yesterday's\n", Files.readString(out));
        assertEquals(before, names(folder), "nothing half done lies about");
    }

    @Test
    void aKillInTheMiddleLeavesTheOldFile() throws Exception {
        Path out = Files.writeString(folder.resolve("hits.jsonl"), "yesterday's\n");
        Process process = Verb.start(
                folder.resolve("o"),
                folder.resolve("e"),
                List.of(),
                "match",
                "--rules",
                pack,
                "--listings",
                "-",
                "--out",
                out);
        byte[] some = listing("a", "星★芽★熊 积木").repeat(200).getBytes(StandardCharsets.UTF_8);
        Instant patience = Instant.now().plus(Duration.ofSeconds(60));
        try (OutputStream feed = process.getOutputStream()) {
            while (growing(out) < 10_000 && process.isAlive() && Instant.now().isBefore(patience)) {
                feed.write(some);
                feed.flush();
            }
            assertTrue(growing(out) >= 10_000, () -> "nothing was written: " + read(folder.resolve("e")));
            process.destroyForcibly().waitFor();
        } catch (IOException closed) {
            // the pipe ends with the process
        }
        assertEquals("yesterday's\n", Files.readString(out));
    }

    private long growing(Path out) throws IOException {
        try (Stream<Path> beside = Files.list(out.getParent())) {
            for (Path file : beside.toList()) {
                if (file.getFileName().toString().endsWith(".part")) {
                    return Files.size(file);
                }
            }
        }
        return 0;
    }

    @Test
    void noPictureIsReadFromOutsideTheFolder() throws IOException {
        Path secret = SamplePack.draw(folder.resolve("secret.png"));
        Path images = Files.createDirectories(folder.resolve("images/shop"));
        SamplePack.draw(images.resolve("ok.png"));
        Files.createSymbolicLink(images.resolve("link.png"), secret);
        Files.createSymbolicLink(images.resolve("up"), folder);
        Path file = listings(listing("inside", "木勺子", "shop/ok.png")
                + listing("parent", "木勺子", "../secret.png")
                + listing("winding", "木勺子", "shop/../../secret.png")
                + listing("absolute", "木勺子", secret.toString())
                + listing("link", "木勺子", "shop/link.png")
                + listing("folder-link", "木勺子", "shop/up/secret.png")
                + listing("file-address", "木勺子", "file://" + secret)
                + listing("odd", "木勺子", "a\\u0000b.png"));
        Verb.Ended ended = Verb.run("match", "--rules", pack, "--listings", file, "--images", folder.resolve("images"));
        assertEquals(List.of("inside"), ids(ended.out()), ended::toString);
        assertEquals(
                "copied-picture",
                hits(ended.out()).getFirst().get("reasons").get(0).get("signal").asString());
        assertTrue(ended.err().contains("shop/link.png"), "a way out is told: " + ended.err());
    }

    @Test
    void aPictureThatIsNoneIsToldAndTheRestGoesOn() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Files.writeString(images.resolve("false.png"), "<html>这不是图片</html>");
        SamplePack.draw(images.resolve("ok.png"));
        Path file = listings(listing("a", "星★芽★熊 积木", "false.png") + listing("b", "木勺子", "false.png", "ok.png"));
        Verb.Ended ended = Verb.run("match", "--rules", pack, "--listings", file, "--images", images);
        assertEquals(0, ended.exit(), ended::toString);
        assertEquals(List.of("a", "b"), ids(ended.out()));
        assertTrue(ended.err().contains("a：图片未能判读 / picture not judged: false.png"), ended.err());
    }

    @Test
    void allTellsAlsoWhatNoRuleMinds() throws IOException {
        Path file = listings(listing("a", "星芽熊海报画册 散页"));
        Verb.Ended usual = Verb.run("match", "--rules", pack, "--listings", file);
        Verb.Ended all = Verb.run("match", "--rules", pack, "--listings", file, "--all");
        assertFalse(usual.out().contains("\"clear\""), usual::toString);
        assertTrue(all.out().contains("\"clear\""), all::toString);
        assertTrue(hits(all.out()).size() > hits(usual.out()).size());
    }

    @Test
    void whatIsMissingIsNamedWithACure() throws IOException {
        Path file = listings(listing("a", "积木"));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        told(2, "--rules", "match", "--listings", file);
        told(2, "--listing", "match", "--rules", pack, "--listing", file);
        told(69, "no-such.jsonl", "match", "--rules", pack, "--listings", folder.resolve("no-such.jsonl"));
        told(69, "empty", "match", "--rules", pack, "--listings", empty);
        told(69, "no-pack", "match", "--rules", folder.resolve("no-pack"), "--listings", file);
        told(69, "no-images", "match", "--rules", pack, "--listings", file, "--images", folder.resolve("no-images"));
        told(69, "empty", "match", "--rules", pack, "--listings", file, "--out", empty);
        told(65, "pack.yaml", "match", "--rules", empty, "--listings", file);
    }

    private static void told(int exit, String name, Object... arguments) {
        Verb.Ended ended = Verb.run(arguments);
        assertEquals(exit, ended.exit(), ended::toString);
        assertTrue(ended.err().contains(name), ended.err());
        assertTrue(exit == 2 || ended.err().contains("-> "), "no cure: " + ended.err());
        assertEquals("", ended.out());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
