package zhicha.bench.crawl.site;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves a made site from memory over HTTP/1.1 with keep-alive, and notes when each request arrived. Arguments: folder, log,
 * port, slow host or {@code -}, its milliseconds, hosts.
 */
public final class LeanServer {
    private static final byte[] MISSING =
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final BufferedWriter log;
    private final String slow;
    private final int slowMillis;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    private LeanServer(Path folder, BufferedWriter log, String slow, int slowMillis) {
        this.folder = folder;
        this.log = log;
        this.slow = slow;
        this.slowMillis = slowMillis;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedWriter log = Files.newBufferedWriter(Path.of(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                synchronized (log) {
                    log.flush();
                }
            } catch (IOException e) {
                System.err.println(e);
            }
        }));
        LeanServer server = new LeanServer(Path.of(arguments[0]), log, arguments[3], Integer.parseInt(arguments[4]));
        for (String host : List.of(arguments).subList(5, arguments.length)) {
            ServerSocket socket = new ServerSocket(Integer.parseInt(arguments[2]), 256, InetAddress.getByName(host));
            Thread.ofPlatform().start(() -> server.accept(socket, host));
        }
        Thread.currentThread().join();
    }

    private void accept(ServerSocket socket, String host) {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client, host));
            }
        } catch (IOException e) {
            System.err.println(host + ": " + e);
        }
    }

    private void serve(Socket client, String host) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream(), 4096);
            OutputStream out = client.getOutputStream();
            for (String path = path(in); path != null; path = path(in)) {
                Instant now = Instant.now();
                byte[] answer = answers.computeIfAbsent(host + path, any -> answer(host, path(any, host)));
                synchronized (log) {
                    log.write(String.format(
                            java.util.Locale.ROOT,
                            "%d.%06d %s %s %d%n",
                            now.getEpochSecond(),
                            now.getNano() / 1000,
                            host,
                            path,
                            answer == MISSING ? 404 : 200));
                }
                if (host.equals(slow)) {
                    Thread.sleep(slowMillis);
                }
                out.write(answer);
            }
        } catch (IOException gone) {
            // the crawler closed the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String path(String key, String host) {
        return key.substring(host.length());
    }

    /** The path of the next request; null where there is none any more. */
    private static @org.jspecify.annotations.Nullable String path(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 16_384) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
            int length = head.length();
            if (next == '\n' && length > 3 && head.charAt(length - 3) == '\n') {
                return head.substring(0, head.indexOf("\r\n")).split(" ")[1];
            }
        }
        return null;
    }

    private byte[] answer(String host, String path) {
        String name = path.equals("/") ? "index.html" : path.substring(1);
        Path file = folder.resolve(host).resolve(name).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return MISSING;
        }
        try {
            byte[] body = Files.readAllBytes(file);
            String type = name.endsWith(".txt") ? "text/plain" : "text/html";
            byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] answer = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, answer, head.length, body.length);
            return answer;
        } catch (IOException e) {
            return MISSING;
        }
    }
}
