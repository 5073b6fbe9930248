package zhicha.app.crawl.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.layout.LayoutAlarms;
import zhicha.app.store.layout.LayoutPages;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.layout.LayoutChange;
import zhicha.crawler.layout.LayoutChart;
import zhicha.crawler.layout.PageFill;
import zhicha.crawler.life.ListingFacts;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.subject.Listing;

/**
 * Notes which fields the pages of a crawl give, and raises an alarm where a field stops being given: every hundred pages, and
 * at the end. What it notes is kept in few transactions, so the pages since the last of them are missing after a kill, which costs
 * the test some pages and nothing else. It never stops a crawl. Thread-safe.
 */
public final class LayoutWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LayoutWatch.class);
    private static final int AT_ONCE = 100;

    private final LayoutPages pages;
    private final LayoutAlarms alarms;
    private final SiteFile site;
    private final String run;
    private final Clock clock;
    private final List<LayoutPages.Row> noted = new ArrayList<>();

    public LayoutWatch(LayoutPages pages, LayoutAlarms alarms, SiteFile site, String run, Clock clock) {
        this.pages = pages;
        this.alarms = alarms;
        this.site = site;
        this.run = run;
        this.clock = clock;
    }

    void read(Entry entry, PageHarvest harvest, Instant at) {
        if (entry.kind() == PageKind.LISTING && harvest.removed().isEmpty()) {
            note(entry, goods(harvest, at));
        } else if (entry.kind() == PageKind.WALK) {
            note(entry, list(entry, harvest, at));
        }
    }

    private PageFill goods(PageHarvest harvest, Instant at) {
        Set<String> filled = new TreeSet<>();
        String category = "";
        if (harvest.listing().isPresent()) {
            Listing listing = harvest.listing().get();
            filled.addAll(ListingFacts.of(listing).keySet());
            filled.add(PageFill.READ);
            category = listing.category() == null ? "" : listing.category();
        }
        return new PageFill(
                at, PageFill.Kind.LISTING, category, filled, harvest.capture().orElse(null));
    }

    private PageFill list(Entry entry, PageHarvest harvest, Instant at) {
        Set<String> filled = new TreeSet<>();
        for (String link : harvest.links()) {
            PageKind kind =
                    WebAddress.of(link).flatMap(site::route).map(Route::kind).orElse(null);
            if (kind == PageKind.LISTING) {
                filled.add("listings");
                break;
            }
        }
        // the front page, categories and searches are lists of different sorts
        String path = entry.address().path();
        int second = path.indexOf('/', 1);
        return new PageFill(
                at,
                PageFill.Kind.LIST,
                second < 0 ? path : path.substring(0, second),
                filled,
                harvest.capture().orElse(null));
    }

    private void note(Entry entry, PageFill fill) {
        List<LayoutPages.Row> full = List.of();
        synchronized (noted) {
            noted.add(new LayoutPages.Row(run, entry.key(), site.site().id(), fill));
            if (noted.size() >= AT_ONCE) {
                full = List.copyOf(noted);
                noted.clear();
            }
        }
        if (!full.isEmpty()) {
            keep(full);
            examine();
        }
    }

    /** Keeps what was noted since the last time, and examines it. */
    public void end() {
        List<LayoutPages.Row> rest;
        synchronized (noted) {
            rest = List.copyOf(noted);
            noted.clear();
        }
        keep(rest);
        examine();
        try {
            for (PageFill.Kind kind : PageFill.Kind.values()) {
                pages.trim(site.site().id(), kind);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: what is old of its layout is let go another time",
                    site.site().id(),
                    e);
        }
    }

    private void keep(List<LayoutPages.Row> rows) {
        try {
            pages.putAll(rows);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: what {} pages gave could not be noted for the watch over its layout",
                    site.site().id(),
                    rows.size(),
                    e);
        }
    }

    private synchronized void examine() {
        String id = site.site().id();
        try {
            for (PageFill.Kind kind : PageFill.Kind.values()) {
                List<PageFill> latest = pages.latest(id, kind, null);
                for (String field : fields(latest)) {
                    Instant since = alarms.acknowledged(id, kind, field).orElse(Instant.EPOCH);
                    List<PageFill> measured = latest.stream()
                            .filter(page -> page.at().isAfter(since))
                            .toList();
                    LayoutChart.of(field, measured).ifPresent(change -> raise(id, change));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("{}: its layout could not be examined", id, e);
        }
    }

    private static Set<String> fields(List<PageFill> pages) {
        Set<String> fields = new HashSet<>();
        pages.forEach(page -> fields.addAll(page.filled()));
        return fields;
    }

    private void raise(String id, LayoutChange change) {
        if (alarms.raise(id, run, change, clock.instant())) {
            LOG.warn(
                    "{}: its layout seems to have changed: {} of {} pages had {} before, {} of {} have it since {}; zhicha sites health",
                    id,
                    change.before().filled(),
                    change.before().pages(),
                    change.field(),
                    change.after().filled(),
                    change.after().pages(),
                    change.changedAt());
        }
    }
}
