package zhicha.crawler.fetch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;

/** A server on loopback with certificates that the JDK's keytool makes for this test. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private KeyStore certificate(String name, String... options) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                name,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-dname",
                "CN=" + name,
                "-keystore",
                file.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** Trusts a certificate of its own signing as if an authority had signed it. */
    private static SSLContext trusting(KeyStore certificate) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        for (String alias : java.util.Collections.list(certificate.aliases())) {
            anchors.setCertificateEntry(alias, certificate.getCertificate(alias));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static SSLServerSocket server(KeyStore certificate) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(certificate, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    client.getInputStream().readNBytes(16);
                    client.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException refused) {
                    // the handshake failed, as it should where the certificate is bad
                }
            }
        });
        return socket;
    }

    private static FetchOutcome fetch(KeyStore certificate, @Nullable SSLContext trust) throws Exception {
        FetchLimits limits = FetchLimits.USUAL.withDeadline(Duration.ofSeconds(10));
        FetchPolicy policy = new FetchPolicy(true, "Zhicha/0.1 (+https://contact.example/)", limits);
        try (SSLServerSocket server = server(certificate);
                HttpFetcher fetcher = new HttpFetcher(policy, new KillSwitch(), new GuardedResolver(true), trust)) {
            WebAddress address = WebAddress.parse("https://127.0.0.1:" + server.getLocalPort() + "/");
            return fetcher.fetch(FetchRequest.of(address, AllowedHosts.of(List.of(address))), HopGate.OPEN);
        }
    }

    private static void fails(KeyStore certificate, @Nullable SSLContext trust) throws Exception {
        assertEquals(
                Failed.Reason.TLS,
                assertInstanceOf(Failed.class, fetch(certificate, trust)).reason());
    }

    @Test
    void aCertificateOfATrustedAuthorityForThisHostIsGood() throws Exception {
        KeyStore good = certificate("good", "-ext", "san=ip:127.0.0.1");
        Fetched fetched = assertInstanceOf(Fetched.class, fetch(good, trusting(good)));
        assertNotNull(fetched.answer().tls());
        fails(good, null);
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        KeyStore other = certificate("other", "-ext", "san=dns:other.example,ip:127.0.0.9");
        fails(other, trusting(other));
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        KeyStore old = certificate("old", "-ext", "san=ip:127.0.0.1", "-startdate", "-30d", "-validity", "10");
        // signed by somebody who is trusted, or Java would pass over the date of an anchor
        fails(old, trusting(certificate("anchor", "-ext", "san=ip:127.0.0.1")));
    }
}
