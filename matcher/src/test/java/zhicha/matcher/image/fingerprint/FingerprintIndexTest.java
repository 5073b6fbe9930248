package zhicha.matcher.image.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintIndexTest {
    private static final long SEED = 20261122;

    /** Tables against the plain scan, at radii on both sides of every step of the chunk radius. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 14, 15, 16, 30, 31, 32, 47, 48, 63})
    void tablesFindExactlyWhatAScanFinds(int radius) {
        Random random = new Random(SEED);
        List<Fingerprint> stored = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            stored.add(random(random));
        }
        List<Fingerprint> queries = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // bits spread evenly over the chunks are the hardest case for the tables
            Fingerprint query = random(random);
            queries.add(query);
            stored.add(flipped(query, radius, random));
            stored.add(flipped(query, radius + 1, random));
            stored.add(spread(query, radius));
            stored.add(spread(query, radius + 1));
        }
        FingerprintIndex index = new FingerprintIndex(stored, 0);
        int found = 0;
        for (Fingerprint query : queries) {
            Map<Integer, Integer> scanned = new HashMap<>();
            index.scan(query, radius, scanned::put);
            Map<Integer, Integer> probed = new HashMap<>();
            index.probe(query, radius, (entry, distance) -> {
                Integer before = probed.put(entry, distance);
                assertEquals(null, before, "told twice");
            });
            assertEquals(scanned, probed);
            found += scanned.size();
        }
        assertTrue(found >= 2 * queries.size(), "the planted neighbours are among them");
    }

    @Test
    void neighboursComeNearestFirst() {
        Random random = new Random(SEED + 1);
        Fingerprint query = random(random);
        List<Fingerprint> stored =
                List.of(flipped(query, 9, random), random(random), query, flipped(query, 3, random), query);
        List<FingerprintIndex.Neighbour> neighbours = new FingerprintIndex(stored).within(query, 31);
        assertEquals(
                List.of(
                        new FingerprintIndex.Neighbour(2, 0),
                        new FingerprintIndex.Neighbour(4, 0),
                        new FingerprintIndex.Neighbour(3, 3),
                        new FingerprintIndex.Neighbour(0, 9)),
                neighbours);
    }

    @Test
    void aLargeSetIsProbedAndStillExact() {
        Random random = new Random(SEED + 2);
        List<Fingerprint> stored = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            stored.add(random(random));
        }
        FingerprintIndex index = new FingerprintIndex(stored);
        for (int i = 0; i < 300; i++) {
            int entry = random.nextInt(stored.size());
            Fingerprint query = flipped(stored.get(entry), random.nextInt(32), random);
            assertTrue(index.within(query, 31).stream().anyMatch(neighbour -> neighbour.entry() == entry));
        }
    }

    @Test
    void nothingStoredAndNegativeRadiiFindNothing() {
        Fingerprint query = new Fingerprint(1, 2, 3, 4);
        assertEquals(List.of(), new FingerprintIndex(List.of()).within(query, 256));
        assertEquals(List.of(), new FingerprintIndex(List.of(query)).within(query, -1));
        assertEquals(
                1,
                new FingerprintIndex(List.of(query), 0)
                        .within(query.inverted(), 256)
                        .size());
    }

    private static Fingerprint random(Random random) {
        return new Fingerprint(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private static Fingerprint flipped(Fingerprint fingerprint, int bits, Random random) {
        long[] mask = new long[4];
        for (int set = 0; set < bits; ) {
            int bit = random.nextInt(256);
            if ((mask[bit >> 6] & 1L << bit) == 0) {
                mask[bit >> 6] |= 1L << bit;
                set++;
            }
        }
        return masked(fingerprint, mask);
    }

    private static Fingerprint spread(Fingerprint fingerprint, int bits) {
        long[] mask = new long[4];
        for (int i = 0; i < bits; i++) {
            int bit = i % 16 * 16 + i / 16;
            mask[bit >> 6] |= 1L << bit;
        }
        return masked(fingerprint, mask);
    }

    private static Fingerprint masked(Fingerprint fingerprint, long[] mask) {
        return new Fingerprint(
                fingerprint.a() ^ mask[0],
                fingerprint.b() ^ mask[1],
                fingerprint.c() ^ mask[2],
                fingerprint.d() ^ mask[3]);
    }
}
