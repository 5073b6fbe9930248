package zhicha.app.web.sealed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Manifest.SealedExchange;
import zhicha.rules.subject.CaptureId;

/**
 * Sealed captures out of the vault; a page's pictures were sealed in captures of their own, and those closest to it are
 * shown. What cannot be read is told in the log and is absent on the screen.
 */
public final class VaultCaptures implements SealedCaptures {
    private static final Logger LOG = LoggerFactory.getLogger(VaultCaptures.class);

    private static final String SCREENSHOT = "screenshot";
    private static final int MOST_NOTES = 20;

    private final VaultReader vault;

    public VaultCaptures(VaultReader vault) {
        this.vault = vault;
    }

    @Override
    public Optional<SealedPage> page(CaptureId id) {
        try {
            Optional<Capture> capture = vault.find(id);
            if (capture.isEmpty()) {
                return Optional.empty();
            }
            URI address = capture.get().address();
            String ip = capture.get().manifest().exchanges().stream()
                    .filter(exchange -> exchange.uri().equals(address.toString()))
                    .map(SealedExchange::ip)
                    .findFirst()
                    .orElse(null);
            String sealedAt = capture.get().manifest().sealed().beijing();
            return vault.page(id)
                    .map(payload -> new SealedPage(
                            payload.address(), payload.mediaType(), payload.bytes(), sealedAt, ip, payload.status()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("capture {} cannot be read: {}; run zhicha evidence verify on the vault", id, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public List<Circumstance> circumstances(CaptureId id) {
        try {
            Manifest manifest = vault.find(id).map(Capture::manifest).orElse(null);
            if (manifest == null || manifest.environment() == null) {
                return List.of();
            }
            Optional<SealedPayload> note = vault.rendition(new CaptureId(manifest.environment()), "environment");
            return note.map(one -> SealedEnvironment.of(
                            JsonMapper.shared().readTree(new String(one.bytes(), StandardCharsets.UTF_8))))
                    .orElse(List.of());
        } catch (IOException | RuntimeException e) {
            LOG.warn("the check before capture {} cannot be read: {}", id, e.toString());
            return List.of();
        }
    }

    @Override
    public Optional<SealedScreenshot> screenshot(CaptureId id) {
        try {
            Manifest manifest = vault.find(id).map(Capture::manifest).orElse(null);
            Manifest.Resource resource = manifest == null
                    ? null
                    : manifest.resources().stream()
                            .filter(one -> one.kind().equals(SCREENSHOT))
                            .findFirst()
                            .orElse(null);
            if (manifest == null || resource == null || resource.screen() == null) {
                return Optional.empty();
            }
            JsonNode notes = vault.rendition(id, "screenshot-notes")
                    .map(one -> JsonMapper.shared().readTree(new String(one.bytes(), StandardCharsets.UTF_8)))
                    .orElse(JsonMapper.shared().createObjectNode());
            List<String> notShown = new ArrayList<>();
            notes.path("notShown").forEach(one -> notShown.add(one.asString("")));
            return Optional.of(new SealedScreenshot(
                    resource.uri(),
                    resource.made().beijing(),
                    resource.screen(),
                    resource.payload().length(),
                    resource.payload().sha256(),
                    manifest.partOf() == null ? null : new CaptureId(manifest.partOf()),
                    notes.path("atRest").asBoolean(true),
                    notes.path("sealedBefore").size(),
                    notShown.stream().limit(MOST_NOTES).toList()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("capture {} cannot be read: {}; run zhicha evidence verify on the vault", id, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> screenshotBytes(CaptureId id) {
        try {
            return vault.rendition(id, SCREENSHOT).map(SealedPayload::bytes);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the screenshot {} cannot be read: {}; run zhicha evidence verify on the vault", id, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> resource(CaptureId id, String address) {
        try {
            return vault.beside(id, URI.create(address)).map(SealedPayload::bytes);
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} of capture {} cannot be read: {}", address, id, e.toString());
            return Optional.empty();
        }
    }
}
