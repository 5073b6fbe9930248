package zhicha.app.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.environment.EnvironmentSources;
import zhicha.crawler.evidence.timestamp.Authority;

/**
 * What is done with evidence besides sealing it.
 *
 * @param authorities that stamp the roots of days; none at first
 * @param sources whom the check before a job may ask; nobody at first
 * @param retentionDays after which payloads that nobody refers to may be removed, or null: they are kept for ever
 * @param removedBySchedule whether the service does that; otherwise only {@code evidence retain --remove} does
 * @param screenshots of whole pages
 */
public record EvidenceSettings(
        List<Authority> authorities,
        EnvironmentSources sources,
        @Nullable Integer retentionDays,
        boolean removedBySchedule,
        ScreenshotSettings screenshots) {
    public static final EvidenceSettings NONE = new EvidenceSettings(List.of(), EnvironmentSources.NONE, null, false);

    /** Without screenshots. */
    public EvidenceSettings(
            List<Authority> authorities,
            EnvironmentSources sources,
            @Nullable Integer retentionDays,
            boolean removedBySchedule) {
        this(authorities, sources, retentionDays, removedBySchedule, ScreenshotSettings.OFF);
    }

    public EvidenceSettings {
        authorities = List.copyOf(authorities);
    }
}
