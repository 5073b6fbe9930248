package zhicha.matcher.text.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zhicha.matcher.text.fold.FoldedText;

/**
 * The shingles of many texts: 64-bit hashes in an open-addressed table, each with the texts it stands in. With a million
 * shingles the chance that any two different ones share a hash is below one in ten million. Immutable.
 */
final class ShingleIndex {
    /** Units in a shingle. */
    static final int UNITS = 6;
    /** Fewer shingles than these are no copy: a phrase may be common property. */
    static final int FEWEST = 10;

    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final long OLDEST = power();

    private final long[] hashes;
    private final int[][] places;
    private final int mask;
    private final boolean empty;

    interface Found {
        /** Shingle number {@code shingle} of text {@code document} lies at units {@code first} to {@code last}. */
        void at(int document, int shingle, int first, int last);
    }

    private ShingleIndex(Map<Long, List<Integer>> byHash) {
        int room = Integer.highestOneBit(Math.max(16, byHash.size()) * 4 - 1);
        hashes = new long[room];
        places = new int[room][];
        mask = room - 1;
        empty = byHash.isEmpty();
        byHash.forEach((hash, documents) -> {
            int slot = slot(hash);
            hashes[slot] = hash;
            places[slot] = documents.stream().mapToInt(Integer::intValue).toArray();
        });
    }

    boolean isEmpty() {
        return empty;
    }

    private int slot(long hash) {
        int slot = (int) (hash >>> 32) & mask;
        while (places[slot] != null && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    void scan(FoldedText text, Found found) {
        long hash = 0;
        for (int unit = 0; unit < text.length(); unit++) {
            hash = rolled(hash, text, unit);
            if (unit >= UNITS - 1) {
                int[] at = places[slot(mixed(hash))];
                if (at != null) {
                    for (int i = 0; i < at.length; i += 2) {
                        found.at(at[i], at[i + 1], unit - UNITS + 1, unit);
                    }
                }
            }
        }
    }

    /** Adds a unit to a polynomial hash and takes away the one that leaves the window. */
    private static long rolled(long hash, FoldedText text, int unit) {
        long entering = hash * PRIME + text.base(unit) + 1;
        return unit < UNITS ? entering : entering - (text.base(unit - UNITS) + 1) * OLDEST;
    }

    private static long power() {
        long power = 1;
        for (int i = 0; i < UNITS; i++) {
            power *= PRIME;
        }
        return power;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 29;
    }

    /** Collects texts. Not thread-safe. */
    static final class Builder {
        private final Map<Long, List<Integer>> byHash = new HashMap<>();

        /** Adds a text under a number and gives back how many different shingles it has. */
        int add(int document, FoldedText text) {
            long[] all = new long[Math.max(0, text.length() - UNITS + 1)];
            long hash = 0;
            for (int unit = 0; unit < text.length(); unit++) {
                hash = rolled(hash, text, unit);
                if (unit >= UNITS - 1) {
                    all[unit - UNITS + 1] = mixed(hash);
                }
            }
            long[] different = Arrays.stream(all).distinct().toArray();
            for (int shingle = 0; shingle < different.length; shingle++) {
                List<Integer> at = byHash.computeIfAbsent(different[shingle], h -> new ArrayList<>(2));
                at.add(document);
                at.add(shingle);
            }
            return different.length;
        }

        ShingleIndex build() {
            return new ShingleIndex(byHash);
        }
    }
}
