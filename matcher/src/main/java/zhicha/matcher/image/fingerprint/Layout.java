package zhicha.matcher.image.fingerprint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where an index keeps what, in one run of little-endian bytes; every part begins at a multiple of 64, a cache line.
 *
 * <pre>
 * words   32 bytes an entry: bits 0 to 63 first
 * then, if there are tables, for each of the 16 chunks:
 *   starts  65,537 ints: the entries whose chunk has value v stand from starts[v] to starts[v + 1]
 *   signs   an int an entry, in that order: the two chunks behind this one
 *   places  3 bytes an entry, in that order: which entry of the words it is
 * and 4 KB of zeros, so that reading ahead needs no bounds
 * </pre>
 */
record Layout(int size, boolean tables) {
    private static final int LINE = 64;
    private static final int STARTS = line(4L * (Chunks.VALUES + 1));
    private static final int ZEROS = 4096;

    /** Takes bytes in order. */
    interface Target {
        /** A little-endian buffer with room for so many more. */
        ByteBuffer room(int bytes) throws IOException;

        /** At least so many zeros, and more up to the next multiple of 64. */
        void fillLine(int least) throws IOException;
    }

    /** Bytes of the whole index. */
    long bytes() {
        return tables ? words() + Chunks.COUNT * table() + ZEROS : words();
    }

    /** Bytes of the words. */
    long words() {
        return line(32L * size);
    }

    /** Bytes of one table. */
    long table() {
        return STARTS + signs() + line(3L * size + 1);
    }

    private long signs() {
        return line(4L * size);
    }

    int startsAt(int chunk) {
        return Math.toIntExact(words() + chunk * table());
    }

    int signsAt(int chunk) {
        return startsAt(chunk) + STARTS;
    }

    int placesAt(int chunk) {
        return Math.toIntExact(signsAt(chunk) + signs());
    }

    /** What follows the words, made of them. */
    void writeTables(ByteBuffer words, Target to) throws IOException {
        to.fillLine(0);
        if (tables) {
            for (int chunk = 0; chunk < Chunks.COUNT; chunk++) {
                new ChunkTable(words.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer(), size, chunk).write(to);
            }
            to.fillLine(ZEROS);
        }
    }

    private static int line(long bytes) {
        return Math.toIntExact((bytes + LINE - 1) / LINE * LINE);
    }
}
