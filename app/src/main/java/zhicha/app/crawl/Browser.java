package zhicha.app.crawl;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.fetch.browser.Chromium;

/**
 * The browser that scripted pages are shown in: started by the first page that needs it, shared, ended with the desk.
 * Where a page brought it down, the next page gets another one; where it does not start, as on a machine that is too busy,
 * it is tried again after a pause.
 */
public final class Browser implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSES = 15;

    private final Duration pause;
    private @Nullable Chromium running;
    private boolean closed;
    private boolean told;
    private int failures;
    private long notBefore = System.nanoTime();

    public Browser() {
        this(PAUSE);
    }

    /** @param pause after a first start that failed; twice as long after the second, and fifteen times at the most */
    Browser(Duration pause) {
        this.pause = pause;
    }

    /** The running browser; empty where none is installed, which is logged once with the cure, or it does not start now. */
    public synchronized Optional<Chromium> get() throws InterruptedException {
        if (running != null && !running.alive()) {
            LOG.warn("the browser broke down and is started again");
            running.close();
            running = null;
        }
        if (running == null && !closed && System.nanoTime() - notBefore >= 0) {
            Optional<Path> program = Chromium.installed();
            if (program.isPresent()) {
                start(program.get());
            } else if (!told) {
                told = true;
                LOG.warn(
                        "no Chromium is installed, so pages that only scripts fill stay unread, and no screenshots are taken; apt-get install chromium");
            }
        }
        return Optional.ofNullable(running);
    }

    private void start(Path program) throws InterruptedException {
        try {
            running = Chromium.start(program);
            failures = 0;
        } catch (IOException e) {
            Duration rest = pause.multipliedBy(Math.min(LONGEST_PAUSES, 1L << Math.min(failures++, 10)));
            notBefore = System.nanoTime() + rest.toNanos();
            LOG.warn(
                    "no browser for now, so pages that only scripts fill stay unread, and screenshots wait: {} does not start: {}; tried again in {} s",
                    program,
                    e.toString(),
                    rest.toSeconds());
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
        closed = true;
    }
}
