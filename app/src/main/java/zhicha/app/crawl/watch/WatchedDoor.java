package zhicha.app.crawl.watch;

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
        return told(entry, door.read(fetched, entry));
    }

    @Override
    public PageHarvest read(FetchOutcome.Fetched fetched, Entry entry, Subresources more) throws Exception {
        return told(entry, door.read(fetched, entry, more));
    }

    @Override
    public Optional<CaptureId> keep(FetchOutcome outcome, Entry entry) {
        Optional<CaptureId> capture = door.keep(outcome, entry);
        absences.answered(entry, outcome, capture);
        return capture;
    }

    private PageHarvest told(Entry entry, PageHarvest harvest) {
        layout.read(entry, harvest);
        absences.read(entry, harvest);
        return harvest;
    }
}
