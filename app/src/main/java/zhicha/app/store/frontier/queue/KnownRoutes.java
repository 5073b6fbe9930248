package zhicha.app.store.frontier.queue;

/**
 * The keys of all addresses a crawl knows, by the first 128 bits of each: 16 bytes in a table that is between one and two
 * thirds full, 24 to 48 bytes an address. Keys are SHA-256, so that two with one beginning are not to be found, not even on
 * purpose. Not thread-safe.
 */
public final class KnownRoutes {
    private long[] table = new long[2 << 10];
    private int size;

    /** @return whether it was not known before */
    public boolean add(String key) {
        long high = half(key, 0);
        long low = half(key, 16);
        int at = find(table, high, low);
        if (table[at] == high && table[at + 1] == low) {
            return false;
        }
        table[at] = high;
        table[at + 1] = low;
        size++;
        if (size * 3L > table.length) {
            grow();
        }
        return true;
    }

    public boolean contains(String key) {
        long high = half(key, 0);
        long low = half(key, 16);
        int at = find(table, high, low);
        return table[at] == high && table[at + 1] == low;
    }

    public int size() {
        return size;
    }

    private void grow() {
        if (table.length >= 1 << 30) {
            throw new IllegalStateException("a crawl knows more than " + size + " addresses");
        }
        long[] larger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0 || table[i + 1] != 0) {
                int at = find(larger, table[i], table[i + 1]);
                larger[at] = table[i];
                larger[at + 1] = table[i + 1];
            }
        }
        table = larger;
    }

    /** Where it is, or the free place where it belongs. */
    private static int find(long[] table, long high, long low) {
        int mask = table.length - 1;
        int at = (int) (high ^ low) << 1 & mask;
        while ((table[at] != 0 || table[at + 1] != 0) && (table[at] != high || table[at + 1] != low)) {
            at = at + 2 & mask;
        }
        return at;
    }

    private static long half(String key, int from) {
        // nobody's digest is all zeros; a free place is
        return Long.parseUnsignedLong(key, from, from + 16, 16);
    }
}
