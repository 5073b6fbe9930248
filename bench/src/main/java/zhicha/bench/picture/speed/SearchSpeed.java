package zhicha.bench.picture.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.library.FingerprintLibrary;

/**
 * Search over made fingerprints in a library on disk. Every second query is a stored fingerprint with up to {@code radius}
 * changed bits, the others are near nothing.
 *
 * @param build seconds on the wall until all were on the disk
 * @param open seconds until the first search could begin
 * @param load seconds until all was in memory
 * @param fileBytes of the folder
 * @param resident megabytes of this process in memory, mapped files included; 0 where the system does not tell
 * @param scanned fingerprints compared in a second of CPU by the plain scan, one query after the other
 * @param scannedTogether the same for many queries at once
 */
record SearchSpeed(
        int count,
        int segments,
        double build,
        double open,
        double load,
        long fileBytes,
        double resident,
        List<AtRadius> radii,
        double scanned,
        double scannedTogether) {
    private static final int TOGETHER = 32;
    private static final int CHECKED = 24;

    /** @param agreed whether the searches that were checked found just what the plain scan found */
    record AtRadius(int radius, Timed timed, boolean agreed) {}

    /** @param parent an empty folder of that name is made inside it, and removed at the end */
    static SearchSpeed of(int count, long seed, Path parent, List<Integer> radii, double seconds) throws IOException {
        Path folder = Files.createTempDirectory(parent, "zhicha-fingerprints-");
        try {
            long start = System.nanoTime();
            try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
                library.addAll(new MadeFingerprints(seed, count));
            }
            double build = Timed.seconds(start);
            start = System.nanoTime();
            try (FingerprintLibrary library = FingerprintLibrary.open(folder)) {
                double open = Timed.seconds(start);
                library.load();
                double load = Timed.seconds(start);
                return measured(library, count, seed, folder, radii, seconds, new double[] {build, open, load});
            }
        } finally {
            delete(folder);
        }
    }

    private static SearchSpeed measured(
            FingerprintLibrary library,
            int count,
            long seed,
            Path folder,
            List<Integer> radii,
            double seconds,
            double[] times)
            throws IOException {
        long[] found = {0};
        List<AtRadius> results = new ArrayList<>();
        for (int radius : radii) {
            List<Fingerprint> queries = queries(count, seed, radius, 4096);
            Timed timed = Timed.of(
                    seconds,
                    seconds,
                    8,
                    time -> library.visit(queries.get(time % queries.size()), radius, (key, distance) -> found[0]++));
            List<Fingerprint> some = queries.subList(0, CHECKED);
            results.add(new AtRadius(radius, timed, agreed(library, some, radius)));
        }
        List<Fingerprint> queries = queries(count, seed, 31, TOGETHER);
        Timed one = Timed.of(
                seconds / 2,
                seconds / 2,
                2,
                time -> library.scan(
                        queries.subList(time % TOGETHER, time % TOGETHER + 1),
                        31,
                        (query, key, distance) -> found[0]++));
        Timed together = Timed.of(
                seconds / 2, seconds / 2, 1, time -> library.scan(queries, 31, (query, key, distance) -> found[0]++));
        if (found[0] == 0) {
            throw new IllegalStateException("the queries found nothing, so nothing was measured");
        }
        return new SearchSpeed(
                count,
                library.segments(),
                times[0],
                times[1],
                times[2],
                bytes(folder),
                Resident.megabytes(),
                results,
                count * one.rate(),
                (double) count * TOGETHER * together.rate());
    }

    private static List<Fingerprint> queries(int count, long seed, int radius, int number) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + radius);
        List<Fingerprint> queries = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Fingerprint stored = MadeFingerprints.of(seed, random.nextInt(count));
            queries.add(
                    i % 2 == 0
                            ? MadeFingerprints.changed(stored, random.nextInt(radius + 1), random)
                            : MadeFingerprints.of(~seed, i));
        }
        return queries;
    }

    private static boolean agreed(FingerprintLibrary library, List<Fingerprint> queries, int radius) {
        Set<List<Long>> scanned = new HashSet<>();
        library.scan(
                queries, radius, (query, key, distance) -> scanned.add(List.of((long) query, key, (long) distance)));
        Set<List<Long>> searched = new HashSet<>();
        for (int query = 0; query < queries.size(); query++) {
            for (FingerprintLibrary.Match match : library.within(queries.get(query), radius)) {
                searched.add(List.of((long) query, match.key(), (long) match.distance()));
            }
        }
        return searched.equals(scanned) && searched.size() >= queries.size() / 2;
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
