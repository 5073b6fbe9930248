package zhicha.crawler.evidence.timestamp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import zhicha.crawler.evidence.Shell;

/**
 * A real time-stamping authority on loopback: {@code openssl ts -reply} behind a server, with a root, an intermediate and a
 * signing certificate that are made here. Tests put another {@link Answer} in its place to have it misbehave.
 */
final class TestAuthority implements AutoCloseable {
    static final String POLICY = "1.3.6.1.4.1.99999.1";
    static final String OTHER_POLICY = "1.3.6.1.4.1.99999.2";

    private final Path home;
    private final HttpServer server;
    private volatile Answer answer = this::honest;

    /** What is sent back for a query. */
    interface Answer {
        byte[] of(byte[] query) throws IOException;
    }

    /** @param days that the signing certificate is good for; 0: it has expired when the first second is over */
    TestAuthority(Path home, int days) throws Exception {
        this.home = home;
        Files.createDirectories(home);
        Files.writeString(home.resolve("x.cnf"), """
                [ca]
                basicConstraints=critical,CA:true
                keyUsage=critical,keyCertSign,cRLSign
                [tsa]
                basicConstraints=critical,CA:false
                keyUsage=critical,digitalSignature
                extendedKeyUsage=critical,timeStamping
                [req]
                distinguished_name=dn
                [dn]
                """);
        Files.writeString(home.resolve("ts.cnf"), """
                [tsa]
                default_tsa=here
                [here]
                serial=serial
                signer_cert=tsa.pem
                certs=between.pem
                signer_key=tsa.key
                signer_digest=sha256
                default_policy=%s
                other_policies=%s
                digests=sha256
                accuracy=secs:1
                ordering=no
                tsa_name=yes
                ess_cert_id_chain=no
                ess_cert_id_alg=sha256
                """.formatted(POLICY, OTHER_POLICY));
        String key = "openssl req -config x.cnf -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
        Shell.said(
                home,
                "set -e; echo 01 > serial; sed /^certs/d ts.cnf > alone.cnf;"
                        + key + " -x509 -days 3650 -extensions ca -subj '/CN=Test Root' -keyout root.key -out root.pem;"
                        + key + " -subj '/CN=Test Between' -keyout between.key -out between.csr;"
                        + "openssl x509 -req -in between.csr -CA root.pem -CAkey root.key -set_serial 2 -days 3650"
                        + " -extfile x.cnf -extensions ca -out between.pem;"
                        + key + " -subj '/CN=Test TSA' -keyout tsa.key -out tsa.csr;"
                        + "openssl x509 -req -in tsa.csr -CA between.pem -CAkey between.key -set_serial 3 -days " + days
                        + " -extfile x.cnf -extensions tsa -out tsa.pem");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tsa", this::serve);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    Path trust() {
        return home.resolve("root.pem");
    }

    void answer(Answer other) {
        answer = other;
    }

    void answerHonestly() {
        answer = this::honest;
    }

    byte[] honest(byte[] query) throws IOException {
        return replied(query, "-config ts.cnf -chain between.pem");
    }

    byte[] withoutItsChain(byte[] query) throws IOException {
        return replied(query, "-config alone.cnf");
    }

    private byte[] replied(byte[] query, String how) throws IOException {
        Path asked = Files.createTempFile(home, "query", ".tsq");
        Path replied = Files.createTempFile(home, "reply", ".tsr");
        Files.write(asked, query);
        try {
            Shell.said(
                    home,
                    "openssl ts -reply " + how + " -section here -queryfile " + asked.getFileName() + " -out "
                            + replied.getFileName());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return Files.readAllBytes(replied);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] query = exchange.getRequestBody().readAllBytes();
            if (!"application/timestamp-query"
                    .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                exchange.sendResponseHeaders(415, -1);
                return;
            }
            byte[] reply = answer.of(query);
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(reply);
                // an empty answer stands for one without end
                while (reply.length == 0) {
                    out.write(new byte[8_192]);
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
