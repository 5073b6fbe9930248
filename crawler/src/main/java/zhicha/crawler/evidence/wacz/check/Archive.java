package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.Warcinfo;
import zhicha.crawler.evidence.verify.Finding.Kind;

/** A file of {@code archive/}: where its records lie, and how much of it may still be unpacked. Not thread-safe. */
final class Archive {
    /** Of the record that each file begins with. */
    private static final long LONGEST_INFO = 1 << 20;
    /** What may be unpacked of any archive, and so many times its own size besides: text of shops shrinks to a tenth. */
    private static final long UNPACKED_AT_LEAST = 1L << 30;

    private static final long UNPACKED_RATIO = 64;

    private final PackageFile file;
    private final String name;
    private final long size;
    /** The records that manifests name: where each begins, and where it ends. */
    private final TreeMap<Long, Long> taken = new TreeMap<>();

    private long unpackable;

    /** @param size bytes; it is stored as it is */
    Archive(PackageFile file, String name, long size) {
        this.file = file;
        this.name = name;
        this.size = size;
        this.unpackable = UNPACKED_AT_LEAST + UNPACKED_RATIO * size;
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    boolean holds(long offset, long length) {
        return offset >= 0 && length > 0 && length <= size && offset <= size - length;
    }

    /** @return false where another record lies there */
    boolean take(long offset, long length) {
        Map.Entry<Long, Long> before = taken.lowerEntry(offset + length);
        if (before != null && before.getValue() > offset) {
            return false;
        }
        taken.put(offset, offset + length);
        return true;
    }

    InputStream span(long offset, long length) throws IOException {
        return file.span(name, offset, length);
    }

    /** @return false where a few bytes would be made to so many that the check had no end */
    boolean mayUnpack(long bytes) {
        boolean may = bytes <= unpackable;
        unpackable -= may ? bytes : 0;
        return may;
    }

    /** Bytes that no record of a manifest covers, but for the record that the file begins with. */
    void unaccounted(Findings findings) throws IOException {
        long end = taken.isEmpty() ? size : taken.firstKey();
        if (!info(end)) {
            findings.add(
                    Kind.UNACCOUNTED_BYTES,
                    name,
                    0,
                    null,
                    end + " bytes "
                            + (taken.isEmpty() ? "and no record that a manifest names" : "before the first record"));
        }
        for (Map.Entry<Long, Long> record : taken.entrySet()) {
            if (record.getKey() > end) {
                findings.add(Kind.UNACCOUNTED_BYTES, name, end, null, record.getKey() - end + " bytes");
            }
            end = record.getValue();
        }
        if (size > end) {
            findings.add(Kind.UNACCOUNTED_BYTES, name, end, null, size - end + " bytes after the last record");
        }
    }

    /** Whether the file begins with the one record that says what it is, and has nothing more up to there. */
    private boolean info(long length) {
        if (length <= 0 || length > LONGEST_INFO) {
            return false;
        }
        try (HostileWarc in = new HostileWarc(span(0, length), LONGEST_INFO);
                WarcReader reader = new WarcReader(in)) {
            return reader.next().filter(Warcinfo.class::isInstance).isPresent()
                    && reader.next().isEmpty();
        } catch (IOException | RuntimeException noWarc) {
            return false;
        }
    }

    /**
     * Records of another program's package: what they say of themselves.
     *
     * @return how many
     */
    long foreign(Findings findings) {
        long records = 0;
        String newest = "";
        try (HostileWarc in = new HostileWarc(span(0, size), unpackable);
                WarcReader reader = new WarcReader(in)) {
            reader.calculateBlockDigest();
            in.head();
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                WarcRecord record = next.get();
                in.body();
                records++;
                newest = record.type() + " " + record.id();
                record.body().consume();
                Optional<WarcDigest> said = record.blockDigest();
                Optional<WarcDigest> real = record.calculatedBlockDigest();
                if (said.isPresent() && real.isPresent() && !said.get().equals(real.get())) {
                    findings.add(
                            Kind.RECORD_INCONSISTENT,
                            name,
                            0,
                            null,
                            newest + ": its WARC-Block-Digest does not match its block");
                }
                in.head();
            }
        } catch (IOException | RuntimeException unreadable) {
            findings.add(
                    Kind.RECORD_INCONSISTENT,
                    name,
                    0,
                    null,
                    "after " + (newest.isEmpty() ? "its beginning" : newest) + " it cannot be read as WARC: "
                            + unreadable.getMessage());
        }
        return records;
    }
}
