package zhicha.app.evidence;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.evidence.RecordRemoved;
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

    /**
     * What there is of a page's licence.
     *
     * @param page the closest capture of it that is not known to be gone; empty where there is none
     * @param gone where there is none, those that a policy of retention took away
     */
    record Licence(Optional<CaptureId> page, List<CaptureId> gone) {
        static final Licence NONE = new Licence(Optional.empty(), List.of());
    }

    /**
     * @throws RecordRemoved where a policy of retention took the page itself away
     * @throws IOException where the page is there and is not what was sealed
     */
    Licence of(CaptureId page) throws IOException {
        Optional<SealedPayload> sealed = vault.page(page);
        if (sealed.isEmpty()) {
            return Licence.NONE;
        }
        SealedPayload payload = sealed.get();
        List<CaptureId> gone = new ArrayList<>();
        for (URI address : links(payload)) {
            Licence licence = sealedAt(page, address);
            if (licence.page().isPresent()) {
                return licence;
            }
            gone.addAll(licence.gone());
        }
        return new Licence(Optional.empty(), gone);
    }

    private static List<URI> links(SealedPayload page) {
        try {
            return READER.read(page.bytes(), URI.create(page.address()), page.mediaType())
                            instanceof PageReading.Readable readable
                    ? readable.page().document().select("a[href]").stream()
                            .limit(MOST_LINKS)
                            .filter(LicencePages::named)
                            .map(link -> WebAddress.of(link.absUrl("href")))
                            .flatMap(Optional::stream)
                            .map(WebAddress::uri)
                            .distinct()
                            .toList()
                    : List.of();
        } catch (IllegalArgumentException noAddress) {
            return List.of();
        }
    }

    /** One that was changed is taken: the writing of a package names it then. */
    private Licence sealedAt(CaptureId page, URI address) throws IOException {
        List<CaptureId> gone = new ArrayList<>();
        for (CaptureId candidate : vault.besides(page, address)) {
            try {
                vault.payload(candidate, address);
                return new Licence(Optional.of(candidate), List.of());
            } catch (RecordRemoved removed) {
                gone.add(candidate);
            } catch (IOException changed) {
                LOG.debug("capture {} of a licence cannot be read: {}", candidate, changed.toString());
                return new Licence(Optional.of(candidate), List.of());
            }
        }
        return new Licence(Optional.empty(), gone);
    }

    private static boolean named(Element link) {
        String name = link.text() + " " + link.attr("title");
        return name.length() <= LONGEST_NAME && NAMED.matcher(name).find();
    }
}
