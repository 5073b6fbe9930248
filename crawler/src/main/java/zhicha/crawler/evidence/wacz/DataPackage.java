package zhicha.crawler.evidence.wacz;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.wacz.PackageReport.Lack;
import zhicha.crawler.evidence.wacz.check.PackageFile;
import zhicha.rules.subject.CaptureId;

/**
 * What a package says of itself: every file with its digest, what is packed and what is lacking, and the signature of that.
 *
 * @param unproven days whose root does not hold, in words
 */
record DataPackage(
        PackageContents contents,
        List<CaptureId> packed,
        List<Lack> lacking,
        List<String> unproven,
        List<PageLines.Offered> pages) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@code datapackage.json}. @param entries every file that is in the package so far */
    byte[] json(List<PackageZip.Entry> entries) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("profile", "data-package");
        fields.put("wacz_version", "1.1.1");
        fields.put("title", contents.title());
        fields.put("description", contents.description());
        fields.put("created", created());
        fields.put("modified", created());
        fields.put("software", contents.software());
        if (!pages.isEmpty()) {
            fields.put("mainPageUrl", pages.getFirst().url());
            fields.put("mainPageDate", pages.getFirst().time());
        }
        fields.put(
                "resources",
                entries.stream()
                        .map(entry -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("name", entry.name().substring(entry.name().lastIndexOf('/') + 1));
                            one.put("path", entry.name());
                            one.put("hash", "sha256:" + entry.sha256());
                            one.put("bytes", entry.length());
                            return one;
                        })
                        .toList());
        Map<String, Object> ours = new LinkedHashMap<>();
        ours.put("captures", packed.stream().map(CaptureId::value).toList());
        ours.put("lacking", lacking.stream().map(DataPackage::lack).toList());
        if (!unproven.isEmpty()) {
            ours.put("unproven", unproven);
        }
        fields.put("zhicha", ours);
        return bytes(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n");
    }

    private static Map<String, Object> lack(Lack lack) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("capture", lack.capture().value());
        fields.put("why", lack.why());
        if (lack.tombstone() != null) {
            fields.put("tombstone", lack.tombstone().value());
        }
        return fields;
    }

    /** {@code datapackage-digest.json}, which signs these bytes. */
    byte[] digest(byte[] datapackage, PackageKey key) {
        String hash = "sha256:" + Sha256.of(datapackage);
        Map<String, Object> signed = new LinkedHashMap<>();
        signed.put("hash", hash);
        signed.put("created", created());
        signed.put("software", contents.software());
        signed.put("version", "0.1.0");
        signed.put("signature", key.sign(hash));
        signed.put("publicKey", key.publicKey());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", PackageFile.DATAPACKAGE);
        fields.put("hash", hash);
        fields.put("signedData", signed);
        return bytes(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n");
    }

    private String created() {
        return contents.created().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
