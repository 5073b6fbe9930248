package zhicha.bench.crawl.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import zhicha.bench.crawl.Child;

/**
 * A made site being served in a process of its own, whose CPU is not the crawler's: by nginx where it is installed, else by
 * {@link LeanServer}.
 */
public final class SiteServer implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final int port;

    private SiteServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    public static Optional<Path> nginx() {
        return Child.onPath("nginx", "/usr/sbin", "/usr/local/sbin");
    }

    /** nginx with one worker, keep-alive and an access log; files from the page cache. */
    public static SiteServer nginx(Path program, MadeSite site, Path folder, Path work)
            throws IOException, InterruptedException {
        int port = freePort(site);
        Path log = work.resolve("visits.log");
        StringBuilder listen = new StringBuilder();
        for (String name : site.names()) {
            listen.append("  listen ").append(name).append(':').append(port).append(" backlog=256;\n");
        }
        Path configuration = Files.writeString(work.resolve("nginx.conf"), """
                daemon off;
                %s
                worker_processes 1;
                pid %s/nginx.pid;
                error_log %s/nginx-error.log;
                events { worker_connections 2048; }
                http {
                 types { text/html html; text/plain txt; }
                 default_type text/html;
                 charset utf-8;
                 log_format visit '$msec $server_addr $request_uri $status';
                 access_log %s visit;
                 sendfile on; tcp_nopush on; keepalive_timeout 60; keepalive_requests 100000;
                 open_file_cache max=500 inactive=60s;
                 client_body_temp_path %s/t1; proxy_temp_path %s/t2; fastcgi_temp_path %s/t3;
                 uwsgi_temp_path %s/t4; scgi_temp_path %s/t5;
                 server {
                %s  root %s/$server_addr;
                 }
                }
                """.formatted(
                        "root".equals(System.getProperty("user.name")) ? "user root;" : "",
                        work,
                        work,
                        log,
                        work,
                        work,
                        work,
                        work,
                        work,
                        listen,
                        folder));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-e",
                        work.resolve("nginx-error.log").toString(),
                        "-c",
                        configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("nginx.out").toFile())
                .start();
        return up(new SiteServer(process, log, port), site, work);
    }

    /** @param slow a host that takes {@code slowMillis} for each answer, or null */
    public static SiteServer lean(MadeSite site, Path folder, Path work, @Nullable String slow, int slowMillis)
            throws IOException, InterruptedException {
        int port = freePort(site);
        Path log = work.resolve("visits.log");
        List<String> arguments = new ArrayList<>(List.of(
                folder.toString(), log.toString(), Integer.toString(port), slow == null ? "-" : slow, "" + slowMillis));
        arguments.addAll(site.names());
        Process process = Child.java(List.of("-Xmx1g", "-XX:+UseSerialGC"), LeanServer.class, arguments)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("server.out").toFile())
                .start();
        return up(new SiteServer(process, log, port), site, work);
    }

    private static SiteServer up(SiteServer server, MadeSite site, Path work) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600 && server.process.isAlive(); attempt++) {
            try (var socket = new java.net.Socket(site.names().getLast(), server.port)) {
                return server;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        server.process.destroy();
        throw new IOException("the server of the made site did not start; see the files in " + work);
    }

    private static int freePort(MadeSite site) throws IOException {
        try (ServerSocket socket =
                new ServerSocket(0, 1, InetAddress.getByName(site.names().getFirst()))) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** Stops the server, and reads what it noted. */
    public List<Visit> stop() throws IOException {
        close();
        return Visit.read(log);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
