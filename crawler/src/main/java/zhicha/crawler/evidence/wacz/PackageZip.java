package zhicha.crawler.evidence.wacz;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import zhicha.crawler.evidence.manifest.Sha256;

/**
 * The ZIP of a package. Files are stored as they are, so that a replay program can read a record where it lies; ZIP's own
 * times say nothing here and are the same everywhere.
 */
final class PackageZip implements Closeable {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();

    PackageZip(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** A file of the package, with the SHA-256 of its bytes. */
    record Entry(String name, long length, String sha256) {}

    private interface Source {
        InputStream open() throws IOException;
    }

    void store(String name, byte[] bytes) throws IOException {
        store(name, () -> new ByteArrayInputStream(bytes));
    }

    void store(String name, Path file) throws IOException {
        store(name, () -> Files.newInputStream(file));
    }

    /** Read twice: what is not compressed needs its length and checksum before it. */
    private void store(String name, Source source) throws IOException {
        CRC32 crc = new CRC32();
        MessageDigest digest = Sha256.digest();
        long length = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = source.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                digest.update(buffer, 0, n);
                length += n;
            }
        }
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(length);
        entry.setCompressedSize(length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        try (InputStream in = source.open()) {
            in.transferTo(zip);
        }
        zip.closeEntry();
        entries.add(new Entry(name, length, Sha256.finish(digest)));
    }

    /** What was stored so far, in its order. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static void readable(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
