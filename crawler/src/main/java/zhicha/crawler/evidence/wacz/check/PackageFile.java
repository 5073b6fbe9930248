package zhicha.crawler.evidence.wacz.check;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A package that came from somewhere: its files by name, read within limits. */
public final class PackageFile implements Closeable {
    public static final String DATAPACKAGE = "datapackage.json";
    public static final String DIGEST = "datapackage-digest.json";
    /** Where everything lies that is Zhicha's own and not of the format. */
    public static final String FOLDER = "zhicha/";

    public static final String MANIFESTS = FOLDER + "manifests.txt";
    public static final String RECORDS = FOLDER + "records.jsonl";
    public static final String INDEX = "indexes/index.cdx";

    /** Bytes of a file that is read as a whole; those of {@code archive/} are not. */
    private static final int LARGEST_TEXT = 256 << 20;

    private static final int MOST_FILES = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipFile zip;

    private PackageFile(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws IOException where it is no ZIP */
    public static PackageFile open(Path file) throws IOException {
        return new PackageFile(new ZipFile(file.toFile()));
    }

    /** A line of {@code datapackage.json}. @param sha256 hex; empty where another digest, or none, is given */
    public record Resource(String path, String sha256, long bytes) {}

    /** The names of all files, in the order of the ZIP's directory; the same name twice stands twice. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            if (!entry.isDirectory()) {
                names.add(entry.getName());
            }
            if (names.size() > MOST_FILES) {
                throw new IOException("it holds more than " + MOST_FILES + " files");
            }
        }
        return names;
    }

    Optional<InputStream> stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null || entry.isDirectory() ? Optional.empty() : Optional.of(zip.getInputStream(entry));
    }

    Optional<byte[]> bytes(String name) throws IOException {
        Optional<InputStream> stream = stream(name);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = stream.get()) {
            byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw new IOException(name + " is longer than " + LARGEST_TEXT + " bytes");
            }
            return Optional.of(bytes);
        }
    }

    /** What a JSON file says; empty where it is not there. @throws IOException where it is not JSON */
    Optional<JsonNode> json(String name) throws IOException {
        Optional<byte[]> bytes = bytes(name);
        try {
            return bytes.map(JSON::readTree);
        } catch (JacksonException e) {
            throw new IOException(name + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Empty where there is no list of them. */
    public List<Resource> resources() throws IOException {
        List<Resource> resources = new ArrayList<>();
        JsonNode list = json(DATAPACKAGE).map(node -> node.path("resources")).orElse(null);
        if (list != null && list.isArray()) {
            for (JsonNode one : list) {
                String hash = one.path("hash").asString("");
                resources.add(new Resource(
                        one.path("path").asString(""),
                        hash.matches("sha256:[0-9a-f]{64}") ? hash.substring(7) : "",
                        one.path("bytes").asLong(-1)));
            }
        }
        return resources;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
