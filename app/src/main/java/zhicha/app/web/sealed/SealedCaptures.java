package zhicha.app.web.sealed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;

/** Where sealed captures are read from: the vault. Reading never changes it and never goes to the network. */
public interface SealedCaptures {
    /** No vault at hand. */
    SealedCaptures NONE = new SealedCaptures() {
        @Override
        public Optional<SealedPage> page(CaptureId capture) {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> resource(CaptureId capture, String address) {
            return Optional.empty();
        }
    };

    /** The page of a capture, or empty where the vault does not hold it. */
    Optional<SealedPage> page(CaptureId capture);

    /** The circumstances it was sealed in, as pairs of a name and a value; empty where nothing more is known. */
    default List<Circumstance> circumstances(CaptureId capture) {
        return List.of();
    }

    /** One thing that is known of how a page was sealed. */
    record Circumstance(Wording name, Wording value) {}

    /** The screenshot of a capture, or empty where it has none. */
    default Optional<SealedScreenshot> screenshot(CaptureId capture) {
        return Optional.empty();
    }

    /** Its PNG file, compared with its digest; hostile like everything else in a vault. */
    default Optional<byte[]> screenshotBytes(CaptureId capture) {
        return Optional.empty();
    }

    /**
     * A screenshot of a whole page.
     *
     * @param address final address
     * @param madeAt RFC 3339, Beijing time
     * @param bytes of the PNG file
     * @param sha256 of the PNG file
     * @param page the capture it belongs to, from which the listing was read; null where it belongs to none
     * @param atRest whether the page's scripts had ended
     * @param sealedBefore how many pictures, style sheets and scripts were shown as they were sealed before
     * @param notShown what the page asked for and did not get, with the reason; the first of them
     */
    record SealedScreenshot(
            String address,
            String madeAt,
            Manifest.Screen screen,
            long bytes,
            String sha256,
            @Nullable CaptureId page,
            boolean atRest,
            int sealedBefore,
            List<String> notShown) {
        public SealedScreenshot {
            notShown = List.copyOf(notShown);
        }

        /** Whether nothing of the page is outside the picture. */
        public boolean whole() {
            return screen.pageHeight() <= screen.height();
        }
    }

    /** The bytes of a picture of the page by its absolute address, as it was sealed closest to the page. */
    Optional<byte[]> resource(CaptureId capture, String address);

    /**
     * A page as it was sealed.
     *
     * @param address final address
     * @param contentType as served, for instance {@code text/html; charset=GBK}, or empty
     * @param body decoded bytes, as they were parsed
     * @param sealedAt RFC 3339, Beijing time
     * @param ip the address that was connected to, or null where it was not recorded
     * @param status HTTP status
     */
    record SealedPage(
            String address,
            String contentType,
            byte[] body,
            String sealedAt,
            @Nullable String ip,
            int status) {}
}
