package zhicha.crawler.fetch.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.BadAddressException;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Failed;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.FetchOutcome.Refused;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Fetcher;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;

/**
 * Fetches with Apache HttpClient 5 and follows redirects itself, each hop checked as if it had been asked for: scheme,
 * allowed hosts, private addresses, loops, and whatever the {@link HopGate} adds.
 */
public final class HttpFetcher implements Fetcher {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final FetchPolicy policy;
    private final KillSwitch killSwitch;
    private final Wire wire;
    private final KillSwitch.Watch watch;

    public HttpFetcher(FetchPolicy policy, KillSwitch killSwitch) {
        this(policy, killSwitch, new GuardedResolver(policy.privateAddresses()), null);
    }

    /**
     * With a resolver of the caller's own; it must do the guarding.
     *
     * @param trust whom to trust; null for whom this Java trusts
     */
    HttpFetcher(FetchPolicy policy, KillSwitch killSwitch, DnsResolver resolver, @Nullable SSLContext trust) {
        this.policy = policy;
        this.killSwitch = killSwitch;
        this.wire = new Wire(policy, resolver, trust);
        this.watch = killSwitch.watch(wire::stop);
    }

    @Override
    public FetchOutcome fetch(FetchRequest request, HopGate gate) throws InterruptedException {
        WebAddress address = request.address();
        Journey journey = new Journey(request);
        Duration left = policy.limits().deadline();
        boolean again = false;
        while (true) {
            if (killSwitch.pulled()) {
                return journey.refused(Refused.Reason.STOPPED, "the kill switch was pulled");
            }
            if (!request.hosts().allows(address)) {
                return journey.refused(
                        Refused.Reason.HOST_NOT_ALLOWED,
                        address.endpoint()
                                + " is not among the hosts of this site; add it to \"hosts\" if it belongs there");
            }
            Instant began = Instant.now();
            Answer answer = wire.ask(address, request, left);
            left = left.minus(Duration.between(began, Instant.now()));
            answer.exchange().ifPresent(journey.exchanges::add);
            // many servers drop a kept connection without saying so: asked once more, which is a request like any other
            if (answer.dropped() && !again && gate.approach(address).isEmpty()) {
                again = true;
                continue;
            }
            again = false;
            if (answer.trouble().isPresent()) {
                return journey.ended(answer.trouble().get(), killSwitch.pulled() || wire.stopped());
            }
            Exchange exchange = journey.exchanges.getLast();
            Optional<String> location = exchange.header("Location");
            if (!REDIRECTS.contains(exchange.status()) || location.isEmpty()) {
                return new Fetched(request.address().uri(), journey.exchanges);
            }
            if (journey.exchanges.size() > policy.limits().redirects()) {
                return journey.failed(
                        Failed.Reason.TOO_MANY_REDIRECTS,
                        "more than " + policy.limits().redirects() + " redirects");
            }
            try {
                address = address.resolve(utf8(location.get()));
            } catch (BadAddressException e) {
                return journey.refused(Refused.Reason.BAD_ADDRESS, "redirect: " + e.getMessage());
            }
            if (!journey.visited.add(address.toString())) {
                return journey.failed(Failed.Reason.REDIRECT_LOOP, "redirected to " + address + " again");
            }
            if (!request.hosts().allows(address)) {
                return journey.refused(
                        Refused.Reason.HOST_NOT_ALLOWED,
                        "redirected to " + address + ", which is not among the hosts of this site");
            }
            Optional<HopGate.Refusal> refusal = gate.approach(address);
            if (refusal.isPresent()) {
                return journey.refused(
                        refusal.get().reason(),
                        "redirected to " + address + ": " + refusal.get().detail());
            }
            if (left.isNegative() || left.isZero()) {
                return journey.failed(
                        Failed.Reason.DEADLINE,
                        "redirects took longer than " + policy.limits().deadline());
            }
        }
    }

    /** Header bytes reach us one by one as Latin-1; servers that put Chinese into Location mean UTF-8. */
    private static String utf8(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        return header.chars().allMatch(c -> c < 256) ? new String(bytes, StandardCharsets.UTF_8) : header;
    }

    @Override
    public void close() {
        watch.close();
        wire.close();
    }

    /** What happened so far. */
    private static final class Journey {
        final FetchRequest request;
        final List<Exchange> exchanges = new ArrayList<>();
        final Set<String> visited = new HashSet<>();

        Journey(FetchRequest request) {
            this.request = request;
            visited.add(request.address().toString());
        }

        Refused refused(Refused.Reason reason, String detail) {
            return new Refused(request.address().uri(), exchanges, reason, detail);
        }

        Failed failed(Failed.Reason reason, String detail) {
            return new Failed(request.address().uri(), exchanges, reason, detail);
        }

        FetchOutcome ended(Answer.Trouble trouble, boolean stopped) {
            if (stopped) {
                return refused(Refused.Reason.STOPPED, "cut because the crawl was stopped");
            }
            return switch (trouble) {
                case Answer.Trouble.Private isPrivate -> refused(Refused.Reason.PRIVATE_ADDRESS, isPrivate.detail());
                case Answer.Trouble.Broken broken -> failed(broken.reason(), broken.detail());
            };
        }
    }
}
