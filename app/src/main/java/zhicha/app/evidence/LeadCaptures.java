package zhicha.app.evidence;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.judge.SealedPictures;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.crawler.evidence.RecordRemoved;
import zhicha.crawler.evidence.VaultReader;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * Every capture a lead refers to: the pages its listings were read from, as they came and as a browser showed them, their
 * pictures, their screenshots, and the page of the seller's licence where a page leads to one that was captured. Of a file
 * that was imported only the capture that says what it is: the file itself, and its other pages, are of other shops too.
 */
public final class LeadCaptures {
    private static final Logger LOG = LoggerFactory.getLogger(LeadCaptures.class);
    private static final int MOST_PARTS = 200;
    private static final int MOST_SCREENSHOTS = 20;

    private final SealedPictures pictures;
    private final Screenshots screenshots;
    private final CaptureFamily families;
    private final LicencePages licences;

    public LeadCaptures(VaultReader vault, SealedPictures pictures, Screenshots screenshots) {
        this.screenshots = screenshots;
        this.pictures = pictures;
        this.families = new CaptureFamily(vault);
        this.licences = new LicencePages(vault);
    }

    /**
     * Those of one lead.
     *
     * @param pages what listings were read from, in the order of the lead
     * @param all with the pages, and with what is known to be gone
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
                LicencePages.Licence licence = licence(page);
                licence.page().ifPresent(found -> all.addAll(family(found)));
                // the writing of the package says of each whether it was removed or damaged
                all.addAll(licence.gone());
            }
            all.addAll(shown(listing));
        }
        return new Of(List.copyOf(pages), List.copyOf(all));
    }

    /**
     * What a lead of this listing would refer to, for retention to leave alone.
     *
     * @throws IOException where something of it was changed, so that it cannot be told; nothing may be removed then
     */
    public Set<CaptureId> referred(Listing listing) throws IOException {
        Set<CaptureId> all = new LinkedHashSet<>(shown(listing));
        CaptureId page = listing.capture();
        if (page != null) {
            all.addAll(families.of(page, Integer.MAX_VALUE).members());
            try {
                Optional<CaptureId> licence = licences.of(page).page();
                if (licence.isPresent()) {
                    all.addAll(families.of(licence.get(), Integer.MAX_VALUE).members());
                }
            } catch (RecordRemoved removed) {
                LOG.debug(
                        "the page of listing {} is gone, so nothing belongs to it: {}",
                        listing.id(),
                        removed.toString());
            }
        }
        return all;
    }

    /** Pictures and screenshots; the latter belong to the capture of the day they were taken, which a later visit replaced. */
    private Set<CaptureId> shown(Listing listing) {
        Set<CaptureId> shown = new LinkedHashSet<>();
        listing.images().stream()
                .map(image -> pictures.capture(listing, image))
                .flatMap(Optional::stream)
                .forEach(shown::add);
        shown.addAll(screenshots.sealed(listing.id(), MOST_SCREENSHOTS));
        return shown;
    }

    private Set<CaptureId> family(CaptureId page) {
        try {
            CaptureFamily.Of family = families.of(page, MOST_PARTS);
            Set<CaptureId> all = new LinkedHashSet<>();
            family.importedFrom().ifPresent(all::add);
            all.addAll(family.members());
            return all;
        } catch (IOException e) {
            // the writing of the package names it as lacking
            LOG.debug("what belongs to capture {} cannot be read: {}", page, e.toString());
            return Set.of(page);
        }
    }

    private LicencePages.Licence licence(CaptureId page) {
        try {
            return licences.of(page);
        } catch (IOException e) {
            // so it does here: without its page nobody knows which licence was shown
            LOG.warn("capture {} was not searched for a licence: {}", page, e.toString());
            return LicencePages.Licence.NONE;
        }
    }
}
