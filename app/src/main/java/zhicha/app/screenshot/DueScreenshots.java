package zhicha.app.screenshot;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.app.store.screenshot.Wish;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.plan.WorkingHours;
import zhicha.rules.subject.CaptureId;

/** Which of the screenshots that wait are to be taken now. */
final class DueScreenshots {
    private static final Logger LOG = LoggerFactory.getLogger(DueScreenshots.class);
    /** A picture of a page a week after it was flagged is no picture of what was flagged. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private final Screenshots screenshots;
    private final Vault vault;
    private final ScreenshotSettings settings;
    private final Clock clock;

    DueScreenshots(Screenshots screenshots, Vault vault, ScreenshotSettings settings, Clock clock) {
        this.screenshots = screenshots;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Within the bounds of a crawl and a day, in the order they are given.
     *
     * @param end told of those that waited too long, or were sealed before a kill
     */
    List<Wish> due(List<Wish> waiting, int most, Consumer<Ended> end) {
        Instant now = clock.instant();
        Instant today = now.atZone(WorkingHours.ZONE)
                .toLocalDate()
                .atStartOfDay(WorkingHours.ZONE)
                .toInstant();
        long requests = settings.perDay() - screenshots.taken(Wish.Cause.REQUEST, today);
        long flags = Math.min(settings.perCrawl(), settings.perDay() - screenshots.taken(Wish.Cause.FLAG, today));
        List<Wish> due = new ArrayList<>();
        for (Wish wish : waiting) {
            Optional<Ended> sealed = sealedBefore(wish);
            boolean asked = wish.cause() == Wish.Cause.REQUEST;
            if (sealed.isPresent()) {
                end.accept(sealed.get());
            } else if (!asked && wish.askedAt().plus(LONGEST_WAIT).isBefore(now)) {
                end.accept(Ended.without(wish, now, LackWords.TOO_LATE, ""));
            } else if (due.size() < most && (asked ? requests-- > 0 : settings.ofFlagged() && flags-- > 0)) {
                due.add(wish);
            }
        }
        return due;
    }

    /** A kill may have come between the sealing and the note of it. */
    private Optional<Ended> sealedBefore(Wish wish) {
        for (CaptureId part : vault.reader().partsOf(wish.page()).reversed()) {
            try {
                Optional<Manifest.Resource> picture = vault.find(part).map(Capture::manifest).stream()
                        .flatMap(manifest -> manifest.resources().stream())
                        .filter(resource -> resource.kind().equals(ScreenshotDoor.KIND))
                        .filter(resource -> Instant.parse(resource.made().utc()).isAfter(wish.askedAt()))
                        .findFirst();
                if (picture.isPresent()) {
                    Manifest.Screen screen = picture.get().screen();
                    return Optional.of(Ended.taken(
                            wish,
                            Instant.parse(picture.get().made().utc()),
                            part,
                            screen == null ? 0 : screen.width(),
                            screen == null ? 0 : screen.height(),
                            picture.get().payload().length()));
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("capture {} cannot be read: {}", part, e.toString());
            }
        }
        return Optional.empty();
    }
}
