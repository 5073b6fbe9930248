package zhicha.app.crawl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.fetch.browser.Chromium;

/**
 * The browser that scripted pages are shown in: started by the first page that needs it, shared, ended with the desk.
 * Where a page brought it down, the next page gets another one.
 */
public final class Browser implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private @Nullable Chromium running;
    private boolean unusable;

    /** The running browser; empty where none is installed or it does not start, which is logged once with the cure. */
    public synchronized Optional<Chromium> get() throws InterruptedException {
        if (running != null && !running.alive()) {
            LOG.warn("the browser broke down and is started again");
            running.close();
            running = null;
        }
        if (running == null && !unusable) {
            Optional<Path> program = Chromium.installed();
            if (program.isEmpty()) {
                unusable = true;
                LOG.warn(
                        "no Chromium is installed, so pages that only scripts fill stay unread, and no screenshots are taken; apt-get install chromium");
                return Optional.empty();
            }
            try {
                running = Chromium.start(program.get());
            } catch (IOException e) {
                unusable = true;
                LOG.warn(
                        "no browser, so pages that only scripts fill stay unread, and no screenshots are taken: {} does not start: {}",
                        program.get(),
                        e.toString());
            }
        }
        return Optional.ofNullable(running);
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
        unusable = true;
    }
}
