package zhicha.crawler.evidence.wacz.check;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
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

    /** Bytes of a JSON file: in memory it takes many times as much. */
    static final int LARGEST_JSON = 8 << 20;

    /** Bytes of what is compressed in the ZIP, once it is unpacked; of one file, and of all that is read. */
    private static final long LARGEST_UNPACKED = 256 << 20;

    private static final long MOST_UNPACKED = 2L << 30;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_FILES = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipFile zip;
    private long unpacked;

    private PackageFile(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws IOException where it is no ZIP, or one that is made to be larger than it is */
    public static PackageFile open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            bounded(zip, Files.size(file));
            return new PackageFile(zip);
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    /** Files of an honest ZIP lie one behind the other. Where they share their bytes, a small ZIP holds any amount. */
    private static void bounded(ZipFile zip, long size) throws ZipException {
        if (zip.size() > MOST_FILES) {
            throw new ZipException("it holds more than " + MOST_FILES + " files");
        }
        long left = size;
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            left -= all.nextElement().getCompressedSize();
            if (left < 0) {
                throw new ZipException("its files lie over one another: they have more bytes than itself");
            }
        }
    }

    /** A line of {@code datapackage.json}. @param sha256 hex; empty where another digest, or none, is given */
    public record Resource(String path, String sha256, long bytes) {}

    /** The names of all files, in the order of the ZIP's directory; the same name twice stands twice. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            if (!entry.isDirectory()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    boolean has(String name) {
        ZipEntry entry = zip.getEntry(name);
        return entry != null && !entry.isDirectory();
    }

    /** Bytes of a file that is stored as it is; empty where there is none, or it is compressed in the ZIP. */
    OptionalLong stored(String name) {
        ZipEntry entry = zip.getEntry(name);
        return has(name) && entry.getMethod() == ZipEntry.STORED
                ? OptionalLong.of(entry.getCompressedSize())
                : OptionalLong.empty();
    }

    /** Bytes of a file; one that is compressed in the ZIP ends with a {@link ZipException} where it is too long. */
    Optional<InputStream> stream(String name) throws IOException {
        if (!has(name)) {
            return Optional.empty();
        }
        ZipEntry entry = zip.getEntry(name);
        InputStream in = zip.getInputStream(entry);
        return Optional.of(entry.getMethod() == ZipEntry.STORED ? in : new Unpacking(name, in));
    }

    /** Bytes of a file that is stored as it is, from here on; nothing before them is read. */
    InputStream span(String name, long offset, long length) throws IOException {
        InputStream in = stream(name).orElseThrow(() -> new IOException(name + " is missing"));
        in.skipNBytes(offset);
        return new Span(in, length);
    }

    private static final class Span extends FilterInputStream {
        private long left;

        Span(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = left <= 0 ? -1 : in.read(bytes, offset, (int) Math.min(left, length));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(left, in.available());
        }
    }

    private final class Unpacking extends FilterInputStream {
        private final String name;
        private long read;

        Unpacking(String name, InputStream in) {
            super(in);
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int now = in.read(bytes, offset, length);
            read += Math.max(0, now);
            unpacked += Math.max(0, now);
            if (read > LARGEST_UNPACKED || unpacked > MOST_UNPACKED) {
                throw new ZipException(name + " is compressed and unpacks to more than "
                        + (read > LARGEST_UNPACKED ? LARGEST_UNPACKED : MOST_UNPACKED)
                        + " bytes; what is longer must be stored as it is");
            }
            return now;
        }
    }

    /** @param most bytes; @throws IOException where it is longer */
    Optional<byte[]> bytes(String name, int most) throws IOException {
        Optional<InputStream> stream = stream(name);
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = stream.get()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(name + " is longer than " + most + " bytes");
            }
            return Optional.of(bytes);
        }
    }

    /** Looks at one line after the other. */
    interface Lines {
        /** @param number from 1 */
        void line(long number, String line) throws IOException;
    }

    /** Reads a text line by line, with one in memory; nothing happens where it is not there. */
    void lines(String name, Lines reader) throws IOException {
        Optional<InputStream> stream = stream(name);
        if (stream.isEmpty()) {
            return;
        }
        try (InputStream in = new BufferedInputStream(stream.get(), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 0;
            int next = in.read();
            while (next >= 0) {
                line.reset();
                while (next >= 0 && next != '\n') {
                    line.write(next);
                    if (line.size() > LONGEST_LINE) {
                        throw new IOException(
                                name + ": line " + (number + 1) + " is longer than " + LONGEST_LINE + " bytes");
                    }
                    next = in.read();
                }
                reader.line(++number, line.toString(StandardCharsets.UTF_8));
                next = next < 0 ? -1 : in.read();
            }
        }
    }

    /** What a JSON file says; empty where it is not there. @throws IOException where it is not JSON */
    Optional<JsonNode> json(String name) throws IOException {
        Optional<byte[]> bytes = bytes(name, LARGEST_JSON);
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
