package zhicha.app.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.fetch.browser.Rendering;
import zhicha.crawler.fetch.browser.Subresources;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.subject.CaptureId;

/**
 * The way in for every page: sealed first, then read. Where the site file asks for it, a page is shown in a browser; what
 * the browser was given and the document it made of it are sealed before that document is read. Thread-safe.
 */
public final class SealingDoor implements PageDoor {
    static final String RENDERED_TYPE = "text/html; charset=utf-8";
    private static final Duration USUAL_SHOWING = Duration.ofSeconds(20);
    /** A page that showed nothing before its time was up may have shared the machine with too many others. */
    private static final int SHOWINGS = 2;

    private final Vault vault;
    private final CaptureContext context;
    private final SiteFile site;
    private final Browser browser;
    private final Consumer<byte[]> pictures;
    private final Clock clock;
    private final Duration showing;
    private final Harvester harvester;

    /** @param pictures told of every picture once it is sealed; it must return at once */
    public SealingDoor(
            Vault vault,
            CaptureContext context,
            SiteFile site,
            Browser browser,
            Consumer<byte[]> pictures,
            Clock clock) {
        this(vault, context, site, browser, pictures, clock, USUAL_SHOWING);
    }

    /** @param showing time a page has in the browser the first time; the second time it has twice as much */
    SealingDoor(
            Vault vault,
            CaptureContext context,
            SiteFile site,
            Browser browser,
            Consumer<byte[]> pictures,
            Clock clock,
            Duration showing) {
        this.showing = showing;
        this.pictures = pictures;
        this.vault = vault;
        this.context = context;
        this.site = site;
        this.harvester = new Harvester(site);
        this.browser = browser;
        this.clock = clock;
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) {
        return plain(fetched, entry);
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more) throws InterruptedException {
        PageHarvest plain = plain(fetched, entry);
        if (entry.kind() == PageKind.PICTURE || !wantsBrowser(plain, entry)) {
            return plain;
        }
        // what a redirect led to, so that what the page names beside itself is found
        WebAddress address = WebAddress.of(fetched.answer().uri().toString()).orElse(entry.address());
        PageHarvest best = plain;
        List<String> notes = new ArrayList<>();
        int unasked = 0;
        WithinDay asked = new WithinDay(more, new AtomicInteger());
        for (int attempt = 1; attempt <= SHOWINGS && !asked.dayOver(); attempt++) {
            Optional<Chromium> chromium = browser.get();
            if (chromium.isEmpty()) {
                notes.add("the page is filled by scripts, and there is no browser to show it in");
                break;
            }
            Rendering shown;
            try {
                shown = chromium.get().render(address, fetched.answer(), asked, showing.multipliedBy(attempt));
            } catch (IOException e) {
                notes.add("showing " + attempt + " of " + SHOWINGS + " failed: " + e.getMessage());
                continue;
            }
            best = rendered(fetched, entry, plain, shown);
            unasked = shown.unasked();
            if (asked.dayOver() || shown.atRest() || useful(best, entry)) {
                break;
            }
            notes.add("showing " + attempt + " of " + SHOWINGS + " was cut off before there was anything to read");
        }
        if (asked.dayOver()) {
            throw new CutShort(
                    best.capture(),
                    Math.max(unasked, asked.refused().get())
                            + " requests of the page were not made, since the site was asked as much today as it may be");
        }
        return noted(best, notes.toArray(String[]::new));
    }

    /** Counts what the day had no room for: a browser that breaks down does not tell any more. */
    private record WithinDay(Subresources more, AtomicInteger refused) implements Subresources {
        @Override
        public FetchOutcome fetch(WebAddress address) throws InterruptedException {
            FetchOutcome outcome = more.fetch(address);
            if (outcome instanceof FetchOutcome.Refused not && not.reason() == FetchOutcome.Refused.Reason.DAY_SPENT) {
                refused.incrementAndGet();
            }
            return outcome;
        }

        @Override
        public Optional<Exchange> atHand(WebAddress address) {
            return more.atHand(address);
        }

        @Override
        public boolean stopped() {
            return more.stopped();
        }

        boolean dayOver() {
            return refused.get() > 0;
        }
    }

    @Override
    public Optional<CaptureId> keep(FetchOutcome outcome, Entry entry) {
        return outcome.exchanges().isEmpty()
                ? Optional.empty()
                : Optional.of(sealed(outcome, List.of(), List.of(), context).id());
    }

    private static boolean useful(PageHarvest harvest, Entry entry) {
        return entry.kind() == PageKind.LISTING
                ? harvest.listing().isPresent()
                : !harvest.links().isEmpty();
    }

    /** What cannot be sealed is not read: a vault that fails, for instance on a full disk, ends the crawl. */
    private Capture sealed(FetchOutcome outcome, List<Exchange> loaded, List<Rendition> renditions, CaptureContext as) {
        try {
            return vault.seal(outcome, loaded, renditions, as);
        } catch (IOException e) {
            throw new Shut(
                    e.getMessage()
                            + "；请清理磁盘空间或修正目录权限后重新执行 / make room on the disk or mend the folder's permissions,"
                            + " and start again",
                    e);
        }
    }

    private boolean wantsBrowser(PageHarvest plain, Entry entry) {
        return switch (site.render()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case WHEN_EMPTY ->
                entry.kind() == PageKind.LISTING
                        // what a script draws over an offer that is gone is no offer
                        && plain.removed().isEmpty()
                        && plain.listing()
                                .filter(listing -> listing.price() != null
                                        || !listing.images().isEmpty())
                                .isEmpty();
        };
    }

    private PageHarvest plain(FetchOutcome.Fetched fetched, Entry entry) {
        Capture capture = sealed(fetched, List.of(), List.of(), context);
        if (entry.kind() == PageKind.PICTURE) {
            pictures.accept(fetched.answer().body());
            return PageHarvest.sealed(capture.id());
        }
        return harvester.plain(fetched.answer(), entry, capture);
    }

    private PageHarvest rendered(FetchOutcome.Fetched fetched, Entry entry, PageHarvest plain, Rendering shown) {
        byte[] html = shown.html().getBytes(StandardCharsets.UTF_8);
        Exchange answer = fetched.answer();
        Rendition document = new Rendition(answer.uri(), "rendered-dom", RENDERED_TYPE, html, clock.instant());
        CaptureContext part = plain.capture().map(context::partOf).orElse(context);
        Capture capture = sealed(fetched, shown.exchanges(), List.of(document), part);
        PageHarvest harvest = harvester.rendered(html, answer, entry, capture);
        return noted(harvest, shown.notes().toArray(String[]::new));
    }

    private static PageHarvest noted(PageHarvest harvest, String... notes) {
        List<String> all = new ArrayList<>(harvest.notes());
        all.addAll(List.of(notes));
        return new PageHarvest(
                harvest.capture(),
                harvest.links(),
                harvest.listing(),
                harvest.pictures(),
                all,
                harvest.cards(),
                harvest.removed());
    }
}
