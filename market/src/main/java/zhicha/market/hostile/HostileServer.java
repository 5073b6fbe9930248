package zhicha.market.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server on a loopback address that answers wrongly on purpose; see {@link HostileRoute} for what it knows. It speaks HTTP
 * over bare sockets, because a decent server would refuse to send what these routes send. Every connection serves one
 * request. An address it does not know gets a plain 404.
 */
public final class HostileServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostileServer.class);
    private static final int LONGEST_REQUEST = 64 * 1024;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private HostileServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Opens on 127.0.0.1 and a free port. */
    public static HostileServer open() throws IOException {
        return open("127.0.0.1", 0);
    }

    /** @param port 0 for a free one */
    public static HostileServer open(String host, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 64);
        HostileServer server = new HostileServer(socket);
        server.threads.submit(server::accept);
        return server;
    }

    /** Runs by hand: {@code HostileServer [port]}, until it is stopped. */
    public static void main(String[] args) throws Exception {
        try (HostileServer server = open("127.0.0.1", args.length > 0 ? Integer.parseInt(args[0]) : 8899)) {
            for (HostileRoute route : HostileRoute.values()) {
                System.err.println(server.uri(route) + "  " + route.what());
            }
            Thread.currentThread().join();
        }
    }

    /** The address of a route. */
    public URI uri(HostileRoute route) {
        return URI.create(base() + route.path());
    }

    /** The front page, which links every route. */
    public URI home() {
        return URI.create(base() + "/");
    }

    private String base() {
        return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = socket.accept();
                open.add(client);
                if (closed) {
                    // it came while the server closed, after the others were hung up on
                    client.close();
                    return;
                }
                threads.submit(() -> serve(client));
            } catch (IOException e) {
                if (!closed) {
                    LOG.warn("hostile server on {} stopped listening: {}", base(), e.getMessage());
                }
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            String path = path(client.getInputStream());
            OutputStream out = client.getOutputStream();
            HostileRoute route = HostileRoute.at(path);
            if (route != null) {
                route.answer(out, base());
            } else if (path.equals("/")) {
                HostileBodies.html(out, "<h1>敌意服务器</h1>" + links());
            } else if (path.equals("/robots.txt")) {
                HostileBodies.whole(
                        out,
                        200,
                        "Content-Type: text/plain\r\n",
                        "User-agent: *\nAllow: /\n".getBytes(StandardCharsets.UTF_8));
            } else {
                HostileBodies.whole(out, 404, "Content-Type: text/plain\r\n", new byte[0]);
            }
            out.flush();
        } catch (IOException e) {
            // a client that had enough hangs up: that is what these routes are for
            LOG.trace("client of the hostile server left: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private static String links() {
        StringBuilder links = new StringBuilder();
        for (HostileRoute route : HostileRoute.values()) {
            links.append("<p><a href=\"")
                    .append(route.path())
                    .append("\">")
                    .append(route.what())
                    .append("</a></p>");
        }
        return links.toString();
    }

    /** Reads the request's head and returns its path without the query. */
    private static String path(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_REQUEST && head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        String[] parts = head.toString().split(" ", 3);
        String target = parts.length > 1 ? parts[1] : "/";
        int query = target.indexOf('?');
        return (query < 0 ? target : target.substring(0, query)).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("hostile server did not close cleanly: {}", e.getMessage());
        }
        open.forEach(client -> {
            try {
                client.close();
            } catch (IOException e) {
                LOG.trace("client did not close cleanly: {}", e.getMessage());
            }
        });
        threads.shutdownNow();
    }
}
