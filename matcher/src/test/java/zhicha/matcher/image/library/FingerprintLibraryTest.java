package zhicha.matcher.image.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.library.FingerprintLibrary.Match;

/** What is in the library is held beside it in a plain map, and each search is compared with a plain scan of that. */
class FingerprintLibraryTest {
    private static final long SEED = 20261123;
    private static final Comparator<Match> NEAREST_FIRST =
            Comparator.comparingInt(Match::distance).thenComparingLong(Match::key);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final TreeMap<Long, List<Fingerprint>> plain = new TreeMap<>();

    @Test
    void aFirstVisit() throws IOException {
        Fingerprint shoe = random();
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            library.add(17, shoe);
            library.add(18, random());
            assertEquals(List.of(new Match(17, 5)), library.within(flipped(shoe, 5), 31));
        }
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            assertEquals(2, library.size());
            assertEquals(1, library.remove(17));
            assertEquals(0, library.remove(17));
            assertEquals(List.of(), library.within(shoe, 31));
        }
    }

    /** Adding, removing, adding again, tidying up, bulk loads, closing and opening, in any order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsDoneSearchesAreExact(long seed) throws IOException {
        random.setSeed(seed);
        List<Fingerprint> flocks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            flocks.add(random());
        }
        FingerprintLibrary library = FingerprintLibrary.open(folder);
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    for (int i = 0; i < 400; i++) {
                        add(library, random.nextInt(3000), one(flocks));
                    }
                }
                case 2, 3 -> {
                    for (int i = 0; i < 150; i++) {
                        long key = random.nextInt(3000);
                        List<Fingerprint> gone = plain.remove(key);
                        assertEquals(gone == null ? 0 : gone.size(), library.remove(key));
                    }
                }
                case 4 -> library.tidy();
                case 5 -> {
                    TreeMap<Long, Fingerprint> bulk = new TreeMap<>();
                    for (int i = 0; i < 6000; i++) {
                        bulk.put((long) random.nextInt(20_000), one(flocks));
                    }
                    library.addAll(rows(bulk));
                    bulk.forEach(this::remember);
                }
                default -> {
                    library.close();
                    library = FingerprintLibrary.open(folder);
                }
            }
            assertSame(library, one(flocks), random.nextInt(step % 10 == 0 ? 257 : 64));
        }
        library.tidy();
        assertEquals(1, library.segments());
        library.verify();
        for (int i = 0; i < 40; i++) {
            assertSame(library, one(flocks), i * 6);
        }
        List<Fingerprint> queries = List.of(one(flocks), one(flocks), one(flocks), one(flocks), one(flocks));
        for (int radius : new int[] {20, 63, 110}) {
            List<List<Match>> together = Stream.generate(() -> (List<Match>) new ArrayList<Match>())
                    .limit(queries.size())
                    .toList();
            library.visit(
                    queries,
                    radius,
                    (query, key, distance) -> together.get(query).add(new Match(key, distance)));
            for (int query = 0; query < queries.size(); query++) {
                together.get(query).sort(NEAREST_FIRST);
                assertEquals(library.within(queries.get(query), radius), together.get(query));
            }
        }
        library.close();
        assertOnlyKnownFiles();
    }

    @Test
    void smallAdditionsDoNotPileUpInManyFiles() throws IOException {
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            for (int i = 0; i < 150_000; i++) {
                add(library, i, random());
            }
            assertTrue(library.segments() <= 4, library.segments() + " segments");
            for (int i = 0; i < 20; i++) {
                assertSame(
                        library,
                        flipped(plain.get((long) random.nextInt(150_000)).get(0), 31),
                        31);
            }
        }
    }

    /** A program that adds, takes out, saves and tidies up is killed again and again, whatever it was at. */
    @Test
    void aKillAtAnyTimeLosesNothingThatWasSaved() throws Exception {
        long last = 0;
        for (int kill = 0; kill < 6; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Busy.class.getName(),
                            folder.toString(),
                            "" + last)
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                long killed = last + 1 + 400 + random.nextInt(3000);
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    last = Long.parseLong(line);
                    if (last >= killed && process.isAlive()) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            assertEquals(137, process.waitFor(), "killed");
            try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
                library.verify();
                for (long key = 1; key <= last; key += 1 + key % 5) {
                    List<Match> expected = key % 3 == 2 ? List.of() : List.of(new Match(key, 0));
                    assertEquals(expected, library.within(of(key), 0), "key " + key + " after kill " + kill);
                }
                // what was added and not saved may be there or not
                for (long key = last + 1; key < last + 200; key++) {
                    library.remove(key);
                }
            }
        }
    }

    /** What is killed: arguments are the folder and the last key that is in it. */
    static final class Busy {
        public static void main(String[] arguments) throws IOException {
            FingerprintLibrary library = FingerprintLibrary.open(Path.of(arguments[0]));
            for (long key = Long.parseLong(arguments[1]) + 1; ; key++) {
                library.add(key, of(key));
                if (key % 3 == 0) {
                    library.remove(key - 1);
                }
                if (key % 60 == 0) {
                    library.save();
                    System.out.println(key);
                }
                if (key % 250 == 0) {
                    library.tidy();
                }
            }
        }
    }

    /** The last write may have reached the disk in part: what was saved before is there, byte by byte. */
    @Test
    void aTornJournalIsCutOffAndTheRestStands() throws IOException {
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            library.add(1, of(1));
            library.save();
            library.add(2, of(2));
            library.add(3, of(3));
        }
        Path journal = only(".journal");
        byte[] whole = Files.readAllBytes(journal);
        for (int length = whole.length; length >= 0; length--) {
            Files.write(journal, Arrays.copyOf(whole, length));
            try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
                int first = 12 + 41;
                assertEquals(length == whole.length ? 3 : length >= first ? 1 : 0, library.size(), "" + length);
            }
        }
        Files.write(journal, Arrays.copyOf(whole, whole.length + 512));
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            assertEquals(3, library.size(), "a file may be lengthened with zeros before its bytes arrive");
            library.add(4, of(4));
        }
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            assertEquals(4, library.size());
        }
        for (int at : new int[] {1, 5, 9, 20}) {
            byte[] spoilt = whole.clone();
            spoilt[at]++;
            Files.write(journal, spoilt);
            assertRefused("the block at byte 0 is damaged");
        }
    }

    @Test
    void tornAndForeignFilesAreRefusedByName() throws IOException {
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            for (long key = 0; key < 12_000; key++) {
                library.add(key, of(key));
            }
            library.tidy();
            library.remove(5);
            library.add(20_000, of(20_000));
            library.tidy();
            library.remove(6);
            library.add(20_001, of(20_001));
        }
        Path segment = only(".segment");
        byte[] whole = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(whole, whole.length - 8));
        assertRefused("it was written with");
        Files.write(segment, Arrays.copyOf(whole, 10));
        assertRefused("a segment does not have 10 bytes");
        Files.write(segment, "<html>".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertRefused("it is not a segment");
        byte[] spoilt = whole.clone();
        spoilt[20]++;
        Files.write(segment, spoilt);
        assertRefused("its heading is damaged");
        spoilt = whole.clone();
        spoilt[64 + 32 * 3000]++;
        Files.write(segment, spoilt);
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            String said =
                    assertThrows(DamagedLibraryException.class, library::verify).getMessage();
            assertTrue(said.contains("not those that were written") && said.contains(segment.toString()), said);
        }
        Files.delete(segment);
        assertRefused("it is missing");
        Files.write(segment, whole);
        Path contents = folder.resolve("library");
        String text = Files.readString(contents);
        Files.writeString(contents, text.replace("segment 0", "segment 1"));
        assertRefused("its check sum is wrong");
        Files.writeString(contents, "shopping list\n");
        assertRefused("does not begin with");
        Files.delete(contents);
        assertRefused("library: it is missing, and yet there is a file 0");
        Files.writeString(contents, text);
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            library.verify();
            assertEquals(12_000, library.size());
        }
    }

    @Test
    void oneOpensItAtATime() throws IOException {
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            String said = assertThrows(IOException.class, () -> FingerprintLibrary.open(folder))
                    .getMessage();
            assertTrue(said.contains("open already"), said);
            library.add(1, random());
        }
        FingerprintLibrary.open(folder).close();
    }

    @Test
    void searchesGoOnWhileItChanges() throws Exception {
        Fingerprint steady = of(-1);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Object> wrong = new AtomicReference<>();
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            library.add(-1, steady);
            Thread reader = new Thread(() -> {
                try {
                    while (!done.get()) {
                        List<Match> found = library.within(steady, 10);
                        if (!found.equals(List.of(new Match(-1, 0)))) {
                            wrong.set(found);
                        }
                    }
                } catch (RuntimeException broken) {
                    wrong.set(broken);
                }
            });
            reader.start();
            for (long key = 0; key < 40_000; key++) {
                library.add(key, of(key));
                if (key % 5000 == 0) {
                    library.tidy();
                }
                if (key % 4 == 0) {
                    library.remove(key / 2);
                }
            }
            done.set(true);
            reader.join();
        }
        assertEquals(null, wrong.get());
    }

    @Test
    void bulkRowsOutOfOrderAreRefusedAndNothingOfThemStays() throws IOException {
        try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
            library.add(9, of(9));
            List<Long> keys = List.of(1L, 2L, 2L, 1L);
            Iterator<Long> each = keys.iterator();
            String said = assertThrows(IllegalArgumentException.class, () -> library.addAll(rows(each)))
                    .getMessage();
            assertTrue(said.contains("key 1 comes after 2"), said);
            assertEquals(1, library.size());
            library.tidy();
            assertEquals(List.of(new Match(9, 0)), library.within(of(9), 0));
        }
        assertOnlyKnownFiles();
    }

    private void assertSame(FingerprintLibrary library, Fingerprint query, int radius) {
        List<Match> expected = new ArrayList<>();
        for (Map.Entry<Long, List<Fingerprint>> entry : plain.entrySet()) {
            for (Fingerprint fingerprint : entry.getValue()) {
                int distance = fingerprint.distance(query);
                if (distance <= radius) {
                    expected.add(new Match(entry.getKey(), distance));
                }
            }
        }
        expected.sort(NEAREST_FIRST);
        assertEquals(expected, library.within(query, radius), () -> "radius " + radius);
        assertEquals(plain.values().stream().mapToInt(List::size).sum(), library.size());
    }

    private void assertRefused(String because) {
        String said = assertThrows(
                        DamagedLibraryException.class,
                        () -> FingerprintLibrary.open(folder).close())
                .getMessage();
        assertTrue(said.contains(because) && said.startsWith(folder.toString()), said);
    }

    private void assertOnlyKnownFiles() throws IOException {
        FingerprintLibrary.open(folder).close();
        String contents = Files.readString(folder.resolve("library"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertTrue(List.of("library", "lock").contains(name) || contents.contains(name), name);
            }
        }
    }

    private Path only(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertEquals(1, found.size());
            return found.get(0);
        }
    }

    private void add(FingerprintLibrary library, long key, Fingerprint fingerprint) throws IOException {
        library.add(key, fingerprint);
        remember(key, fingerprint);
    }

    private void remember(long key, Fingerprint fingerprint) {
        plain.computeIfAbsent(key, unseen -> new ArrayList<>()).add(fingerprint);
    }

    private Fingerprint one(List<Fingerprint> flocks) {
        return random.nextInt(3) == 0
                ? random()
                : flipped(flocks.get(random.nextInt(flocks.size())), random.nextInt(60));
    }

    private Fingerprint random() {
        return new Fingerprint(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** A fingerprint that belongs to the key. */
    private static Fingerprint of(long key) {
        Random own = new Random(key * 31 + SEED);
        return new Fingerprint(own.nextLong(), own.nextLong(), own.nextLong(), own.nextLong());
    }

    /** With at most so many bits changed. */
    private Fingerprint flipped(Fingerprint fingerprint, int bits) {
        long[] mask = new long[4];
        for (int i = 0; i < bits; i++) {
            int bit = random.nextInt(256);
            mask[bit >> 6] |= 1L << bit;
        }
        return new Fingerprint(
                fingerprint.a() ^ mask[0],
                fingerprint.b() ^ mask[1],
                fingerprint.c() ^ mask[2],
                fingerprint.d() ^ mask[3]);
    }

    private static Rows rows(TreeMap<Long, Fingerprint> of) {
        Iterator<Map.Entry<Long, Fingerprint>> each = of.entrySet().iterator();
        return new Rows() {
            private Map.Entry<Long, Fingerprint> at = of.firstEntry();

            @Override
            public boolean next() {
                boolean more = each.hasNext();
                if (more) {
                    at = each.next();
                }
                return more;
            }

            @Override
            public long key() {
                return at.getKey();
            }

            @Override
            public Fingerprint fingerprint() {
                return at.getValue();
            }
        };
    }

    private static Rows rows(Iterator<Long> keys) {
        return new Rows() {
            private long at;

            @Override
            public boolean next() {
                boolean more = keys.hasNext();
                at = more ? keys.next() : at;
                return more;
            }

            @Override
            public long key() {
                return at;
            }

            @Override
            public Fingerprint fingerprint() {
                return of(at);
            }
        };
    }
}
