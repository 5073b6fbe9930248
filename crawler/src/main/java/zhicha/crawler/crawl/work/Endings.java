package zhicha.crawler.crawl.work;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchOutcome.Fetched;
import zhicha.crawler.fetch.robots.Robots;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.FrontierException;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.Politeness;

/** How addresses end: recorded, put back, or left because nothing can be recorded any more. Thread-safe. */
final class Endings {
    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    /** Days an address may end in, where something else uses up each of them. */
    private static final int MOST_CUT = 10;

    /** The same where each time nearly all of a day went to it. */
    private static final int MOST_NEARLY = 3;

    private final InHand inHand;
    private final Robots robots;
    private final Politeness politeness;
    private final Clock clock;
    private volatile Consumer<RuntimeException> whenBroken = problem -> {};

    Endings(InHand inHand, Robots robots, Politeness politeness, Clock clock) {
        this.inHand = inHand;
        this.robots = robots;
        this.politeness = politeness;
        this.clock = clock;
    }

    /** What is done where no page can be taken in or recorded any more. */
    void whenBroken(Consumer<RuntimeException> action) {
        whenBroken = action;
    }

    /** Records it, soon: see {@link InHand#over}. */
    void finish(Entry entry, Completion completion) {
        inHand.finish(entry, completion, (ending, problem) -> {
            if (problem instanceof FrontierException broken) {
                broken(entry, broken);
                return;
            }
            // the store does not take what was read; that it was asked for it does
            LOG.debug("{} could not be recorded", entry.address(), problem);
            Ending other = new Ending(
                    Ending.Kind.USELESS, "unreadable", ending.status(), ending.bytes(), said(problem), ending.took());
            inHand.finish(
                    entry,
                    Completion.of(other),
                    (ignored, again) ->
                            broken(entry, again instanceof RuntimeException e ? e : new IllegalStateException(again)));
        });
    }

    /**
     * Where something was thrown: a door that is shut or a queue that fails ends the crawl and says nothing about the page;
     * anything else is the page's own ending. Nothing is thrown on: crawler4j's thread would die with the page in hand, and
     * the crawl never end.
     */
    void troubled(Entry entry, @Nullable Fetched fetched, Throwable problem) {
        if (problem instanceof PageDoor.Shut shut) {
            whenBroken.accept(shut);
            try {
                inHand.putBack(entry, clock.instant(), false);
            } catch (RuntimeException e) {
                LOG.debug("{} could not be put back; it is when the crawl is opened again", entry.address(), e);
                inHand.letGo(entry);
            }
            return;
        }
        if (problem instanceof FrontierException broken) {
            broken(entry, broken);
            return;
        }
        if (problem instanceof PageDoor.CutShort cut) {
            cutShort(entry, fetched, cut);
            return;
        }
        if (problem instanceof InterruptedException) {
            try {
                inHand.putBack(entry, clock.instant(), false);
            } catch (RuntimeException e) {
                broken(entry, e);
            }
            // after the queue was written: an interrupt closes the files a store writes
            Thread.currentThread().interrupt();
            return;
        }
        if (problem instanceof IOException) {
            LOG.debug("{} could not be read", entry.address(), problem);
        } else {
            // where it is no trouble of reading it is a bug of ours, and the trace is wanted
            LOG.warn("{} could not be read", entry.address(), problem);
        }
        try {
            finish(
                    entry,
                    Completion.of(inHand.ending(entry, Ending.Kind.USELESS, "unreadable", fetched, said(problem))));
        } catch (RuntimeException e) {
            e.addSuppressed(problem);
            broken(entry, e);
        }
    }

    /**
     * Whether a page that the day ended in is asked another day: it came late, or the day went to others. It is not where its
     * own requests and those for the robots.txt of its hosts were all that a day has: it would need more on any day. Nor is
     * it where they were nine tenths of it time and again, since something small comes before it each day.
     */
    boolean anotherDay(Entry entry) {
        int day = politeness.perDay().orElse(Integer.MAX_VALUE);
        int needed = inHand.requests(entry) + robots.requests(inHand.origins(entry));
        int days = entry.cuts() + 1;
        return needed < day && days < (needed < day - day / 10 ? MOST_CUT : MOST_NEARLY);
    }

    private void cutShort(Entry entry, @Nullable Fetched fetched, PageDoor.CutShort cut) {
        try {
            if (anotherDay(entry)) {
                inHand.cut(entry);
            } else {
                Ending ending = inHand.ending(
                        entry,
                        Ending.Kind.USELESS,
                        FetchOutcome.Refused.Reason.DAY_SPENT,
                        fetched,
                        String.valueOf(cut.getMessage()));
                finish(entry, new Completion(ending, true, cut.capture(), Optional.empty(), List.of()));
            }
        } catch (RuntimeException e) {
            broken(entry, e);
        }
    }

    private static String said(Throwable problem) {
        return problem.getClass().getSimpleName() + ": " + problem.getMessage();
    }

    private void broken(Entry entry, RuntimeException problem) {
        whenBroken.accept(problem);
        inHand.letGo(entry);
    }
}
