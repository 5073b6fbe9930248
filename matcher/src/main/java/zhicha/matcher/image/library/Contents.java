package zhicha.matcher.image.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which files make up a library: a text that is replaced whole, by renaming. What it does not name is left over from a kill
 * and deleted when the library is opened.
 *
 * @param next number of the next file
 */
record Contents(long next, List<Part> parts, String journal) {
    static final String NAME = "library";
    static final String LOCK = "lock";
    /** Ends the name of a file that is being written. */
    static final String PART = ".part";

    private static final String TITLE = "zhicha fingerprint library 1";

    Contents {
        parts = List.copyOf(parts);
    }

    /** @param removed the file that tells what was taken out of it; null for nothing */
    record Part(String segment, @Nullable String removed) {}

    static boolean exist(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /** Where the text is lost, what it named must not be taken for an empty library. */
    static void checkEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d{6,}\\.(segment|removed)") || name.endsWith(".journal") && Files.size(file) > 0) {
                    throw new DamagedLibraryException(
                            folder.resolve(NAME), "it is missing, and yet there is a file " + name);
                }
            }
        }
    }

    static Contents read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(TITLE + "\n")) {
            throw new DamagedLibraryException(file, "it does not begin with \"" + TITLE + "\"");
        }
        int last = text.lastIndexOf("sum ");
        if (last < 0 || !text.substring(last).equals(sumLine(text.substring(0, last)))) {
            throw new DamagedLibraryException(file, "its check sum is wrong");
        }
        long next = 0;
        List<Part> parts = new ArrayList<>();
        String journal = "";
        for (String line : text.substring(0, last).split("\n")) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "next" -> next = Long.parseLong(words[1]);
                case "segment" -> parts.add(new Part(words[1], words.length > 2 ? words[2] : null));
                case "journal" -> journal = words[1];
                default -> {}
            }
        }
        return new Contents(next, parts, journal);
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        text.append("next ").append(next).append('\n');
        for (Part part : parts) {
            text.append("segment ").append(part.segment);
            text.append(part.removed == null ? "" : " " + part.removed).append('\n');
        }
        text.append("journal ").append(journal).append('\n');
        Path file = folder.resolve(NAME);
        writeWhole(file, ByteBuffer.wrap((text + sumLine(text.toString())).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String sumLine(String text) {
        int sum = SegmentFile.sum(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        return String.format(Locale.ROOT, "sum %08x\n", sum);
    }

    /** Deletes what an interrupted run left behind. */
    void sweep(Path folder) throws IOException {
        Set<String> known = new HashSet<>(Set.of(NAME, LOCK, journal));
        for (Part part : parts) {
            known.add(part.segment);
            known.add(String.valueOf(part.removed));
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!known.contains(name) && name.matches("(\\d{6,}\\.(segment|removed|journal)|library)(\\.part)?")) {
                    Files.delete(file);
                }
            }
        }
    }

    static void writeRemoved(Path file, long[] words) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 8 * words.length).putInt(0);
        for (long word : words) {
            bytes.putLong(word);
        }
        bytes.putInt(0, SegmentFile.sum(bytes.slice(4, 8 * words.length)));
        writeWhole(file, bytes.flip());
    }

    static long[] readRemoved(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new DamagedLibraryException(file, "it is missing");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int length = bytes.remaining() - 4;
        if (length < 0 || length % 8 != 0 || bytes.getInt() != SegmentFile.sum(bytes.slice(4, length))) {
            throw new DamagedLibraryException(file, "its bytes are not those that were written");
        }
        long[] words = new long[length / 8];
        bytes.asLongBuffer().get(words);
        return words;
    }

    private static void writeWhole(Path file, ByteBuffer bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            SegmentFile.writeAll(channel, bytes);
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(file.toAbsolutePath().getParent());
    }

    /** So that the names in it are on the disk too; where folders cannot be opened, the system sees to it. */
    private static void forceFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            // Windows
        }
    }
}
