package zhicha.app.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import zhicha.reporting.review.DecisionOutcome;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.decision.Judgement;
import zhicha.rules.subject.Listing;

/** A program that takes listings in and decides on them, telling each decision as it is made, until it is killed. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        SettableClock clock = new SettableClock("2026-11-22T01:00:00Z");
        Store store = Store.open(StoreSettings.file(Path.of(arguments[0])), clock);
        ReviewQueue queue = new ReviewQueue(store.reviews(), clock, store.ids(), ReviewQueue.LEASE);
        // the last one again: it may have been cut off in the middle
        for (int number = Math.max(0, (int) store.listings().count() - 1); ; number++) {
            Listing listing = Samples.listing(number);
            store.intake()
                    .take(listing, List.of(Samples.hit(listing, Samples.MARK, 0.9, "exact")), Samples.RIGHTS, "r");
            System.out.println("listing " + listing.id());
            queue.next(QueueFilter.ALL, "甲", Set.of()).ifPresent(claimed -> {
                var entry = claimed.entry();
                if (queue.decide(entry.flag().id(), entry.sight(), new Judgement.Confirm(""), "甲", "s")
                        instanceof DecisionOutcome.Recorded recorded) {
                    System.out.println("decision " + recorded.decision().id());
                }
            });
        }
    }
}
