package zhicha.app.evidence;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.judge.SealedPictures;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * Every capture a lead refers to: the pages its listings were read from, as they came and as a browser showed them, their
 * pictures, their screenshots, and the page of the seller's licence where a page leads to one that was captured.
 */
public final class LeadCaptures {
    private static final Logger LOG = LoggerFactory.getLogger(LeadCaptures.class);
    /** Of one page; its own are few, and screenshots may be asked for again and again. */
    private static final int MOST_PARTS = 200;

    private static final int MOST_SCREENSHOTS = 20;

    private final VaultReader vault;
    private final SealedPictures pictures;
    private final Screenshots screenshots;
    private final LicencePages licences;

    public LeadCaptures(VaultReader vault, SealedPictures pictures, Screenshots screenshots) {
        this.screenshots = screenshots;
        this.vault = vault;
        this.pictures = pictures;
        this.licences = new LicencePages(vault);
    }

    /**
     * Those of one lead.
     *
     * @param pages what listings were read from, in the order of the lead
     * @param all with the pages
     */
    public record Of(List<CaptureId> pages, List<CaptureId> all) {
        public Of {
            pages = List.copyOf(pages);
            all = List.copyOf(all);
        }
    }

    public Of of(Lead lead) {
        Set<CaptureId> pages = new LinkedHashSet<>();
        Set<CaptureId> all = new LinkedHashSet<>();
        for (LeadItem item : lead.items()) {
            Listing listing = item.flag().listing();
            CaptureId page = listing.capture();
            if (page != null) {
                pages.add(page);
                all.addAll(family(page));
                licences.of(page).ifPresent(licence -> all.addAll(family(licence)));
            }
            listing.images().stream()
                    .map(image -> pictures.capture(listing, image))
                    .flatMap(Optional::stream)
                    .forEach(all::add);
            // they belong to the capture of the day they were taken, which a later visit has replaced
            all.addAll(screenshots.sealed(listing.id(), MOST_SCREENSHOTS));
        }
        return new Of(List.copyOf(pages), List.copyOf(all));
    }

    /** A page's capture, the one it belongs to, and all that belong to either. */
    private Set<CaptureId> family(CaptureId page) {
        CaptureId root = page;
        for (int up = 0; up < 8; up++) {
            Optional<CaptureId> whole = partOf(root);
            if (whole.isEmpty()) {
                break;
            }
            root = whole.get();
        }
        Set<CaptureId> family = new LinkedHashSet<>(List.of(root, page));
        Deque<CaptureId> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty() && family.size() < MOST_PARTS) {
            for (CaptureId part : vault.partsOf(waiting.remove())) {
                if (family.add(part)) {
                    waiting.add(part);
                }
            }
        }
        return family;
    }

    private Optional<CaptureId> partOf(CaptureId id) {
        try {
            return vault.find(id).map(Capture::manifest).map(manifest -> {
                String whole = manifest.partOf();
                return whole == null ? null : new CaptureId(Objects.requireNonNull(whole));
            });
        } catch (IOException | IllegalArgumentException e) {
            // the writing of the package names it as lacking
            LOG.debug("capture {} cannot be read: {}", id, e.toString());
            return Optional.empty();
        }
    }
}
