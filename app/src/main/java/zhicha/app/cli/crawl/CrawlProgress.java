package zhicha.app.cli.crawl;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.PageKind;

/** Counts what all sites of a crawl have brought, on a terminal only. How much there will be nobody knows. */
final class CrawlProgress implements AutoCloseable {
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong listings = new AtomicLong();
    private final AtomicLong pictures = new AtomicLong();
    private final @Nullable ProgressBar bar;

    CrawlProgress() {
        // the launcher looks: Java 21 cannot tell whether standard error is a terminal
        bar = Boolean.getBoolean("zhicha.terminal")
                ? new ProgressBarBuilder()
                        .setTaskName("采集 / crawling")
                        .setInitialMax(-1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .build()
                : null;
    }

    /** Hears what the other listener hears. */
    CrawlListener beside(CrawlListener other) {
        return new CrawlListener() {
            @Override
            public void ended(Entry entry, Ending ending) {
                count(entry, ending);
                other.ended(entry, ending);
            }

            @Override
            public void passedBy(Entry entry, List<WebAddress> links) {
                other.passedBy(entry, links);
            }
        };
    }

    private void count(Entry entry, Ending ending) {
        if (bar == null) {
            return;
        }
        boolean read = ending.kind() == Ending.Kind.READ;
        if (entry.kind() == PageKind.PICTURE) {
            pictures.addAndGet(read ? 1 : 0);
        } else {
            pages.incrementAndGet();
            listings.addAndGet(read && entry.kind() == PageKind.LISTING ? 1 : 0);
        }
        bar.step();
        bar.setExtraMessage("页面 / pages " + pages + "，商品 / listings " + listings + "，图片 / pictures " + pictures);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
