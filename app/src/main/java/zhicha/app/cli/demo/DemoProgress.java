package zhicha.app.cli.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.crawl.CrawlListener;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.PageKind;
import zhicha.market.Storefront;

/** Tells a waiting person how far the demo is: a bar on a terminal, one line elsewhere. */
final class DemoProgress implements CrawlListener, AutoCloseable {
    private final List<Storefront> shops;
    private final PrintWriter err;
    private final AtomicLong listings = new AtomicLong();
    private @Nullable ProgressBar bar;

    DemoProgress(List<Storefront> shops, PrintWriter err) {
        this.shops = shops;
        this.err = err;
    }

    void open() {
        int expected = shops.stream().mapToInt(Storefront::listings).sum();
        err.println("示范市场已开张：" + shops.size() + " 家店铺，约 " + expected + " 件商品，全部在本机 / " + "the demo market is open: "
                + shops.size() + " shops, about " + expected + " listings, all on this machine");
        err.flush();
        // the launcher looks: Java 21 cannot tell whether standard error is a terminal
        if (Boolean.getBoolean("zhicha.terminal")) {
            bar = new ProgressBarBuilder()
                    .setTaskName("采集 / crawling")
                    .setInitialMax(expected)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }
    }

    @Override
    public void ended(Entry entry, Ending ending) {
        if (entry.kind() == PageKind.LISTING && ending.kind() == Ending.Kind.READ) {
            long count = listings.incrementAndGet();
            ProgressBar open = bar;
            if (open != null) {
                open.stepTo(count);
            }
        }
    }

    void done() {
        close();
        err.println("采集与判读完成 / crawled and judged");
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
