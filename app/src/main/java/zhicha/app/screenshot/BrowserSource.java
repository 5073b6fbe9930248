package zhicha.app.screenshot;

import java.util.Optional;
import zhicha.crawler.fetch.browser.Chromium;

/** Where a running browser comes from; the same one for all, or another where it broke down. */
@FunctionalInterface
public interface BrowserSource {
    /** Empty where none is installed, or it does not start for now. */
    Optional<Chromium> get() throws InterruptedException;
}
