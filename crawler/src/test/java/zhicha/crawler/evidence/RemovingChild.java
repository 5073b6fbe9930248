package zhicha.crawler.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import zhicha.rules.subject.CaptureId;

/** A program of its own that removes the first so many captures of a vault; {@link RetentionTest} kills it. */
public final class RemovingChild {
    private RemovingChild() {}

    public static void main(String[] args) throws IOException {
        Clock clock = Clock.fixed(Samples.START.plus(Duration.ofDays(40)), ZoneOffset.UTC);
        try (Vault vault = Vault.open(Path.of(args[0]), clock)) {
            RetentionPlan all = RetentionPlan.of(vault.reader(), 30, Set.of(), clock.instant());
            List<CaptureId> later = new ArrayList<>();
            all.each(one -> later.add(one.capture()));
            later.subList(0, Math.min(later.size(), Integer.parseInt(args[1]))).clear();
            RetentionPlan some = RetentionPlan.of(vault.reader(), 30, new HashSet<>(later), clock.instant());
            System.out.println("removing");
            new Retention(vault).remove(some);
        }
    }
}
