package zhicha.app.evidence;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.rules.subject.CaptureId;

/** The page on which a shop shows its business licence, where a sealed page links to it and it was sealed too. */
record LicencePages(VaultReader vault) {
    private static final Logger LOG = LoggerFactory.getLogger(LicencePages.class);
    private static final PageReader READER = new PageReader();
    private static final Pattern NAMED = Pattern.compile(
            "营业执照|经营执照|证照信息|资质证照|经营资质|主体信息|business licen[cs]e|company information|impressum",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_NAME = 60;
    private static final int MOST_LINKS = 2_000;

    Optional<CaptureId> of(CaptureId page) {
        try {
            Optional<SealedPayload> sealed = vault.page(page);
            if (sealed.isEmpty()) {
                return Optional.empty();
            }
            SealedPayload payload = sealed.get();
            if (READER.read(payload.bytes(), URI.create(payload.address()), payload.mediaType())
                    instanceof PageReading.Readable readable) {
                for (Element link : readable.page().document().select("a[href]").stream()
                        .limit(MOST_LINKS)
                        .toList()) {
                    Optional<CaptureId> licence = named(link) ? sealedAt(page, link.absUrl("href")) : Optional.empty();
                    if (licence.isPresent()) {
                        return licence;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("capture {} was not searched for a licence: {}", page, e.toString());
        }
        return Optional.empty();
    }

    private static boolean named(Element link) {
        String name = link.text() + " " + link.attr("title");
        return name.length() <= LONGEST_NAME && NAMED.matcher(name).find();
    }

    private Optional<CaptureId> sealedAt(CaptureId page, String address) throws IOException {
        Optional<WebAddress> wanted = WebAddress.of(address);
        return wanted.isEmpty()
                ? Optional.empty()
                : vault.beside(page, wanted.get().uri()).map(SealedPayload::capture);
    }
}
