package zhicha.app.desk;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.web.sealed.SealedCaptures;
import zhicha.app.web.sealed.VaultCaptures;
import zhicha.crawler.evidence.SealedPayload;
import zhicha.crawler.evidence.Vault;
import zhicha.rules.subject.CaptureId;

/** Sealed pages with their pictures. Pictures were sealed in captures of their own, so they are found by their address. */
final class DeskCaptures implements SealedCaptures {
    private static final Logger LOG = LoggerFactory.getLogger(DeskCaptures.class);

    private final Vault vault;
    private final VaultCaptures pages;

    DeskCaptures(Vault vault) {
        this.vault = vault;
        this.pages = new VaultCaptures(vault);
    }

    @Override
    public Optional<SealedPage> page(CaptureId capture) {
        return pages.page(capture);
    }

    @Override
    public Optional<byte[]> resource(CaptureId capture, String address) {
        Optional<byte[]> within = pages.resource(capture, address);
        if (within.isPresent()) {
            return within;
        }
        try {
            return vault.reader().latest(URI.create(address)).map(SealedPayload::bytes);
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} of capture {} cannot be read: {}", address, capture, e.toString());
            return Optional.empty();
        }
    }
}
