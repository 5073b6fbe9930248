package zhicha.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server for tests: made by {@code initdb} in a temporary folder, on loopback and a free port, without
 * fsync, started once for each JVM and ended with it. PostgreSQL refuses to run as root, so root runs it as {@code
 * postgres}.
 */
public final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static PostgresServer running;
    private static String missing;

    private final int port;
    private final Path folder;
    /** {@code pg_ctl} for this server, without what it is to do. */
    private final List<String> control;

    private PostgresServer(int port, Path folder, List<String> control) {
        this.port = port;
        this.folder = folder;
        this.control = control;
    }

    /** A server that no other test uses: it may be stopped and started again. */
    public static PostgresServer own() throws IOException {
        Optional<Path> initdb = tool("initdb");
        Assumptions.assumeTrue(initdb.isPresent(), "skipped on PostgreSQL: there is no initdb");
        return start(initdb.get());
    }

    /** At once, as if its program were killed. */
    public void stop() throws IOException {
        run(folder, joined(control, List.of("-m", "immediate", "stop")));
    }

    public void start() throws IOException {
        String options = "-h 127.0.0.1 -p " + port + " -k " + folder + " -c fsync=off -c full_page_writes=off"
                + " -c shared_buffers=16MB -c max_connections=50";
        run(folder, joined(control, List.of("-l", folder.resolve("log").toString(), "-o", options, "start")));
    }

    /** An empty database of its own. Without PostgreSQL on this machine the test is skipped, and says so. */
    public static StoreSettings emptyDatabase() {
        PostgresServer server = running();
        Assumptions.assumeTrue(server != null, () -> "skipped on PostgreSQL: " + missing);
        return server.database();
    }

    /** An empty database of its own on this server. */
    public StoreSettings database() {
        String name = "t" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(url("postgres"), "zhicha", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make database " + name, e);
        }
        return StoreSettings.server(url(name), "zhicha", "");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static synchronized PostgresServer running() {
        if (running == null && missing == null) {
            Optional<Path> initdb = tool("initdb");
            if (initdb.isEmpty()) {
                missing = "no initdb on the PATH or in /usr/lib/postgresql/*/bin; install postgresql";
            } else {
                try {
                    running = start(initdb.get());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return running;
    }

    private static Optional<Path> tool(String name) {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            folders.add(Path.of(folder));
        }
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            versions.sorted(Comparator.reverseOrder()).forEach(version -> folders.add(version.resolve("bin")));
        } catch (IOException e) {
            // not a Debian: the PATH must do
        }
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static PostgresServer start(Path initdb) throws IOException {
        Path bin = initdb.toRealPath().getParent();
        boolean root = "root".equals(System.getProperty("user.name"));
        Path folder = Files.createTempDirectory("zhicha-postgres");
        Path data = folder.resolve("data");
        if (root) {
            run(folder, List.of("chown", "postgres", folder.toString()));
        }
        List<String> as = root ? List.of("runuser", "-u", "postgres", "--") : List.of();
        run(
                folder,
                joined(
                        as,
                        List.of(
                                bin.resolve("initdb").toString(),
                                "-D",
                                data.toString(),
                                "-U",
                                "zhicha",
                                "-A",
                                "trust",
                                "-E",
                                "UTF8",
                                "--locale=C",
                                "--no-sync")));
        int port = freePort();
        List<String> control = joined(as, List.of(bin.resolve("pg_ctl").toString(), "-D", data.toString(), "-w"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                if (Files.exists(data.resolve("postmaster.pid"))) {
                    run(folder, joined(control, List.of("-m", "immediate", "stop")));
                }
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (IOException e) {
                System.err.println("could not tidy up " + folder + ": " + e.getMessage());
            }
        }));
        PostgresServer server = new PostgresServer(port, folder, control);
        server.start();
        return server;
    }

    /** One that stays free while the server is away: not of those that connections are given (Linux: from 32768 on). */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // another one then
            }
        }
        throw new IOException("of a hundred ports none was free");
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static void run(Path folder, List<String> command) throws IOException {
        // a file, not a pipe: the server keeps what it inherits open
        Path output = folder.resolve("output-" + System.nanoTime());
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " did not succeed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command, e);
        }
    }
}
