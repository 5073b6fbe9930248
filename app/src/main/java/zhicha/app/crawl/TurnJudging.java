package zhicha.app.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import zhicha.app.crawl.revisit.Revisiting;
import zhicha.app.judge.Judging;
import zhicha.app.store.Store;
import zhicha.app.store.listing.PictureIndex;
import zhicha.app.store.log.CrawlRuns.CrawlRun;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Politeness;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/** Puts what turns brought home before the matcher, with the pictures that were sealed of it. */
final class TurnJudging {
    private final Store store;
    private final Frontiers frontiers;
    private final Clock clock;

    TurnJudging(Store store, Frontiers frontiers, Clock clock) {
        this.store = store;
        this.frontiers = frontiers;
        this.clock = clock;
    }

    /** By the rules that are in force now, though others may be before it ends. */
    Turn of(Judging judge, SiteFile site, String run) {
        return new Turn(judge, site, run);
    }

    /** One turn, of which each listing is judged once. */
    final class Turn {
        private final Judging judge;
        private final SiteFile site;
        private final String run;
        private final Set<String> done = new HashSet<>();
        private Judging.Judged total = Judging.Judged.NONE;

        private Turn(Judging judge, SiteFile site, String run) {
            this.judge = judge;
            this.site = site;
            this.run = run;
        }

        void judge(Frontier frontier) throws InterruptedException {
            List<Listing> fresh = frontier.listings().stream()
                    .filter(listing -> !done.contains(listing.id()))
                    .toList();
            indexPictures(frontier, site, fresh);
            total = total.and(judge.judge(fresh, run));
            fresh.forEach(listing -> done.add(listing.id()));
        }

        Judging.Judged total() {
            return total;
        }
    }

    /** Judges what runs of a site brought home without being judged. @return how many listings */
    long left(Judging judge, SiteFile site, KillSwitch kill) throws InterruptedException {
        String id = site.site().id();
        Politeness politeness = site.politeness();
        long listings = 0;
        for (CrawlRun left : store.runs().unjudged(id)) {
            if (kill.pulled()) {
                break;
            }
            for (String crawl : List.of(left.id(), Revisiting.nameFor(left.id()))) {
                Frontier frontier =
                        frontiers.open(crawl, id, politeness.delay(), politeness.parallel(), clock.instant());
                List<Listing> read = frontier.listings();
                indexPictures(frontier, site, read);
                judge.judge(read, left.id());
                listings += read.size();
            }
            store.runs().judged(left.id(), clock.instant());
        }
        return listings;
    }

    private void indexPictures(Frontier frontier, SiteFile site, List<Listing> listings) {
        Instant now = clock.instant();
        List<PictureIndex.Row> rows = new ArrayList<>();
        for (Listing listing : listings) {
            for (ListingImage image : listing.images()) {
                WebAddress.of(image.address())
                        .map(address -> site.plain(address, PageKind.PICTURE).key())
                        .flatMap(frontier::capture)
                        .ifPresent(capture -> rows.add(new PictureIndex.Row(listing.id(), image, capture, now)));
            }
        }
        store.pictures().putAll(rows);
    }
}
