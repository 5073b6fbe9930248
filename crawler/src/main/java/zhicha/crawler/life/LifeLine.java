package zhicha.crawler.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.life.LifeEvent.Back;
import zhicha.crawler.life.LifeEvent.Changed;
import zhicha.crawler.life.LifeEvent.FirstSeen;
import zhicha.crawler.life.LifeEvent.Gone;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * The life of one listing as far as it was watched: a pure function of what was seen, so that seeing the same twice, or being
 * killed in between, adds nothing.
 *
 * @param lastSeen last time it was on offer; null where it never was
 * @param lastLooked last time it was asked for with an answer, on offer or not
 * @param gone whether it was not on offer that last time
 * @param events oldest first
 * @param intervals times between two looks, and whether something substantial had changed meanwhile
 */
public record LifeLine(
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable Instant lastLooked,
        boolean gone,
        List<LifeEvent> events,
        List<Interval> intervals) {
    public LifeLine {
        events = List.copyOf(events);
        intervals = List.copyOf(intervals);
    }

    /** Two looks at a listing. @param days above 0 */
    public record Interval(double days, boolean changed) {}

    /**
     * One look at a listing.
     *
     * @param listing what it read; null where it was not on offer
     * @param reason why it was not; empty where it was
     */
    public record Look(
            Instant at, @Nullable Listing listing, @Nullable CaptureId capture, String reason) {}

    /** @param looks in any order */
    public static LifeLine of(List<Look> looks) {
        List<LifeEvent> events = new ArrayList<>();
        List<Interval> intervals = new ArrayList<>();
        Instant first = null;
        Instant last = null;
        Look before = null;
        Listing content = null;
        for (Look look : looks.stream().sorted(Comparator.comparing(Look::at)).toList()) {
            boolean known = before != null;
            boolean wasGone = before != null && before.listing() == null;
            boolean changed = false;
            Listing listing = look.listing();
            if (listing == null) {
                if (!wasGone) {
                    events.add(new Gone(look.at(), look.capture(), look.reason()));
                    changed = known;
                }
            } else {
                List<FieldChange> fields = content == null ? List.of() : FieldChange.between(content, listing);
                if (content == null) {
                    events.add(new FirstSeen(look.at(), look.capture()));
                    changed = wasGone;
                } else if (wasGone) {
                    events.add(new Back(look.at(), look.capture(), fields));
                    changed = true;
                } else if (!fields.isEmpty()) {
                    events.add(new Changed(look.at(), look.capture(), fields));
                    changed = fields.stream().anyMatch(FieldChange::substantial);
                }
                first = first == null ? look.at() : first;
                last = look.at();
                content = listing;
            }
            if (before != null) {
                double days = Duration.between(before.at(), look.at()).toMillis() / 86_400_000.0;
                if (days > 0) {
                    intervals.add(new Interval(days, changed));
                }
            }
            before = look;
        }
        return new LifeLine(
                first,
                last,
                before == null ? null : before.at(),
                before != null && before.listing() == null,
                events,
                intervals);
    }
}
