package zhicha.crawler.life;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import zhicha.rules.subject.CaptureId;

/** Something that was noticed about a listing, with the sealed capture that shows it. */
public sealed interface LifeEvent {
    Instant at();

    /** The capture that shows it; null where it came from elsewhere. */
    @Nullable
    CaptureId capture();

    /** Seen for the first time. */
    record FirstSeen(Instant at, @Nullable CaptureId capture) implements LifeEvent {}

    /** Something read otherwise than the time before. */
    record Changed(Instant at, @Nullable CaptureId capture, List<FieldChange> fields) implements LifeEvent {
        public Changed {
            fields = List.copyOf(fields);
        }

        public boolean substantial() {
            return fields.stream().anyMatch(FieldChange::substantial);
        }
    }

    /** @param reason {@code http-404}, {@code http-410} or {@code removed} */
    record Gone(Instant at, @Nullable CaptureId capture, String reason) implements LifeEvent {}

    /**
     * On offer again after it had gone.
     *
     * @param fields what changed meanwhile
     */
    record Back(Instant at, @Nullable CaptureId capture, List<FieldChange> fields) implements LifeEvent {
        public Back {
            fields = List.copyOf(fields);
        }
    }

    /** {@code first-seen}, {@code changed}, {@code gone} or {@code back}. */
    default String written() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** What changed; empty where nothing did or can have. */
    default List<FieldChange> changes() {
        return switch (this) {
            case Changed changed -> changed.fields();
            case Back back -> back.fields();
            case FirstSeen first -> List.of();
            case Gone gone -> List.of();
        };
    }
}
