package zhicha.app.desk;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.screenshot.Screenshots;
import zhicha.app.web.sealed.ScreenshotPicture;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.reporting.document.LeadPictures.WholePage;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/** Screenshots of whole pages for a lead's document, cut into what fits on its sheets. */
record DeskScreenshots(Screenshots screenshots, VaultReader vault) {
    private static final Logger LOG = LoggerFactory.getLogger(DeskScreenshots.class);
    /** Of each listing; the upper part is what a buyer sees, and the package has all. */
    private static final int PARTS = 2;

    Optional<WholePage> of(Listing listing) {
        for (CaptureId capture : screenshots.sealed(listing.id(), 3)) {
            try {
                Optional<WholePage> page = page(capture);
                if (page.isPresent()) {
                    return page;
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "capture {} cannot be read: {}; run zhicha evidence verify on the vault",
                        capture,
                        e.toString());
            }
        }
        return Optional.empty();
    }

    private Optional<WholePage> page(CaptureId capture) throws IOException {
        Manifest.Resource resource = vault.find(capture).stream()
                .flatMap(found -> found.manifest().resources().stream())
                .filter(one -> one.kind().equals("screenshot"))
                .findFirst()
                .orElse(null);
        Optional<SealedPayload> sealed = vault.rendition(capture, "screenshot");
        if (resource == null || resource.screen() == null || sealed.isEmpty()) {
            return Optional.empty();
        }
        Manifest.Screen screen = resource.screen();
        byte[] png = sealed.get().bytes();
        int all = ScreenshotPicture.parts(png);
        List<byte[]> parts = new ArrayList<>();
        for (int part = 0; part < Math.min(PARTS, all); part++) {
            ScreenshotPicture.part(png, part).ifPresent(parts::add);
        }
        return Optional.of(new WholePage(
                capture,
                Instant.parse(resource.made().utc()),
                screen.width(),
                screen.height(),
                screen.pageHeight() <= screen.height(),
                screen.tool(),
                resource.payload().sha256(),
                parts,
                all > parts.size()));
    }
}
