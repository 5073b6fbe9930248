package zhicha.matcher.image.library;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.List;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;
import zhicha.matcher.image.library.FingerprintLibrary.BatchVisitor;
import zhicha.matcher.image.library.FingerprintLibrary.Visitor;

/** A file of fingerprints that never changes, but for the list of those taken out. Safe for many readers and one writer. */
final class Segment {
    private final Path file;
    private final MappedByteBuffer map;
    private final FingerprintIndex index;
    private final LongBuffer keys;
    private final Removed removed;

    private Segment(Path file, MappedByteBuffer map, FingerprintIndex index, Removed removed) {
        this.file = file;
        this.map = map;
        this.index = index;
        this.removed = removed;
        keys = SegmentFile.keys(map).asLongBuffer();
    }

    /** @param removed 64 entries each, or none at all if none was taken out */
    static Segment open(Path file, long[] removed) throws IOException {
        MappedByteBuffer map = SegmentFile.map(file);
        int size = SegmentFile.size(map);
        FingerprintIndex index;
        try {
            index = FingerprintIndex.read(size, SegmentFile.index(map));
        } catch (IllegalArgumentException wrong) {
            throw new DamagedLibraryException(file, "its index is damaged: " + wrong.getMessage());
        }
        if (removed.length > (size + 63) / 64) {
            throw new DamagedLibraryException(file, "more is taken out of it than it holds");
        }
        return new Segment(file, map, index, Removed.of(removed, size));
    }

    Path file() {
        return file;
    }

    /** With what was taken out. */
    int size() {
        return index.size();
    }

    /** Without what was taken out. */
    int present() {
        return index.size() - removed.count();
    }

    Removed removed() {
        return removed;
    }

    void visit(Fingerprint query, int radius, Visitor visitor) {
        index.visit(query, radius, (entry, distance) -> {
            if (!removed.has(entry)) {
                visitor.near(keys.get(entry), distance);
            }
        });
    }

    void visit(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        index.visit(queries, radius, present(visitor));
    }

    void scan(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        index.scan(queries, radius, present(visitor));
    }

    private FingerprintIndex.BatchVisitor present(BatchVisitor visitor) {
        return (query, entry, distance) -> {
            if (!removed.has(entry)) {
                visitor.near(query, keys.get(entry), distance);
            }
        };
    }

    /** @return how many were taken out */
    int remove(long key) {
        int low = 0;
        int high = keys.capacity();
        while (low < high) {
            int middle = low + high >>> 1;
            if (keys.get(middle) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int count = 0;
        for (int entry = low; entry < keys.capacity() && keys.get(entry) == key; entry++) {
            if (removed.remove(entry)) {
                count++;
            }
        }
        return count;
    }

    Rows rows() {
        return new Rows() {
            private int at = -1;

            @Override
            public boolean next() {
                do {
                    at++;
                } while (at < keys.capacity() && removed.has(at));
                return at < keys.capacity();
            }

            @Override
            public long key() {
                return keys.get(at);
            }

            @Override
            public Fingerprint fingerprint() {
                return index.get(at);
            }
        };
    }

    /** Reads all of it. */
    void verify() throws DamagedLibraryException {
        SegmentFile.verify(file, map);
    }

    /** Brings it into memory, as far as there is room. */
    void load() {
        map.load();
    }
}
