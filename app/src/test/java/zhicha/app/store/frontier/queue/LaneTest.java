package zhicha.app.store.frontier.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.frontier.Entry;
import zhicha.crawler.plan.PageKind;

class LaneTest {
    private static Queued queued(long place) {
        WebAddress address = new WebAddress("https", "shop.example", 443, "/" + place);
        return new Queued(place, new Entry(address.toString(), address, PageKind.LISTING, Optional.empty(), 0));
    }

    @Test
    void whatWasReadFromTheStoreBeforeItWasToldOfStandsInItOnce() {
        Lane lane = new Lane();
        lane.unread();
        lane.filled(List.of(queued(1), queued(2)), false);
        // the writer tells of what it wrote before the lane was filled
        lane.found(queued(2));
        lane.found(queued(3));
        assertEquals(1, lane.take().place());
        assertEquals(2, lane.take().place());
        assertEquals(3, lane.take().place());
        assertTrue(lane.isEmpty());
    }
}
