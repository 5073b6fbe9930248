package zhicha.matcher.image.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

    /** Real pictures come in flocks, and some of them fill one bucket of every table. */
    @Test
    void anyRadiusOverFlocksFindsWhatAScanFinds() {
        Random random = new Random(SEED + 3);
        List<Fingerprint> stored = new ArrayList<>();
        List<Fingerprint> queries = new ArrayList<>();
        for (int flock = 0; flock < 12; flock++) {
            Fingerprint centre = flock == 0 ? new Fingerprint(0, 0, 0, 0) : random(random);
            for (int i = 0; i < 150; i++) {
                stored.add(flipped(centre, random.nextInt(80), random));
            }
            queries.add(flipped(centre, flock, random));
            queries.add(centre);
        }
        FingerprintIndex index = new FingerprintIndex(stored, 0);
        for (int radius = 0; radius <= 256; radius += radius < 110 ? 1 : 29) {
            int most = radius;
            for (Fingerprint query : radius < 64 ? queries : queries.subList(0, 2)) {
                Map<Integer, Integer> expected = new HashMap<>();
                for (int entry = 0; entry < stored.size(); entry++) {
                    int distance = stored.get(entry).distance(query);
                    if (distance <= radius) {
                        expected.put(entry, distance);
                    }
                }
                Map<Integer, Integer> probed = new HashMap<>();
                index.probe(query, radius, (entry, distance) -> {
                    Integer before = probed.put(entry, distance);
                    assertEquals(null, before, "told twice");
                });
                assertEquals(expected, probed, () -> "radius " + most);
                Map<Integer, Integer> chosen = new HashMap<>();
                index.visit(query, radius, chosen::put);
                assertEquals(expected, chosen, () -> "radius " + most);
            }
        }
    }

    /** The rule that the tables rest on: however the differing bits lie, some chunk leads to them. */
    @Test
    void whereverTheBitsDifferSomeChunkLeadsThere() {
        Random random = new Random(SEED + 4);
        for (int round = 0; round < 200_000; round++) {
            int[] differing = new int[16];
            int radius = 0;
            int most = 1 + random.nextInt(16);
            for (int chunk = 0; chunk < 16; chunk++) {
                differing[chunk] = random.nextInt(random.nextInt(most) + 1);
                radius += differing[chunk];
            }
            Budgets budgets = Budgets.of(radius);
            boolean led = false;
            for (int chunk = 0; chunk < 16; chunk++) {
                int sign = (1 << differing[chunk + 1 & 15]) - 1 | (1 << differing[chunk + 2 & 15]) - 1 << 16;
                led |= budgets.leads(chunk, differing[chunk], sign);
            }
            assertTrue(led, () -> Arrays.toString(differing));
        }
    }

    @Test
    void severalQueriesAtOnceFindWhatEachFinds() {
        Random random = new Random(SEED + 5);
        List<Fingerprint> stored = new ArrayList<>();
        for (int i = 0; i < 12_345; i++) {
            stored.add(random(random));
        }
        List<Fingerprint> queries = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            queries.add(flipped(stored.get(random.nextInt(stored.size())), 20, random));
        }
        FingerprintIndex index = new FingerprintIndex(stored);
        LongBuffer words = index.words();
        for (int radius : new int[] {-1, 19, 20, 31, 63, 100, 128, 256, 300}) {
            Set<List<Integer>> expected = new HashSet<>();
            for (int query = 0; query < queries.size(); query++) {
                for (FingerprintIndex.Neighbour near : index.within(queries.get(query), radius)) {
                    expected.add(List.of(query, near.entry(), near.distance()));
                }
            }
            Set<List<Integer>> together = new HashSet<>();
            index.visit(queries, radius, (query, entry, distance) -> {
                assertTrue(together.add(List.of(query, entry, distance)), "told twice");
            });
            assertEquals(expected, together);
            if (radius >= 0) {
                Set<List<Integer>> columns = new HashSet<>();
                FlatScan.inColumns(words, index.size(), queries, radius, (query, entry, distance) -> {
                    assertTrue(columns.add(List.of(query, entry, distance)), "told twice");
                });
                assertEquals(expected, columns);
            }
        }
    }

    @Test
    void whatIsWrittenIsReadBackAndForeignBytesAreRefused() throws IOException {
        Random random = new Random(SEED + 6);
        for (int size : new int[] {0, 1, 500, 15_000}) {
            List<Fingerprint> stored = new ArrayList<>();
            ByteBuffer words = ByteBuffer.allocate(32 * size).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < size; i++) {
                Fingerprint one = random(random);
                stored.add(one);
                words.putLong(one.a()).putLong(one.b()).putLong(one.c()).putLong(one.d());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(words.array());
            FingerprintIndex.complete(size, words.flip(), Channels.newChannel(bytes));
            ByteBuffer written = ByteBuffer.allocateDirect(bytes.size())
                    .put(bytes.toByteArray())
                    .flip();
            assertEquals(FingerprintIndex.bytes(size), bytes.size());
            FingerprintIndex read = FingerprintIndex.read(size, written.duplicate());
            FingerprintIndex made = new FingerprintIndex(stored);
            for (int i = 0; i < Math.min(size, 200); i++) {
                Fingerprint query = flipped(stored.get(i), i % 40, random);
                assertEquals(made.within(query, 45), read.within(query, 45));
                assertEquals(stored.get(i), read.get(i));
            }
            assertThrows(IllegalArgumentException.class, () -> FingerprintIndex.read(size + 3, written.duplicate()));
        }
        ByteBuffer foreign = ByteBuffer.allocateDirect(Math.toIntExact(FingerprintIndex.bytes(15_000)));
        while (foreign.hasRemaining()) {
            foreign.put((byte) random.nextInt());
        }
        String said = assertThrows(IllegalArgumentException.class, () -> FingerprintIndex.read(15_000, foreign.flip()))
                .getMessage();
        assertTrue(said.contains("table 0"), said);
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
