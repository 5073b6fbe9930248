package zhicha.app.imports;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.KillSwitch;

/**
 * The check of the machine that takes a file in: made and sealed once a run, before the first capture, and not at all where
 * everything of the file was sealed before. Not thread-safe.
 */
final class ImportCircumstances {
    private final Vault vault;
    private final KillSwitch kill;
    private final String site;
    private final String job;
    private final String tool;
    private @Nullable CaptureContext found;

    ImportCircumstances(Vault vault, KillSwitch kill, String site, String job, String tool) {
        this.vault = vault;
        this.kill = kill;
        this.site = site;
        this.job = job;
        this.tool = tool;
    }

    CaptureContext get() throws IOException {
        CaptureContext context = found;
        if (context == null) {
            try (KillSwitch.Watch watch = kill.watch(vault::askNobody)) {
                context = vault.importing(site, job, tool);
            }
            found = context;
        }
        return context;
    }
}
