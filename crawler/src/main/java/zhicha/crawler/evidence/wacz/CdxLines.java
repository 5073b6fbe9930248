package zhicha.crawler.evidence.wacz;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.netpreserve.jwarc.URIs;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.wacz.check.IndexCheck;

/**
 * The index of a package, in CDXJ: one line an answer, by which a replay program finds the record of an address. What was
 * made of a page (its screenshot, the document its scripts made) has the page's own address in the archive; here it gets a
 * {@code urn:} of its own, or it would be replayed in the page's place.
 */
final class CdxLines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TreeSet<String> lines = new TreeSet<>();

    /** @param file the name of the WARC file within {@code archive/} */
    void add(Manifest manifest, Manifest.Stored stored, String file, long offset) {
        Optional<Answer> answer = switch (stored.type()) {
            case "response", "revisit" -> exchange(manifest, stored);
            case "resource" -> resource(manifest, stored);
            default -> Optional.empty();
        };
        answer.ifPresent(one -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("url", one.url());
            fields.put("mime", stored.type().equals("revisit") ? "warc/revisit" : one.mime());
            fields.put("status", one.status());
            fields.put("digest", "sha256:" + one.digest());
            fields.put("recordDigest", "sha256:" + stored.sha256());
            fields.put("length", stored.length());
            fields.put("offset", offset);
            fields.put("filename", file);
            lines.add(key(one.url()) + " " + IndexCheck.timestamp(one.utc()) + " " + JSON.writeValueAsString(fields)
                    + "\n");
        });
    }

    private record Answer(String url, String mime, int status, String digest, String utc) {}

    private static Optional<Answer> exchange(Manifest manifest, Manifest.Stored stored) {
        return manifest.exchanges().stream()
                .filter(exchange -> exchange.response().equals(stored.id()))
                .findFirst()
                .map(exchange -> new Answer(
                        exchange.uri(),
                        mime(exchange),
                        exchange.status(),
                        exchange.payload().sha256(),
                        exchange.started().utc()));
    }

    private static Optional<Answer> resource(Manifest manifest, Manifest.Stored stored) {
        return manifest.resources().stream()
                .filter(resource -> resource.record().equals(stored.id()))
                .findFirst()
                .map(resource -> new Answer(
                        IndexCheck.name(resource),
                        bare(resource.mediaType()),
                        200,
                        resource.payload().sha256(),
                        resource.made().utc()));
    }

    private static String mime(Manifest.SealedExchange exchange) {
        return exchange.responseHeaders().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(header -> bare(header.value()))
                .findFirst()
                .orElse("application/octet-stream");
    }

    private static String bare(String mediaType) {
        int end = mediaType.indexOf(';');
        String bare =
                (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return bare.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}") ? bare : "application/octet-stream";
    }

    private static String key(String url) {
        try {
            String surt = url.startsWith("urn:") ? url : URIs.toNormalizedSurt(url);
            return surt.replaceAll("\\s", "%20");
        } catch (RuntimeException noAddress) {
            return url.replaceAll("\\s", "%20");
        }
    }

    /** All lines, sorted. */
    String text() {
        return String.join("", lines);
    }
}
