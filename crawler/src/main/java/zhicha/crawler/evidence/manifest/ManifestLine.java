package zhicha.crawler.evidence.manifest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import zhicha.rules.subject.CaptureId;

/**
 * One line of {@code manifests.txt}: 64 hex digits, two blanks, the manifest. The digits are the SHA-256 of the manifest's
 * bytes, without the line end.
 *
 * @param offset where the line begins in its file, bytes
 * @param bytes the line without its line end
 * @param ended false where the file stops before the line end
 */
public record ManifestLine(long offset, byte[] bytes, boolean ended) {
    /** Bytes; what is longer is read as several lines, none of which holds. */
    public static final int LONGEST = 32 << 20;

    private static final int PREFIX = 66;
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64} {2}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private static final ObjectWriter WRITER = JSON.writerFor(Manifest.class);

    /** Looks at one line after the other. */
    @FunctionalInterface
    public interface Visitor {
        void line(ManifestLine line) throws IOException;
    }

    /** Hands over every line of a file, in order, with no more than one in memory. */
    public static void each(Path file, Visitor visitor) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            each(in, visitor);
        }
    }

    /** The same of what is read from elsewhere. */
    public static void each(InputStream from, Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(from, 1 << 16)) {
            long offset = 0;
            ByteArrayOutputStream line = new ByteArrayOutputStream(8_192);
            int next = in.read();
            while (next >= 0) {
                if (next == '\n' || line.size() == LONGEST) {
                    visitor.line(new ManifestLine(offset, line.toByteArray(), next == '\n'));
                    offset += line.size() + (next == '\n' ? 1 : 0);
                    line.reset();
                }
                if (next != '\n') {
                    line.write(next);
                }
                next = in.read();
            }
            if (line.size() > 0) {
                visitor.line(new ManifestLine(offset, line.toByteArray(), false));
            }
        }
    }

    public static ManifestLine at(Path file, long offset, int length) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[length];
            in.seek(offset);
            in.readFully(bytes);
            return new ManifestLine(offset, bytes, true);
        }
    }

    /** The line of a manifest, with its line end. */
    public static byte[] written(byte[] manifest) {
        return written(manifest, Sha256.of(manifest));
    }

    /** @param sha256 of its bytes */
    public static byte[] written(byte[] manifest, String sha256) {
        byte[] prefix = (sha256 + "  ").getBytes(StandardCharsets.US_ASCII);
        byte[] line = new byte[PREFIX + manifest.length + 1];
        System.arraycopy(prefix, 0, line, 0, PREFIX);
        System.arraycopy(manifest, 0, line, PREFIX, manifest.length);
        line[line.length - 1] = '\n';
        return line;
    }

    public static byte[] json(Manifest manifest) {
        // by way of a string: half a character in a header becomes a question mark instead of an error
        return WRITER.writeValueAsString(manifest).getBytes(StandardCharsets.UTF_8);
    }

    /** The id as the line states it; empty where the line does not begin like one. */
    public Optional<String> stated() {
        if (bytes.length < PREFIX) {
            return Optional.empty();
        }
        String prefix = new String(bytes, 0, PREFIX, StandardCharsets.ISO_8859_1);
        return SHAPE.matcher(prefix).matches() ? Optional.of("sha256:" + prefix.substring(0, 64)) : Optional.empty();
    }

    /** The id as it follows from the manifest's bytes. */
    public String computed() {
        var digest = Sha256.digest();
        digest.update(bytes, Math.min(PREFIX, bytes.length), Math.max(0, bytes.length - PREFIX));
        return "sha256:" + Sha256.finish(digest);
    }

    /** SM3 of the manifest's bytes, which the next manifest names. */
    public String sm3() {
        return Sm3.of(bytes, Math.min(PREFIX, bytes.length));
    }

    /** The manifest's own bytes, in which everything else is stated. */
    public byte[] content() {
        return Arrays.copyOfRange(bytes, Math.min(PREFIX, bytes.length), bytes.length);
    }

    /** Whether the line is whole and its id is right. */
    public boolean holds() {
        return ended && stated().filter(computed()::equals).isPresent();
    }

    public CaptureId id() {
        return new CaptureId(computed());
    }

    /** What the manifest says; empty where it is not a manifest. */
    public Optional<Manifest> manifest() {
        if (bytes.length <= PREFIX) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(
                    new String(bytes, PREFIX, bytes.length - PREFIX, StandardCharsets.UTF_8), Manifest.class));
        } catch (JacksonException | NullPointerException notAManifest) {
            return Optional.empty();
        }
    }
}
