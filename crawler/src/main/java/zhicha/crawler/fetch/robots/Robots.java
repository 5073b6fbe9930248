package zhicha.crawler.fetch.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.Fetcher;
import zhicha.crawler.fetch.HopGate;

/**
 * The robots.txt of every origin, by RFC 9309: a 4xx answer allows everything, anything that is no answer (5xx, 429, a
 * time-out, a forbidden redirect) forbids everything for now. Thread-safe.
 */
public final class Robots {
    /** RFC 9309 §2.5: at least this much is read. */
    private static final int KEPT = 500 << 10;
    /** RFC 9309 §2.4: not used for longer than a day. */
    private static final Duration FRESH = Duration.ofHours(24);

    private static final Duration RETRY = Duration.ofHours(1);

    private final Fetcher fetcher;
    private final String name;
    private final AllowedHosts hosts;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param name our product token, lower case */
    public Robots(Fetcher fetcher, String name, AllowedHosts hosts, Clock clock) {
        this.fetcher = fetcher;
        this.name = name;
        this.hosts = hosts;
        this.clock = clock;
    }

    private record Known(Rules rules, Instant until, int requests) {}

    /** How the asking for a robots.txt ended. */
    public enum Standing {
        ANSWERED,
        /** The host did not answer, or with a status that is no answer. */
        LACKING,
        /** The connection failed, which may be chance. */
        BROKEN_OFF,
        /** We were told to stop meanwhile: this says nothing about the host. */
        STOPPED,
        /** The site may be asked no more today: neither does this. */
        DAY_SPENT;

        /** Whether the host was never heard, and is to be asked another time. */
        public boolean unheard() {
            return this == STOPPED || this == DAY_SPENT;
        }
    }

    /**
     * The rules of one origin.
     *
     * @param delay Crawl-delay, or zero
     * @param sitemaps addresses as written
     * @param grounds why everything is forbidden, where robots.txt could not be had; else empty
     */
    public record Rules(BaseRobotRules read, Duration delay, List<String> sitemaps, Standing standing, String grounds) {
        public boolean allows(WebAddress address) {
            return read.isAllowed(address.toString());
        }

        /** For a person, why an address is forbidden. */
        public String why() {
            return grounds.isEmpty() ? "robots.txt forbids it" : grounds;
        }
    }

    /** The rules, where they are at hand and fresh. */
    public Optional<Rules> known(WebAddress address) {
        Known entry = known.get(address.origin());
        return entry == null || !clock.instant().isBefore(entry.until())
                ? Optional.empty()
                : Optional.of(entry.rules());
    }

    /**
     * Fetches the rules of an address's origin: one request, or more where it is redirected.
     *
     * @param gate waits for a further hop's turn. It must not ask for rules itself: they are what is being fetched
     */
    public Rules load(WebAddress address, HopGate gate) throws InterruptedException {
        WebAddress file = new WebAddress(address.scheme(), address.host(), address.port(), "/robots.txt");
        FetchRequest request = FetchRequest.of(file, hosts.and(file)).keeping(KEPT);
        FetchOutcome outcome = fetcher.fetch(request, gate);
        Rules rules = rules(file, outcome);
        if (!rules.standing().unheard()) {
            Instant until = clock.instant().plus(rules.standing() == Standing.ANSWERED ? FRESH : RETRY);
            known.put(
                    address.origin(),
                    new Known(rules, until, Math.max(1, outcome.exchanges().size())));
        }
        return rules;
    }

    /** Requests that it took to learn the rules of these origins, and will take another day; 0 for what is not known. */
    public int requests(Collection<String> origins) {
        return origins.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .mapToInt(Known::requests)
                .sum();
    }

    /** Makes the rules of an address's origin unknown again. */
    public void forget(WebAddress address) {
        known.remove(address.origin());
    }

    private Rules rules(WebAddress file, FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched
            when fetched.status() >= 200 && fetched.status() < 300 -> parsed(file, fetched.answer());
            case FetchOutcome.Fetched fetched
            when fetched.status() >= 400 && fetched.status() < 500 && fetched.status() != 429 ->
                of(new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL), Standing.ANSWERED, "");
            case FetchOutcome.Fetched fetched ->
                forbidden(file, Standing.LACKING, "answered with status " + fetched.status());
            case FetchOutcome.Refused refused
            when refused.reason() == FetchOutcome.Refused.Reason.STOPPED ->
                forbidden(file, Standing.STOPPED, refused.detail());
            case FetchOutcome.Refused refused
            when refused.reason() == FetchOutcome.Refused.Reason.DAY_SPENT ->
                forbidden(file, Standing.DAY_SPENT, refused.detail());
            case FetchOutcome.Refused refused -> forbidden(file, Standing.LACKING, refused.detail());
            case FetchOutcome.Failed failed
            when failed.reason() == FetchOutcome.Failed.Reason.NO_CONNECTION
                    || failed.reason() == FetchOutcome.Failed.Reason.PROTOCOL ->
                forbidden(file, Standing.BROKEN_OFF, failed.detail());
            case FetchOutcome.Failed failed -> forbidden(file, Standing.LACKING, failed.detail());
        };
    }

    private Rules parsed(WebAddress file, Exchange answer) {
        String type = answer.header("Content-Type").orElse("text/plain");
        // the parser keeps state while it reads
        SimpleRobotRules rules =
                new SimpleRobotRulesParser().parseContent(file.toString(), answer.body(), type, List.of(name));
        return of(rules, Standing.ANSWERED, "");
    }

    private static Rules forbidden(WebAddress file, Standing standing, String detail) {
        return of(
                new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE),
                standing,
                file + " could not be had, so nothing is asked for now: " + detail);
    }

    private static Rules of(BaseRobotRules rules, Standing standing, String grounds) {
        long millis = rules.getCrawlDelay();
        Duration delay =
                millis == BaseRobotRules.UNSET_CRAWL_DELAY || millis < 0 ? Duration.ZERO : Duration.ofMillis(millis);
        return new Rules(rules, delay, List.copyOf(rules.getSitemaps()), standing, grounds);
    }
}
