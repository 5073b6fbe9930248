package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.verify.Finding.Kind;

/**
 * Holds what a replay program goes by to the manifests: a line of the index or of the list of pages that leads elsewhere would
 * show a reader something that was never sealed under that address, or at that time.
 */
public final class IndexCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PackageFile file;
    private final Findings findings;
    private final Map<String, Known> records = new HashMap<>();
    private final Map<String, Page> pages = new HashMap<>();

    IndexCheck(PackageFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** @param time 14 digits */
    private record Known(String address, long length, int status, String time) {}

    /** @param time RFC 3339 */
    private record Page(String address, String time) {}

    /** Looks at a line with JSON. */
    interface Reader {
        /**
         * @param number from 1
         * @param before what stands before the JSON: in an index the key and the time
         */
        void line(long number, String before, JsonNode json);
    }

    /**
     * The name under which something made of a page is indexed: the picture of the whole page as browsertrix names it, others
     * by their kind.
     */
    public static String name(Manifest.Resource resource) {
        String kind = resource.kind().equals("screenshot") ? "fullPage" : resource.kind();
        return resource.uri().startsWith("urn:") ? resource.uri() : "urn:" + kind + ":" + resource.uri();
    }

    /** A time as an index has it: 14 digits, to the second. @param utc RFC 3339 */
    public static String timestamp(String utc) {
        String digits = utc.replaceAll("[^0-9]", "");
        return digits.substring(0, Math.min(14, digits.length()));
    }

    /** A record that a manifest names, and where it lies. Only what answers an address, or was made of a page, is indexed. */
    void known(String archive, long offset, Manifest manifest, Manifest.Stored stored) {
        Optional<Known> known = switch (stored.type()) {
            case "response", "revisit" ->
                manifest.exchanges().stream()
                        .filter(exchange -> exchange.response().equals(stored.id()))
                        .findFirst()
                        .map(exchange -> new Known(
                                exchange.uri(),
                                stored.length(),
                                exchange.status(),
                                timestamp(exchange.started().utc())));
            case "resource" ->
                manifest.resources().stream()
                        .filter(resource -> resource.record().equals(stored.id()))
                        .findFirst()
                        .map(resource -> new Known(
                                name(resource),
                                stored.length(),
                                200,
                                timestamp(resource.made().utc())));
            default -> Optional.empty();
        };
        known.ifPresent(one -> records.put(archive + "@" + offset, one));
    }

    /** What a capture would be offered as. */
    void page(String capture, Manifest manifest) {
        manifest.exchanges().stream()
                .filter(exchange -> exchange.uri().equals(manifest.address()))
                .findFirst()
                .ifPresent(exchange -> pages.put(
                        capture, new Page(manifest.address(), exchange.started().utc())));
    }

    void run() throws IOException {
        index();
        pages();
    }

    private void index() throws IOException {
        if (!file.has(PackageFile.INDEX)) {
            findings.add(Kind.FILE_MISSING, PackageFile.INDEX, 0, null, "a replay program finds no page without it");
        }
        Set<String> led = new HashSet<>();
        each(PackageFile.INDEX, (number, before, line) -> {
            String at = FilesCheck.ARCHIVE + line.path("filename").asString("") + "@"
                    + line.path("offset").asLong(-1);
            String address = line.path("url").asString("");
            Known known = records.get(at);
            if (known == null
                    || known.length() != line.path("length").asLong(-1)
                    || known.status() != line.path("status").asInt(-1)
                    || !before.endsWith(" " + known.time() + " ")
                    || !known.address().equals(address)) {
                findings.add(
                        Kind.RECORD_INCONSISTENT,
                        PackageFile.INDEX,
                        0,
                        null,
                        "line " + number + " leads " + address + " to " + at + ", where "
                                + (known == null
                                        ? "no record begins that a manifest names"
                                        : "the record of " + known.address() + " with status " + known.status() + " of "
                                                + known.time() + " lies"));
            }
            led.add(at);
        });
        long left = records.keySet().stream().filter(at -> !led.contains(at)).count();
        if (left > 0) {
            findings.add(
                    Kind.RECORD_INCONSISTENT,
                    PackageFile.INDEX,
                    0,
                    null,
                    "it leaves out " + left + " records, which a replay program does not show then");
        }
    }

    private void pages() throws IOException {
        if (!file.has(FilesCheck.PAGES)) {
            findings.add(Kind.FILE_MISSING, FilesCheck.PAGES, 0, null, "it lists the pages");
        }
        Set<String> addresses = new HashSet<>();
        each(FilesCheck.PAGES, (number, before, line) -> {
            if (number == 1) {
                // says what the file is
                return;
            }
            String capture = line.path("capture").asString("");
            Page page = pages.get(capture);
            if (page == null
                    || !page.address().equals(line.path("url").asString(""))
                    || !page.time().equals(line.path("ts").asString(""))) {
                findings.add(
                        Kind.RECORD_INCONSISTENT,
                        FilesCheck.PAGES,
                        0,
                        capture.isEmpty() ? null : capture,
                        "line " + number + " offers "
                                + line.path("url").asString("") + " of "
                                + line.path("ts").asString("") + ", which is no page of a manifest that is packed");
            }
            addresses.add(line.path("url").asString(""));
        });
        String main = main();
        if (!main.isEmpty() && !addresses.contains(main)) {
            findings.add(
                    Kind.RECORD_INCONSISTENT,
                    PackageFile.DATAPACKAGE,
                    0,
                    null,
                    "the page to be shown first, " + main + ", is not in " + FilesCheck.PAGES);
        }
    }

    private String main() {
        try {
            return file.json(PackageFile.DATAPACKAGE)
                    .map(said -> said.path("mainPageUrl").asString(""))
                    .orElse("");
        } catch (IOException told) {
            return "";
        }
    }

    /** Hands over the JSON of every line of a file; a line that is none is a finding. */
    void each(String name, Reader reader) throws IOException {
        file.lines(name, (number, line) -> {
            int json = Math.max(0, line.indexOf('{'));
            if (line.isBlank()) {
                return;
            }
            JsonNode read;
            try {
                read = JSON.readTree(line.substring(json));
            } catch (JacksonException broken) {
                findings.add(Kind.FILE_ALTERED, name, 0, null, "line " + number + " is not JSON");
                return;
            }
            reader.line(number, line.substring(0, json), read);
        });
    }
}
