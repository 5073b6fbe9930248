package zhicha.bench.crawl.frontier;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.app.store.frontier.SqlFrontiers;
import zhicha.bench.crawl.Child;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Completion;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;

/**
 * The frontier on the embedded store, filled with addresses of 100 hosts: heap and disk for each, and whether adding and
 * taking slow down as it fills. Arguments: folder, addresses.
 */
public final class FrontierLoad {
    private static final int HOSTS = 100;
    /** Addresses that one page brings. */
    private static final int A_PAGE = 200;

    private static final int TAKEN = 2_000;

    private FrontierLoad() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        try (Store store = Store.open(StoreSettings.file(data))) {
            Instant now = Instant.parse("2026-11-23T00:00:00Z");
            Frontier frontier = new SqlFrontiers(store.jdbi()).open("load", "bench", Duration.ZERO, 1, now);
            double empty = heap();
            int step = count / 10;
            for (int known = 0; known < count; known += step) {
                double before = Child.cpuSeconds();
                for (int at = known; at < known + step; at += A_PAGE) {
                    frontier.add(page(at, Math.min(A_PAGE, known + step - at)), now);
                }
                double added = Child.cpuSeconds();
                for (int i = 0; i < TAKEN; i++) {
                    Entry entry = frontier.lease(now, EnumSet.allOf(PageKind.class))
                            .orElseThrow(() -> new IllegalStateException("nothing to take of so many"));
                    Ending ending = new Ending(Ending.Kind.READ, "ok", 200, 21_600, "", Duration.ofMillis(5));
                    if (!frontier.complete(entry, Completion.of(ending), now)) {
                        throw new IllegalStateException(entry.address() + " was handed out twice");
                    }
                }
                double taken = Child.cpuSeconds();
                System.out.printf(
                        Locale.ROOT,
                        "STEP known=%d add=%.2f take=%.2f%n",
                        known + step,
                        (added - before) * 1e6 / step,
                        (taken - added) * 1e6 / TAKEN);
            }
            double full = heap();
            double sure = frontier.tally().queued() + frontier.tally().ended();
            System.out.printf(Locale.ROOT, "LOAD known=%.0f heap=%.1f%n", sure, (full - empty) / count);
        }
        System.out.printf(
                Locale.ROOT,
                "DISK bytes=%.1f%n",
                (double) Files.size(data.resolve("store").resolve("zhicha.mv.db")) / count);
        System.out.println(Child.told());
    }

    private static List<Found> page(int from, int count) {
        List<Found> found = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            WebAddress address = new WebAddress(
                    "https",
                    "shop" + i % HOSTS + ".example",
                    443,
                    "/category/goods/item-" + i + ".html?colour=" + i % 7);
            found.add(new Found(
                    new Route(
                            address,
                            PageKind.LISTING,
                            Optional.of(Integer.toString(i)),
                            WebAddress.keyOf(address.toString())),
                    3));
        }
        return found;
    }

    /** Bytes in use after collecting what is not. */
    private static double heap() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
