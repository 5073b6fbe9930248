package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.verify.Finding.Kind;

/**
 * Holds a package's index to its records: one that leads elsewhere would show a reader something that was never sealed under
 * that address.
 */
public final class IndexCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PackageFile file;
    private final Findings findings;
    private final Map<String, Known> records = new HashMap<>();

    IndexCheck(PackageFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    private record Known(String address, long length) {}

    /**
     * The name under which something made of a page is indexed: the picture of the whole page as browsertrix names it, others
     * by their kind.
     */
    public static String name(Manifest.Resource resource) {
        String kind = resource.kind().equals("screenshot") ? "fullPage" : resource.kind();
        return resource.uri().startsWith("urn:") ? resource.uri() : "urn:" + kind + ":" + resource.uri();
    }

    /** A record that a manifest names, and where it lies. */
    void known(String archive, long offset, Manifest manifest, Manifest.Stored stored) {
        String address = manifest.resources().stream()
                .filter(resource -> resource.record().equals(stored.id()))
                .map(IndexCheck::name)
                .findFirst()
                .orElse(stored.uri());
        records.put(archive + "@" + offset, new Known(address, stored.length()));
    }

    void run() throws IOException {
        if (file.stream(PackageFile.INDEX).isEmpty()) {
            findings.add(Kind.FILE_MISSING, PackageFile.INDEX, 0, null, "a replay program finds no page without it");
        }
        for (JsonNode line : lines(PackageFile.INDEX)) {
            String at = "archive/" + line.path("filename").asString("") + "@"
                    + line.path("offset").asLong(-1);
            String address = line.path("url").asString("");
            Known known = records.get(at);
            if (known == null
                    || known.length() != line.path("length").asLong(-1)
                    || !known.address().equals(address)) {
                findings.add(
                        Kind.RECORD_INCONSISTENT,
                        PackageFile.INDEX,
                        0,
                        null,
                        "it leads " + address + " to " + at + ", where "
                                + (known == null ? "no record begins" : "the record of " + known.address() + " lies"));
            }
        }
    }

    /** The JSON of every line of a file; a line that is none is a finding. */
    List<JsonNode> lines(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        long number = 0;
        String text = file.bytes(name)
                .map(all -> new String(all, StandardCharsets.UTF_8))
                .orElse("");
        for (String line : text.split("\n")) {
            number++;
            int json = line.indexOf('{');
            try {
                if (!line.isBlank()) {
                    lines.add(JSON.readTree(json < 0 ? line : line.substring(json)));
                }
            } catch (JacksonException broken) {
                findings.add(Kind.FILE_ALTERED, name, 0, null, "line " + number + " is not JSON");
            }
        }
        return lines;
    }
}
