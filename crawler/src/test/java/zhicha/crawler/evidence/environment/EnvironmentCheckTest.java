package zhicha.crawler.evidence.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.Samples;
import zhicha.crawler.evidence.Shell;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.verify.VaultVerifier;

/** The check that goes before a job: clocks on loopback that are known to be off, and nobody at all. */
class EnvironmentCheckTest {
    @TempDir
    Path folder;

    private Environment check(EnvironmentSources sources) throws IOException {
        return new EnvironmentCheck(sources, Clock.systemUTC()).of(folder, "shop", "job-1", "test");
    }

    @Test
    void offlineIsARecordedFactAndNoError() throws IOException {
        Environment alone = check(EnvironmentSources.NONE);
        assertEquals(List.of(), alone.clocks());
        assertEquals("unchecked", alone.clockSource());
        assertNull(alone.network().egressSource());
        assertTrue(alone.machine().diskFree() > 0);
        assertTrue(alone.machine().java().contains(Runtime.version().toString()));

        URI nobody = URI.create("http://127.0.0.1:9/");
        Environment away = check(new EnvironmentSources(List.of(nobody), nobody, true));
        assertNotNull(away.clocks().getFirst().problem());
        assertEquals("unreachable: 1 asked", away.clockSource());
        assertNull(away.network().egress());
        assertNotNull(away.network().problem());
        Environment refused =
                check(new EnvironmentSources(List.of(nobody, URI.create("ntp://127.0.0.1")), null, false));
        for (ClockComparison one : refused.clocks()) {
            assertTrue(String.valueOf(one.problem()).contains("not on the public internet"), one::toString);
        }
    }

    @Test
    void theOffsetIsTheMiddleOneOfTheClocksThatAnswered() throws Exception {
        try (NtpServer exact = new NtpServer(0, true);
                NtpServer ahead = new NtpServer(90_000, true);
                NtpServer replayed = new NtpServer(0, false)) {
            try (WebServer web = new WebServer(-3_600_000, "203.0.113.9\n")) {
                String host = web.address();
                Environment found = check(new EnvironmentSources(
                        List.of(URI.create(host + "/"), exact.address(), ahead.address(), replayed.address()),
                        URI.create(host + "/ip"),
                        true));
                assertEquals(3_600_000, offset(found, 0), 2_000, "that clock is an hour behind, so ours is ahead");
                assertEquals(0, offset(found, 1), 1_000);
                assertEquals(-90_000, offset(found, 2), 1_000);
                assertTrue(String.valueOf(found.clocks().get(3).problem()).contains("not one of a server"));
                assertEquals(0, found.offsetMillis().orElseThrow(), 1_000);
                assertEquals("203.0.113.9", found.network().egress());
                assertEquals("direct", found.network().route());
            }
        }
    }

    private static long offset(Environment found, int clock) {
        Long offset = found.clocks().get(clock).offsetMillis();
        return offset == null ? Long.MIN_VALUE : offset;
    }

    /** A clock that never answers is being asked when all traffic is stopped. */
    @Test
    void stoppedItAsksNobodyAnyMore() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            EnvironmentCheck check = new EnvironmentCheck(
                    new EnvironmentSources(List.of(address, address, address), address, true), Clock.systemUTC());
            Thread.ofPlatform().daemon().start(() -> {
                try (Socket asked = silent.accept()) {
                    check.stop();
                } catch (IOException closed) {
                    // the test is over
                }
            });
            Environment found = check.of(folder, "shop", "job-1", "test");
            assertEquals(1, found.clocks().size(), "the other two were not asked");
            assertNotNull(found.clocks().getFirst().problem());
            assertNull(found.network().egress());
        }
    }

    @Test
    void whatAnEgressPageSaysIsTakenOnlyIfItIsAnAddress() throws Exception {
        try (WebServer web = new WebServer(0, "<script>alert(1)</script>")) {
            URI page = URI.create(web.address() + "/ip");
            Environment found = check(new EnvironmentSources(List.of(), page, true));
            assertNull(found.network().egress());
            assertTrue(String.valueOf(found.network().problem()).contains("not with an address alone"));
        }
    }

    @Test
    void theProgramIsToldByTheDigestsOfItsFiles() throws Exception {
        Path jar = Files.write(folder.resolve("a.jar"), new byte[] {1, 2, 3});
        Path classes = Files.createDirectories(folder.resolve("classes/zhicha"));
        Files.writeString(classes.resolve("A.class"), "a");
        ProgramFiles files = ProgramFiles.read(jar + ":" + folder.resolve("classes") + ":" + folder.resolve("none"));
        assertEquals(
                List.of("a.jar", "classes/"),
                files.files().stream().map(ProgramFiles.Part::name).toList());
        assertEquals(
                Shell.said(folder, "sha256sum < a.jar | cut -c1-64"),
                files.files().getFirst().sha256());
        assertEquals(
                files,
                ProgramFiles.read(folder.resolve("classes") + ":" + jar),
                "the order of the class path is no matter");
        Files.writeString(classes.resolve("A.class"), "b");
        ProgramFiles changed = ProgramFiles.read(jar + ":" + folder.resolve("classes"));
        assertTrue(!changed.sha256().equals(files.sha256()));
        assertTrue(ProgramFiles.running().files().size() > 0);
    }

    @Test
    void theCheckIsSealedAndEveryCaptureOfTheJobRefersToIt() throws Exception {
        Path root = folder.resolve("vault");
        try (NtpServer clock = new NtpServer(5_000, true);
                Vault vault = Vault.open(root, Clock.systemUTC())) {
            vault.ask(new EnvironmentSources(List.of(clock.address()), null, true));
            CaptureContext context = vault.circumstances("shop", "job 1/ä", "zhicha test");
            Capture page = vault.seal(List.of(Samples.page("https://shop.example/1", "x")), context);
            assertNotNull(context.environment());
            assertEquals(
                    context.environment().value(),
                    String.valueOf(page.manifest().environment()));
            assertEquals(-5_000, page.manifest().clock().offsetMillis(), 1_000);
            assertEquals(clock.address().toString(), page.manifest().clock().source());
            SealedPayload note = vault.reader()
                    .rendition(context.environment(), "environment")
                    .orElseThrow();
            var json = JsonMapper.shared().readTree(note.bytes());
            assertEquals("zhicha-environment/1", json.get("format").asString());
            assertEquals("job 1/ä", json.get("job").asString());
            assertEquals(
                    "environment",
                    vault.find(context.environment()).orElseThrow().manifest().kind());
        }
        assertTrue(VaultVerifier.verify(root).holds(), () -> root.toString());
    }

    /** A web server with a Date of its own; the JDK's server writes the right one. */
    private static final class WebServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        WebServer(long offMillis, String body) throws IOException {
            Thread.ofPlatform().daemon().start(() -> serve(offMillis, body));
        }

        String address() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        private void serve(long offMillis, String body) {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    BufferedReader asked = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                    for (String line = asked.readLine(); line != null && !line.isEmpty(); line = asked.readLine()) {}
                    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Instant.now().plusMillis(offMillis).atZone(ZoneOffset.UTC));
                    String head = "HTTP/1.1 200 OK\r\nDate: " + date + "\r\nConnection: close\r\nContent-Length: "
                            + body.length() + "\r\n\r\n";
                    client.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException closed) {
                    // the next one, or the end
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** A time server on loopback. */
    private static final class NtpServer implements AutoCloseable {
        private final DatagramSocket socket;

        NtpServer(long offMillis, boolean honest) throws IOException {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().start(() -> serve(offMillis, honest));
        }

        URI address() {
            return URI.create("ntp://127.0.0.1:" + socket.getLocalPort());
        }

        private void serve(long offMillis, boolean honest) {
            byte[] bytes = new byte[48];
            while (!socket.isClosed()) {
                try {
                    DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                    socket.receive(packet);
                    ByteBuffer asked = ByteBuffer.wrap(bytes.clone());
                    ByteBuffer said = ByteBuffer.allocate(48);
                    said.put(0, (byte) 0x24).put(1, (byte) 2);
                    said.putLong(24, honest ? asked.getLong(40) : 42);
                    Instant now = Instant.now().plusMillis(offMillis);
                    long stamp =
                            now.getEpochSecond() + 2_208_988_800L << 32 | ((long) now.getNano() << 32) / 1_000_000_000L;
                    said.putLong(32, stamp).putLong(40, stamp);
                    socket.send(new DatagramPacket(said.array(), 48, packet.getSocketAddress()));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
