package zhicha.crawler.evidence.wacz;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.capture.SealedPayload;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.wacz.SealedSource.Sealed;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;

/** {@code pages.jsonl}: the pages that a replay program offers, with the titles they bear. */
record PageLines(VaultReader vault) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final PageReader READER = new PageReader();
    private static final int LONGEST_TITLE = 300;

    /** @param time RFC 3339, UTC: when the page was asked for, as the index has it too */
    record Offered(String id, String url, String time, String title, String capture) {
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", id);
            fields.put("url", url);
            fields.put("ts", time);
            fields.put("title", title);
            fields.put("capture", capture);
            return fields;
        }
    }

    static String text(List<Offered> pages) {
        StringBuilder text =
                new StringBuilder("{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All Pages\"}\n");
        pages.forEach(
                page -> text.append(JSON.writeValueAsString(page.fields())).append('\n'));
        return text.toString();
    }

    /** Empty for a capture that no page came of. */
    Optional<Offered> of(Sealed sealed) {
        Manifest manifest = sealed.manifest();
        return manifest.exchanges().stream()
                .filter(exchange -> exchange.uri().equals(manifest.address()))
                .findFirst()
                .map(exchange -> new Offered(
                        sealed.id().hex().substring(0, 16),
                        manifest.address(),
                        exchange.started().utc(),
                        title(sealed),
                        sealed.id().value()));
    }

    /** What the page calls itself; its address where that is nothing, or where it cannot be read. */
    private String title(Sealed sealed) {
        String address = sealed.manifest().address();
        try {
            Optional<SealedPayload> page = vault.page(sealed.id());
            String title = page.isPresent() ? title(page.get()) : "";
            return title.isBlank() ? address : title;
        } catch (IOException | RuntimeException unreadable) {
            return address;
        }
    }

    private static String title(SealedPayload page) {
        if (READER.read(page.bytes(), URI.create(page.address()), page.mediaType())
                instanceof PageReading.Readable readable) {
            String title = readable.page().document().title().strip();
            return title.substring(
                    0, title.offsetByCodePoints(0, Math.min(LONGEST_TITLE, title.codePointCount(0, title.length()))));
        }
        return "";
    }
}
