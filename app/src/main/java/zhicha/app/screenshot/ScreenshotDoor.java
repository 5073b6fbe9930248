package zhicha.app.screenshot;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Wish;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.browser.Chromium;
import zhicha.crawler.fetch.browser.Rendering;
import zhicha.crawler.fetch.browser.Screenshot;
import zhicha.crawler.fetch.browser.Subresources;
import zhicha.crawler.frontier.Entry;
import zhicha.rules.subject.CaptureId;

/** Shows each page that comes in, and seals its picture with all that the browser was given for it. */
final class ScreenshotDoor implements PageDoor {
    /** In a manifest and a package; replay programs know the kind as the picture of a whole page. */
    static final String KIND = "screenshot";

    static final String NOTES = "screenshot-notes";
    private static final int SHOWINGS = 2;
    /**
     * A site that may be asked so little a day that its page is never shown whole is photographed as it is, so long after the
     * first time; a wish may have waited for long before that.
     */
    private static final Duration LONGEST_WAIT = Duration.ofDays(3);

    private final Map<String, Wish> wishes;
    private final Vault vault;
    private final CaptureContext context;
    private final BrowserSource browser;
    private final ScreenshotSettings settings;
    /** A tall page takes some hundred megabytes while it is drawn. */
    private final Semaphore drawing;

    private final Allowance allowance;
    private final KillSwitch kill;
    private final Consumer<Ended> ended;
    private final Clock clock;

    /** Whether the site may be asked for more now: its hours and its requests of the day. */
    interface Allowance {
        Optional<FetchOutcome.Refused> refusal(WebAddress wanted);

        /** The requests of the day ended while the page was shown. @return when that was so for the first time */
        Instant cut(Wish wish);
    }

    /**
     * @param wishes by the keys under which their pages are queued
     * @param ended told of each wish that something came of
     */
    ScreenshotDoor(
            Map<String, Wish> wishes,
            Vault vault,
            CaptureContext context,
            BrowserSource browser,
            ScreenshotSettings settings,
            Semaphore drawing,
            Allowance allowance,
            KillSwitch kill,
            Consumer<Ended> ended,
            Clock clock) {
        this.wishes = Map.copyOf(wishes);
        this.vault = vault;
        this.context = context;
        this.browser = browser;
        this.settings = settings;
        this.drawing = drawing;
        this.allowance = allowance;
        this.kill = kill;
        this.ended = ended;
        this.clock = clock;
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) {
        throw new IllegalStateException("a page is photographed with what belongs to it");
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more) throws InterruptedException {
        Wish wish = Objects.requireNonNull(wishes.get(entry.key()), "nobody wished for this page");
        SealedBeside beside = new SealedBeside(vault.reader(), clock.instant());
        String problem = "";
        for (int showing = 0; showing < SHOWINGS && !kill.pulled(); showing++) {
            Rendering shown;
            drawing.acquire();
            try {
                Optional<Chromium> chromium = browser.get();
                if (chromium.isEmpty()) {
                    return Chromium.installed().isEmpty()
                            ? without(fetched, wish, LackWords.NO_BROWSER, "")
                            : waits(fetched, List.of(), wish);
                }
                // what a redirect led to, so that what the page names beside itself is found
                WebAddress address =
                        WebAddress.of(fetched.answer().uri().toString()).orElse(entry.address());
                shown = chromium.get()
                        .photograph(
                                address,
                                fetched.answer(),
                                within(more, beside),
                                settings.time().multipliedBy(showing + 1),
                                settings.screen());
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
                continue;
            } finally {
                drawing.release();
            }
            if (shown.unasked() > 0
                    && clock.instant().isBefore(allowance.cut(wish).plus(LONGEST_WAIT))) {
                return waits(fetched, shown.exchanges(), wish);
            }
            Screenshot taken = shown.screenshot();
            if (taken != null) {
                return sealed(fetched, wish, shown, taken, beside);
            }
            problem = shown.notes().isEmpty() ? "" : shown.notes().getFirst();
        }
        return kill.pulled() ? waits(fetched, List.of(), wish) : without(fetched, wish, LackWords.NOT_DRAWN, problem);
    }

    /** For the next time; what came of the page is sealed all the same, and need not be asked for again soon. */
    private PageHarvest waits(FetchOutcome.Fetched fetched, List<Exchange> loaded, Wish wish) {
        return PageHarvest.sealed(seal(fetched, loaded, List.of(), wish).id());
    }

    /** What answered instead of the page: that it is gone is worth as much. */
    @Override
    public Optional<CaptureId> keep(FetchOutcome outcome, Entry entry) {
        Wish wish = wishes.get(entry.key());
        return outcome.exchanges().isEmpty() || wish == null
                ? Optional.empty()
                : Optional.of(seal(outcome, List.of(), List.of(), wish).id());
    }

    private Subresources within(Subresources more, SealedBeside beside) {
        return new Subresources() {
            @Override
            public FetchOutcome fetch(WebAddress address) throws InterruptedException {
                Optional<FetchOutcome.Refused> refusal = allowance.refusal(address);
                return refusal.isPresent() ? refusal.get() : more.fetch(address);
            }

            @Override
            public Optional<Exchange> atHand(WebAddress address) {
                return beside.find(address);
            }

            @Override
            public boolean stopped() {
                return kill.pulled();
            }
        };
    }

    private PageHarvest without(FetchOutcome.Fetched fetched, Wish wish, String lack, String detail) {
        Capture capture = seal(fetched, List.of(), List.of(), wish);
        ended.accept(Ended.without(wish, clock.instant(), lack, detail));
        return PageHarvest.sealed(capture.id());
    }

    private PageHarvest sealed(
            FetchOutcome.Fetched fetched, Wish wish, Rendering shown, Screenshot taken, SealedBeside beside) {
        URI address = fetched.answer().uri();
        Rendition picture = new Rendition(
                address,
                KIND,
                "image/png",
                taken.png(),
                taken.made(),
                new Manifest.Screen(
                        taken.screen().width(),
                        taken.screen().height(),
                        taken.pageWidth(),
                        taken.pageHeight(),
                        taken.width(),
                        taken.height(),
                        taken.browser()));
        Rendition notes = new Rendition(address, NOTES, "application/json", notes(wish, shown, beside), taken.made());
        Capture capture = seal(fetched, shown.exchanges(), List.of(picture, notes), wish);
        Instant now = clock.instant();
        ended.accept(Ended.taken(wish, now, capture.id(), taken.width(), taken.height(), taken.png().length));
        return PageHarvest.sealed(capture.id());
    }

    private static byte[] notes(Wish wish, Rendering shown, SealedBeside beside) {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("listing", wish.listing());
        notes.put("cause", wish.cause().written());
        notes.put("askedBy", wish.askedBy());
        notes.put("atRest", shown.atRest());
        // shown, and sealed before in these captures
        notes.put("sealedBefore", beside.given());
        notes.put("notShown", shown.notes());
        return JsonMapper.shared().writeValueAsString(notes).getBytes(StandardCharsets.UTF_8);
    }

    private Capture seal(FetchOutcome outcome, List<Exchange> loaded, List<Rendition> renditions, Wish wish) {
        try {
            return vault.seal(outcome, loaded, renditions, context.partOf(wish.page()));
        } catch (IOException e) {
            throw new Shut(
                    e.getMessage()
                            + "；请清理磁盘空间或修正目录权限后重新执行 / make room on the disk or mend the folder's permissions,"
                            + " and start again",
                    e);
        }
    }
}
