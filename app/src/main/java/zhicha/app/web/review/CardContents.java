package zhicha.app.web.review;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.frame.Visitor;
import zhicha.app.web.screenshot.ScreenshotDesk;
import zhicha.crawler.life.LifeLine;
import zhicha.crawler.sample.Chosen;
import zhicha.matcher.hit.Box;
import zhicha.reporting.review.Claim;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;

/**
 * Gathers what a card shows beside its flag: the chosen pictures, earlier decisions on the seller, flags that look alike.
 *
 * @param leadsWith numbers of the leads that a flag stands in
 * @param samples how a listing came into the latest sample it was read in
 * @param lives what became of a listing over time
 * @param screenshots of the listing's page
 */
record CardContents(
        ReviewQueue queue,
        Function<String, List<String>> leadsWith,
        Function<String, Optional<Chosen>> samples,
        Function<String, LifeLine> lives,
        ScreenshotDesk screenshots) {
    private static final int EARLIER = 12;

    /** @param taken another analyst's claim, or null */
    Card of(Context context, QueueEntry entry, @Nullable Claim taken, boolean mayDecide) {
        Flag shown = entry.flag();
        QueueQuery query = QueueQuery.of(context);
        Card.Pair pair = Card.Pair.of(shown);
        int images = shown.listing().images().size();
        int image = chosen(context, "image", images).orElse(Math.min(pair.image(), Math.max(0, images - 1)));
        int references = shown.right().pictures().size();
        int reference = chosen(context, "reference", references).orElse(pair.reference());
        Box box = Card.Pair.boxOn(shown, image);
        List<Decision> onSeller = queue.decisionsOnSeller(shown.seller(), EARLIER).stream()
                .filter(decision -> !decision.flag().equals(shown.id()))
                .toList();
        QueueFilter alike =
                QueueFilter.OPEN.seller(shown.seller()).right(shown.right().id());
        long likes = queue.count(alike) - (entry.status() == FlagStatus.OPEN ? 1 : 0);
        String lead = leadsWith.apply(shown.id()).stream().findFirst().orElse(null);
        return new Card(
                entry,
                taken,
                mayDecide,
                query,
                queue.count(query.filter()),
                image,
                reference,
                box,
                onSeller,
                queue.decisionsOn(shown.id()),
                queue.notes(shown.id()),
                likes,
                lead,
                samples.apply(shown.listing().id()).orElse(null),
                lives.apply(shown.listing().id()),
                screenshots.of(shown.listing(), Visitor.of(context)));
    }

    private static Optional<Integer> chosen(Context context, String name, int count) {
        String value = context.queryParam(name);
        if (value == null || !value.matches("[0-9]{1,4}") || Integer.parseInt(value) >= count) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(value));
    }
}
