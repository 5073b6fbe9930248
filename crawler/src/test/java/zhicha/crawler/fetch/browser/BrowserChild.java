package zhicha.crawler.fetch.browser;

import java.util.Optional;

/** A program of its own that starts a browser and, unless it is told to end, keeps it; {@link LeftBrowserTest} kills it. */
public final class BrowserChild {
    private BrowserChild() {}

    public static void main(String[] args) throws Exception {
        Chromium browser = Chromium.start(Chromium.installed().orElseThrow());
        System.out.println(
                "started " + Optional.of(browser).map(Chromium::alive).orElse(false));
        if (args[0].equals("end")) {
            browser.close();
        } else {
            Thread.sleep(120_000);
        }
    }
}
