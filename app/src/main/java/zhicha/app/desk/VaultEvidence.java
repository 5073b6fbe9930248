package zhicha.app.desk;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.reporting.document.SealedEvidence;
import zhicha.rules.subject.CaptureId;

/** What the vault's manifests say, in the words of a lead's evidence list. */
final class VaultEvidence implements SealedEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(VaultEvidence.class);

    private final VaultReader vault;

    VaultEvidence(VaultReader vault) {
        this.vault = vault;
    }

    @Override
    public Optional<Sealed> of(CaptureId capture) {
        try {
            return vault.find(capture).map(Capture::manifest).map(VaultEvidence::sealed);
        } catch (IOException | DateTimeParseException e) {
            LOG.warn("capture {} cannot be read: {}; run zhicha evidence verify on the vault", capture, e.toString());
            return Optional.empty();
        }
    }

    private static Sealed sealed(Manifest manifest) {
        return new Sealed(
                Instant.parse(manifest.sealed().utc()),
                manifest.resources().stream()
                                .anyMatch(resource -> resource.kind().equals("screenshot"))
                        ? "网络在线提取（浏览器呈现并截取整页，未登录）"
                        : "网络在线提取（HTTP 请求，未登录）",
                clock(manifest.clock()),
                manifest.tool(),
                manifest.job(),
                manifest.records().stream()
                        .map(record -> new SealedFile(
                                record.file() + " @" + record.offset() + "（" + record.type() + "）",
                                record.sha256(),
                                record.length()))
                        .toList());
    }

    private static String clock(Manifest.Clock clock) {
        return clock.offsetMillis() == null
                ? "本机时钟，未与外部时间源比对"
                : "本机时钟，与 " + clock.source() + " 相差 " + clock.offsetMillis() + " 毫秒";
    }
}
