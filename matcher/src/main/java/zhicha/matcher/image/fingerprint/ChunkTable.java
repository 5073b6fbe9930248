package zhicha.matcher.image.fingerprint;

import java.io.IOException;
import java.nio.LongBuffer;
import zhicha.matcher.image.fingerprint.Layout.Target;

/** One table being made: the entries sorted by one of their chunks. Takes eight bytes of heap an entry. */
final class ChunkTable {
    private final int[] starts = new int[Chunks.VALUES + 1];
    private final int[] signs;
    private final int[] places;

    ChunkTable(LongBuffer words, int size, int chunk) {
        signs = new int[size];
        places = new int[size];
        for (int entry = 0; entry < size; entry++) {
            starts[Chunks.of(words, entry, chunk) + 1]++;
        }
        for (int value = 0; value < Chunks.VALUES; value++) {
            starts[value + 1] += starts[value];
        }
        int[] next = starts.clone();
        for (int entry = 0; entry < size; entry++) {
            int at = next[Chunks.of(words, entry, chunk)]++;
            signs[at] = Chunks.sign(words, entry, chunk);
            places[at] = entry;
        }
    }

    /** In the order of {@link Layout}. */
    void write(Target to) throws IOException {
        for (int start : starts) {
            to.room(4).putInt(start);
        }
        to.fillLine(0);
        for (int sign : signs) {
            to.room(4).putInt(sign);
        }
        to.fillLine(0);
        for (int place : places) {
            to.room(3).put((byte) place).put((byte) (place >> 8)).put((byte) (place >> 16));
        }
        to.fillLine(1);
    }
}
