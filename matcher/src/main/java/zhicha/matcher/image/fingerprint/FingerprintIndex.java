package zhicha.matcher.image.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact search: every fingerprint within a radius is found, always. Small sets and wide radii are scanned; otherwise sixteen
 * tables, one for each chunk of sixteen bits, are probed ({@link Budgets} tells why they miss nothing). Lies outside the heap,
 * 144 bytes a fingerprint, in memory or in a mapped file. Immutable and safe for use by many threads.
 */
public final class FingerprintIndex {
    /** Most fingerprints of one index; more are spread over several. */
    public static final int MOST = 12_500_000;

    /** Below this a scan beats any table. */
    private static final int SCANNED = 10_000;

    private final Layout layout;
    private final ByteBuffer bytes;
    private final LongBuffer words;
    private final int[] startsAt = new int[Chunks.COUNT];
    private final int[] signsAt = new int[Chunks.COUNT];
    private final int[] placesAt = new int[Chunks.COUNT];

    /** Entry {@code i} of the index is the {@code i}th of the list; equal fingerprints may stand there twice. */
    public FingerprintIndex(List<Fingerprint> fingerprints) {
        this(fingerprints, SCANNED);
    }

    FingerprintIndex(List<Fingerprint> fingerprints, int scanned) {
        this(layout(fingerprints.size(), scanned), laid(fingerprints, layout(fingerprints.size(), scanned)));
    }

    private FingerprintIndex(Layout layout, ByteBuffer bytes) {
        this.layout = layout;
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        words = this.bytes
                .slice(0, 32 * layout.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer();
        for (int chunk = 0; layout.tables() && chunk < Chunks.COUNT; chunk++) {
            startsAt[chunk] = layout.startsAt(chunk);
            signsAt[chunk] = layout.signsAt(chunk);
            placesAt[chunk] = layout.placesAt(chunk);
        }
    }

    private static Layout layout(int size, int scanned) {
        if (size > MOST) {
            throw new IllegalArgumentException(size + " fingerprints are more than the " + MOST + " of one index");
        }
        return new Layout(size, size > scanned);
    }

    private static ByteBuffer laid(List<Fingerprint> fingerprints, Layout layout) {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(Math.toIntExact(layout.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        for (Fingerprint fingerprint : fingerprints) {
            bytes.putLong(fingerprint.a())
                    .putLong(fingerprint.b())
                    .putLong(fingerprint.c())
                    .putLong(fingerprint.d());
        }
        try {
            layout.writeTables(bytes.slice(0, 32 * layout.size()), new Layout.Target() {
                @Override
                public ByteBuffer room(int count) {
                    return bytes;
                }

                @Override
                public void fillLine(int least) {
                    bytes.position((bytes.position() + least + 63) / 64 * 64);
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.asReadOnlyBuffer();
    }

    /** Bytes of an index of so many. */
    public static long bytes(int size) {
        return layout(size, SCANNED).bytes();
    }

    /**
     * Completes an index of which the fingerprints are written: 32 bytes each, least significant first. Written and read, the
     * bytes are {@link #bytes(int)} in all. Takes eight bytes of heap a fingerprint.
     *
     * @param words those bytes, to read
     * @param to where they were written
     */
    public static void complete(int size, ByteBuffer words, WritableByteChannel to) throws IOException {
        ChannelTarget target = new ChannelTarget(to, 32L * size);
        layout(size, SCANNED).writeTables(words, target);
        target.flush();
    }

    /**
     * An index that was written before. It reads where it stands, so the bytes must not change.
     *
     * @throws IllegalArgumentException if the bytes are not an index of so many, saying what is wrong
     */
    public static FingerprintIndex read(int size, ByteBuffer bytes) {
        Layout layout = layout(size, SCANNED);
        if (bytes.remaining() != layout.bytes()) {
            throw new IllegalArgumentException(
                    "an index of " + size + " fingerprints has " + layout.bytes() + " bytes, not " + bytes.remaining());
        }
        FingerprintIndex index = new FingerprintIndex(layout, bytes.slice());
        for (int chunk = 0; layout.tables() && chunk < Chunks.COUNT; chunk++) {
            index.checkStarts(chunk);
        }
        return index;
    }

    /** Only what would lead a search astray outside the bytes. */
    private void checkStarts(int chunk) {
        int before = 0;
        for (int value = 0; value <= Chunks.VALUES; value++) {
            int start = bytes.getInt(startsAt[chunk] + 4 * value);
            if (start < before
                    || start > size()
                    || value == 0 && start != 0
                    || value == Chunks.VALUES && start != size()) {
                throw new IllegalArgumentException("table " + chunk + " says that its bucket " + value + " begins at "
                        + start + ", after " + before + " and of " + size());
            }
            before = start;
        }
    }

    public int size() {
        return layout.size();
    }

    public Fingerprint get(int entry) {
        int at = 4 * entry;
        return new Fingerprint(words.get(at), words.get(at + 1), words.get(at + 2), words.get(at + 3));
    }

    /** An entry and how many bits it differs by. */
    public record Neighbour(int entry, int distance) {}

    /** Told of every entry within the radius, each once, in no promised order. */
    @FunctionalInterface
    public interface Visitor {
        void near(int entry, int distance);
    }

    /** The same for several queries, each named by its place in their list. */
    @FunctionalInterface
    public interface BatchVisitor {
        void near(int query, int entry, int distance);
    }

    /** All entries within the radius, nearest first, then by entry. */
    public List<Neighbour> within(Fingerprint query, int radius) {
        List<Neighbour> found = new ArrayList<>();
        visit(query, radius, (entry, distance) -> found.add(new Neighbour(entry, distance)));
        found.sort((one, other) -> one.distance != other.distance
                ? Integer.compare(one.distance, other.distance)
                : Integer.compare(one.entry, other.entry));
        return found;
    }

    public void visit(Fingerprint query, int radius, Visitor visitor) {
        if (radius < 0) {
            return;
        }
        int most = Math.min(radius, Fingerprint.BITS);
        if (layout.tables() && Budgets.of(most).pay(size())) {
            probe(query, most, visitor);
        } else {
            scan(query, most, visitor);
        }
    }

    /** Several queries at once; at radii that are scanned, much quicker than one after the other. */
    public void visit(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        if (radius < 0) {
            return;
        }
        int most = Math.min(radius, Fingerprint.BITS);
        if (!layout.tables() || !Budgets.of(most).pay(size(), queries.size())) {
            scan(queries, most, visitor);
            return;
        }
        for (int query = 0; query < queries.size(); query++) {
            int at = query;
            probe(queries.get(query), most, (entry, distance) -> visitor.near(at, entry, distance));
        }
    }

    /** The plain way, which the tables must agree with. */
    public void scan(Fingerprint query, int radius, Visitor visitor) {
        FlatScan.scan(words, size(), query, radius, visitor);
    }

    public void scan(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        FlatScan.scan(words, size(), queries, radius, visitor);
    }

    /** By the tables, which there must be. */
    void probe(Fingerprint query, int radius, Visitor visitor) {
        new Probing(this, query, radius, visitor).run();
    }

    ByteBuffer bytes() {
        return bytes;
    }

    LongBuffer words() {
        return words;
    }

    int startsAt(int chunk) {
        return startsAt[chunk];
    }

    int signsAt(int chunk) {
        return signsAt[chunk];
    }

    /** Which entry stands at a place of a table. */
    int place(int chunk, int at) {
        return bytes.getInt(placesAt[chunk] + 3 * at) & 0xffffff;
    }

    int distance(Fingerprint query, int entry) {
        int at = 4 * entry;
        return Long.bitCount(words.get(at) ^ query.a())
                + Long.bitCount(words.get(at + 1) ^ query.b())
                + Long.bitCount(words.get(at + 2) ^ query.c())
                + Long.bitCount(words.get(at + 3) ^ query.d());
    }
}
