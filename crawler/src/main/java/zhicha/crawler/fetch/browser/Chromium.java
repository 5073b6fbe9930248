package zhicha.crawler.fetch.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;

/** A headless Chromium without a network of its own. Thread-safe; start it once for many pages. */
public final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final String PLACE = "zhicha.chromium";
    private final Process process;
    private final Profile profile;
    private final DevTools tools;
    private volatile @Nullable Boolean chinese;

    private Chromium(Process process, Profile profile, DevTools tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /**
     * The installed browser; where there is none, {@code apt install chromium} cures it. The system property
     * {@value #PLACE}, else the environment's {@code ZHICHA_CHROMIUM}, names one that is elsewhere.
     */
    public static Optional<Path> installed() {
        String named = System.getProperty(PLACE, System.getenv("ZHICHA_CHROMIUM"));
        List<Path> places = named == null || named.isBlank() ? PLACES : List.of(Path.of(named));
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    /** Whether it can still be spoken to. A page may bring a browser down; start another one then. */
    public boolean alive() {
        return process.isAlive() && tools.open();
    }

    /** Starts one; browsers that programs left behind which were killed are ended first. */
    public static Chromium start(Path program) throws IOException, InterruptedException {
        Profile profile = Profile.make();
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                profile.option(),
                "--disable-gpu",
                "--no-first-run",
                "--mute-audio",
                "--disable-background-networking",
                "--disable-sync",
                "--disable-extensions",
                "--disable-component-update",
                // each page has a process of its own; one more in waiting is never used
                "--disable-features=SpareRendererForSitePerProcess",
                "--disable-dev-shm-usage",
                // what is not answered by us goes nowhere, on loopback neither
                "--proxy-server=http://127.0.0.1:9",
                "--proxy-bypass-list=<-loopback>",
                "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--disable-quic"));
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium refuses its sandbox to root
            command.add("--no-sandbox");
        }
        command.add("about:blank");
        Process process = null;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Chromium(process, profile, new DevTools(devTools(process)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (process != null) {
                Profile.end(process.toHandle(), false);
            }
            profile.close();
            throw e;
        }
    }

    private static URI devTools(Process process) throws IOException, InterruptedException {
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        CompletableFuture<URI> address = new CompletableFuture<>();
        // goes on reading after the address is known, or the browser would block on a full pipe
        Thread.ofVirtual().start(() -> {
            try (said) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    int at = line.indexOf("ws://");
                    if (line.startsWith("DevTools listening") && at >= 0) {
                        address.complete(URI.create(line.substring(at).strip()));
                    }
                }
            } catch (IOException e) {
                // it ended
            }
            address.completeExceptionally(new IOException("the browser ended before it could be spoken to"));
        });
        try {
            return address.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser did not start: " + e.getMessage(), e);
        }
    }

    /**
     * Shows one page and waits until its scripts have come to rest, at most until the deadline.
     *
     * @param deadline not counting the time in which nothing but answers to the page's requests is waited for
     * @param page the answer already at hand for this address; it is not asked for again
     */
    public Rendering render(WebAddress address, Exchange page, Subresources more, Duration deadline)
            throws IOException, InterruptedException {
        return inTab(session -> new PageVisit(tools, session, address, page, more, null).show(deadline));
    }

    /** The same with the page's pictures and fonts, and with a picture of the whole of it. */
    public Rendering photograph(WebAddress address, Exchange page, Subresources more, Duration deadline, Screen screen)
            throws IOException, InterruptedException {
        return inTab(session -> new PageVisit(tools, session, address, page, more, screen).show(deadline));
    }

    /** Whether this machine has letters for Chinese; {@code apt install fonts-noto-cjk} cures it where it has none. */
    public boolean showsChinese() throws IOException, InterruptedException {
        Boolean known = chinese;
        if (known == null) {
            known = inTab(session -> Camera.showsChinese(tools, session));
            chinese = known;
        }
        return known;
    }

    private interface Use<T> {
        T of(String session) throws IOException, InterruptedException;
    }

    /** In a tab with cookies and storage of its own, of which nothing is left afterwards. */
    private <T> T inTab(Use<T> use) throws IOException, InterruptedException {
        String context = tools.call("", "Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asString();
        try {
            // a page may offer files as often as it likes; none is kept
            tools.call("", "Browser.setDownloadBehavior", Map.of("behavior", "deny", "browserContextId", context));
            String target = tools.call(
                            "", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                    .path("targetId")
                    .asString();
            String session = tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                    .path("sessionId")
                    .asString();
            return use.of(session);
        } finally {
            tools.call("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
        }
    }

    @Override
    public void close() {
        tools.close();
        Profile.end(process.toHandle(), true);
        profile.close();
    }
}
