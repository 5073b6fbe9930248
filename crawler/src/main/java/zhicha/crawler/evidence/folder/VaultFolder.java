package zhicha.crawler.evidence.folder;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies where in a vault:
 *
 * <pre>
 * README.txt                                    how to check everything by hand
 * HEAD.json                                     the newest manifest at the last look, and the digest of README.txt
 * lock                                          empty; held while a program writes
 * 2026-11-22/manifests.txt                      one line a capture: its id, two blanks, the manifest in JSON
 * 2026-11-22/zhicha-2026-11-22-00001.warc.gz    the records, one gzip member each
 * aside/                                        torn ends that a recovery moved here, and a README that was none of ours
 * roots/2026-11-22.txt                          the root of a day that is over, and beside it its time-stamps
 * </pre>
 */
public record VaultFolder(Path root) {
    public static final String MANIFESTS = "manifests.txt";
    /** SHA-256 of what earlier versions wrote into README.txt; such a text is replaced by the newer one. */
    public static final Set<String> EARLIER_READMES = Set.of(
            "c896f82ea53b9e75075ba27f368d3063228e2d59837d332f8a477176c2e7fa6e",
            "bcfcc645b57bbae651d60e6f5b775a6edbbe823a371cbbce3dc44822e0df2a0a");

    /** Folder of the days' roots and their time-stamps. */
    public static final String ROOTS = "roots";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public Path readme() {
        return root.resolve("README.txt");
    }

    public Path head() {
        return root.resolve("HEAD.json");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    public Path aside() {
        return root.resolve("aside");
    }

    public Path roots() {
        return root.resolve(ROOTS);
    }

    /** The root of a day: once it is there, nothing is added to that day any more. */
    public Path root(String day) {
        return roots().resolve(day + ".txt");
    }

    public boolean closed(String day) {
        return Files.exists(root(day));
    }

    /** The days that have a root, oldest first. */
    public List<String> closed() throws IOException {
        return beside(ROOTS).stream()
                .map(name -> name.substring(ROOTS.length() + 1))
                .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}\\.txt"))
                .map(name -> name.substring(0, 10))
                .toList();
    }

    /** The day to write to: today, or the newest there is where the clock went back, or the one after the newest closed. */
    public String open(String today) throws IOException {
        List<String> days = days();
        String newest = days.isEmpty() || days.getLast().compareTo(today) < 0 ? today : days.getLast();
        List<String> closed = closed();
        return closed.isEmpty() || closed.getLast().compareTo(newest) < 0
                ? newest
                : LocalDate.parse(closed.getLast()).plusDays(1).toString();
    }

    public Path manifests(String day) {
        return root.resolve(day).resolve(MANIFESTS);
    }

    /** The name of a file of a day, relative to the vault. */
    public static String warc(String day, int number) {
        return "%s/zhicha-%s-%05d.warc.gz".formatted(day, day, number);
    }

    /** A file by its name in a manifest; only names of the shape this vault writes, so that none leads outside. */
    public Path file(String name) throws IOException {
        if (!name.matches("(?:\\d{4}-\\d{2}-\\d{2}|aside|roots)/[A-Za-z0-9._-]{1,200}") || name.contains("..")) {
            throw new IOException("\"" + name + "\" is no file of a vault");
        }
        return root.resolve(name);
    }

    /** The days there are, oldest first. */
    public List<String> days() throws IOException {
        try (Stream<Path> inside = Files.list(root)) {
            return inside.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> DAY.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /** The WARC files there are, relative to the vault, oldest first. */
    public List<String> warcs() throws IOException {
        List<String> found = new ArrayList<>();
        for (String day : days()) {
            try (Stream<Path> inside = Files.list(root.resolve(day))) {
                inside.map(path -> path.getFileName().toString())
                        .filter(name -> name.endsWith(".warc.gz"))
                        .sorted()
                        .forEach(name -> found.add(day + "/" + name));
            }
        }
        return found;
    }

    /** The files that recoveries moved aside, relative to the vault. */
    public List<String> asides() throws IOException {
        return beside("aside");
    }

    /** The files of a folder beside the days, relative to the vault. */
    public List<String> beside(String name) throws IOException {
        Path inside = root.resolve(name);
        if (!Files.isDirectory(inside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inside)) {
            return files.map(path -> name + "/" + path.getFileName()).sorted().toList();
        }
    }

    /** Takes away the folder of a day in which a program was killed before it had written anything. */
    void dropEmpty(String day) throws IOException {
        boolean bare;
        try (Stream<Path> inside = Files.list(root.resolve(day))) {
            bare = inside.allMatch(path -> path.equals(manifests(day)));
        }
        if (bare && (!Files.exists(manifests(day)) || Files.size(manifests(day)) == 0)) {
            Files.deleteIfExists(manifests(day));
            Files.delete(root.resolve(day));
            syncFolder(root);
        }
    }

    /** Takes away copies that a kill left unfinished; what they were made of is still where it was. */
    void dropCopies() throws IOException {
        List<Path> places = new ArrayList<>(List.of(root, aside(), roots()));
        days().forEach(day -> places.add(root.resolve(day)));
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                continue;
            }
            try (Stream<Path> inside = Files.list(place)) {
                for (Path path : inside.toList()) {
                    String name = path.getFileName().toString();
                    if (name.startsWith(".") && name.endsWith(".tmp")) {
                        Files.delete(path);
                    }
                }
            }
        }
    }

    /** Whether a folder looks like a vault. */
    public boolean isVault() {
        return Files.isRegularFile(head()) || Files.isRegularFile(readme()) && Files.isRegularFile(lock());
    }

    /** What this program writes into README.txt. */
    public static byte[] readmeText() throws IOException {
        try (InputStream in = VaultFolder.class.getResourceAsStream("vault-readme.txt")) {
            if (in == null) {
                throw new IOException("vault-readme.txt is missing from the program; build it again");
            }
            return in.readAllBytes();
        }
    }

    /** Writes a small file whole or not at all. */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
        // a stream, not a channel: an interrupt of the thread would close a channel
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file.resolveSibling("."));
    }

    public static void replace(Path file, String text) throws IOException {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes new names in a folder survive a power cut; where the system cannot do that for folders, nothing happens. */
    public static void syncFolder(Path folder) {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notForFolders) {
            // Windows refuses to open a folder; its file system keeps names in a journal
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
