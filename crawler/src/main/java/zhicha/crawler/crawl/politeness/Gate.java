package zhicha.crawler.crawl.politeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.FetchOutcome.Refused;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.robots.Robots;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Frontier;

/** Holds a redirect to the robots.txt and the politeness of the host it leads to. */
public final class Gate implements HopGate {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Optional<Refusal> STOPPED =
            Optional.of(new Refusal(Refused.Reason.STOPPED, "the kill switch was pulled"));

    private final Entry entry;
    private final Frontier frontier;
    private final Robots robots;
    private final Patience patience;
    private final KillSwitch killSwitch;
    private final Clock clock;

    public Gate(Entry entry, Frontier frontier, Robots robots, Patience patience, KillSwitch killSwitch, Clock clock) {
        this.entry = entry;
        this.frontier = frontier;
        this.robots = robots;
        this.patience = patience;
        this.killSwitch = killSwitch;
        this.clock = clock;
    }

    @Override
    public Optional<Refusal> approach(WebAddress next) throws InterruptedException {
        Optional<Robots.Rules> rules = robots.known(next);
        if (rules.isEmpty()) {
            Optional<Refusal> late = turn(next);
            if (late.isPresent()) {
                return late;
            }
            Robots.Rules loaded = robots.load(next, this::turn);
            if (loaded.standing() == Robots.Standing.STOPPED) {
                return Optional.of(new Refusal(Refused.Reason.STOPPED, loaded.why()));
            }
            if (loaded.standing() == Robots.Standing.DAY_SPENT) {
                return Optional.of(new Refusal(Refused.Reason.DAY_SPENT, loaded.why()));
            }
            frontier.slow(next.host(), loaded.delay());
            rules = Optional.of(loaded);
        }
        if (!rules.get().allows(next)) {
            return Optional.of(new Refusal(Refused.Reason.ROBOTS, rules.get().why()));
        }
        return turn(next);
    }

    /**
     * Politeness alone. It is all that holds back a redirect of robots.txt itself, which may lie anywhere: asking for its
     * rules would fetch the same robots.txt, and its redirect, again without end.
     */
    public Optional<Refusal> turn(WebAddress next) throws InterruptedException {
        Instant start = clock.instant();
        Duration rest = robots.known(next).map(Robots.Rules::delay).orElse(Duration.ZERO);
        // this host has just been asked, by this very piece of work
        Instant earliest = next.host().equals(entry.address().host()) ? start.plus(patience.rest(rest)) : start;
        Optional<Instant> when = frontier.book(entry, next.host(), earliest);
        while (when.isEmpty()) {
            if (killSwitch.pulledWithin(Duration.ofMillis(50))) {
                return STOPPED;
            }
            if (Duration.between(start, clock.instant()).compareTo(LONGEST) > 0) {
                return busy(next);
            }
            when = frontier.book(entry, next.host(), clock.instant());
        }
        Duration wait = Duration.between(clock.instant(), when.get());
        if (wait.compareTo(LONGEST) > 0) {
            return busy(next);
        }
        return killSwitch.pulledWithin(wait) ? STOPPED : Optional.empty();
    }

    private static Optional<Refusal> busy(WebAddress next) {
        return Optional.of(new Refusal(
                Refused.Reason.BUDGET_SPENT,
                next.host() + " could not be asked politely within " + LONGEST.toMinutes() + " min"));
    }
}
