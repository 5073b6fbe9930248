package zhicha.crawler.evidence.environment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import zhicha.crawler.evidence.environment.Environment.Machine;
import zhicha.crawler.evidence.environment.Environment.Network;
import zhicha.crawler.evidence.outside.OutsideCall;

/** Makes the check: a few milliseconds where the settings name nobody to ask, at most a few seconds for each they name. */
public final class EnvironmentCheck {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int MOST_CLOCKS = 8;
    private static final int MOST_BYTES = 64 << 10;

    private final EnvironmentSources sources;
    private final Clock clock;
    private final Set<OutsideCall> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    public EnvironmentCheck(EnvironmentSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** @param vault folder whose disk is looked at */
    public Environment of(Path vault, String site, String job, String tool) throws IOException {
        return of(vault, site, job, tool, true);
    }

    /** The same for a file that others made: no request leaves for it, so that nobody is asked for our address. */
    public Environment ofImport(Path vault, String site, String job, String tool) throws IOException {
        return of(vault, site, job, tool, false);
    }

    private Environment of(Path vault, String site, String job, String tool, boolean crawls) throws IOException {
        List<ClockComparison> clocks = new ArrayList<>();
        Network network = new Network(crawls ? "direct" : "none", proxies(), addresses(), null, null, null);
        if (!sources.clocks().isEmpty() || crawls && sources.egress() != null) {
            try (OutsideCall call = new OutsideCall(sources.privateAddresses(), DEADLINE, MOST_BYTES)) {
                Clocks other = new Clocks(DEADLINE, sources.privateAddresses());
                underWay.add(call);
                for (URI source : sources.clocks().stream().limit(MOST_CLOCKS).toList()) {
                    if (!stopped) {
                        clocks.add(other.compare(source, call));
                    }
                }
                if (crawls && !stopped) {
                    network = network(call);
                }
                underWay.remove(call);
            }
        }
        return new Environment(
                Environment.FORMAT,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                site,
                job,
                tool,
                clocks,
                network,
                machine(vault),
                ProgramFiles.running(),
                crawls ? null : Environment.IMPORT);
    }

    /** Cuts what is being asked, and asks nobody any more: what was not found out is sealed as such. */
    public void stop() {
        stopped = true;
        underWay.forEach(OutsideCall::close);
    }

    private Network network(OutsideCall call) {
        URI source = sources.egress();
        String egress = null;
        String problem = null;
        if (source != null) {
            try {
                OutsideCall.Reply reply = call.get(source);
                String said = new String(reply.body(), StandardCharsets.ISO_8859_1).strip();
                // a literal and nothing else: what is said goes into every manifest of the job
                if (reply.status() == 200 && said.matches("[0-9A-Fa-f:.]{3,45}")) {
                    egress = said;
                } else {
                    problem = "it answered HTTP " + reply.status() + ", and not with an address alone";
                }
            } catch (IOException e) {
                problem = e.getMessage();
            }
        }
        return new Network(
                "direct", proxies(), addresses(), egress, source == null ? null : source.toString(), problem);
    }

    private static List<String> proxies() {
        List<String> named = new ArrayList<>();
        for (String key : List.of("http.proxyHost", "https.proxyHost", "socksProxyHost")) {
            String host = System.getProperty(key);
            if (host != null && !host.isBlank()) {
                named.add(key + "=" + host);
            }
        }
        for (String key : List.of("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")) {
            String address = System.getenv(key);
            if (address != null && !address.isBlank()) {
                named.add(key + "=" + address.replaceAll("//[^/@]*@", "//"));
            }
        }
        return named;
    }

    private static List<String> addresses() {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return all.flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static Machine machine(Path vault) throws IOException {
        FileStore disk = Files.getFileStore(vault);
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                disk.getUsableSpace(),
                disk.getTotalSpace(),
                ZoneId.systemDefault().getId());
    }
}
