package zhicha.app.crawl.watch;

import java.time.Instant;
import java.util.Optional;
import zhicha.crawler.crawl.PageDoor;
import zhicha.crawler.crawl.PageHarvest;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.browser.Subresources;
import zhicha.crawler.frontier.Entry;
import zhicha.rules.subject.CaptureId;

/** A door that tells what came in of it to those who watch the site's layout and the lives of its listings. Thread-safe. */
public record WatchedDoor(PageDoor door, LayoutWatch layout, Absences absences) implements PageDoor {
    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry) throws Exception {
        return told(fetched, entry, door.read(fetched, entry));
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more) throws Exception {
        return told(fetched, entry, door.read(fetched, entry, more));
    }

    @Override
    public Optional<CaptureId> keep(FetchOutcome outcome, Entry entry) {
        Optional<CaptureId> capture = door.keep(outcome, entry);
        absences.answered(entry, outcome, capture);
        return capture;
    }

    private PageHarvest told(FetchOutcome.Fetched fetched, Entry entry, PageHarvest harvest) {
        // the time a listing's observation has as well, so that what was seen and what was not stand in one order
        Instant at = fetched.answer().started();
        layout.read(entry, harvest, at);
        absences.read(entry, harvest, at);
        return harvest;
    }
}
