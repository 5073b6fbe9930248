package zhicha.app.web;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.archive.ArchiveSearch;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.store.log.AuditLog;
import zhicha.app.web.lead.LeadFiles;
import zhicha.app.web.overview.Survey;
import zhicha.app.web.packs.PackBoard;
import zhicha.app.web.review.PackNames;
import zhicha.app.web.sealed.SealedCaptures;
import zhicha.matcher.hit.ListingPictures;
import zhicha.reporting.lead.LeadDesk;
import zhicha.reporting.lead.LeadStore;
import zhicha.reporting.review.ReviewQueue;

/**
 * What the console shows and works with.
 *
 * @param jdbi the store, for accounts and sessions
 * @param pictures the sealed bytes of a listing's pictures
 * @param screenshots of whole pages, which people may ask for
 * @param names of the rights and rules that flags are filtered by
 */
public record ConsoleParts(
        Jdbi jdbi,
        AuditLog audit,
        ReviewQueue queue,
        LeadDesk leads,
        LeadStore leadStore,
        LeadFiles leadFiles,
        ListingPictures pictures,
        SealedCaptures captures,
        Survey survey,
        PackNames names,
        PackBoard packs,
        ArchiveSearch archive,
        RequestedScreenshots screenshots,
        Clock clock) {}
