package zhicha.app.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the archive: one folder for each index, and the file {@code current} with the name of the one in force. It is
 * replaced in one step, so that at any moment either the old index is in force or the new one, whole.
 */
final class IndexFolders {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolders.class);
    private static final String CURRENT = "current";
    private static final Pattern NAME = Pattern.compile("index-[0-9]{1,40}");

    /** A folder that nobody writes and that is not in force may be one that is just being made. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Path root;

    IndexFolders(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    Path of(String name) {
        return root.resolve(name);
    }

    /** The index in force, or empty where there is none. */
    Optional<String> current() throws IOException {
        try {
            byte[] said = Files.readAllBytes(root.resolve(CURRENT));
            String name = new String(said, StandardCharsets.US_ASCII).strip();
            return Optional.of(name).filter(one -> NAME.matcher(one).matches() && Files.isDirectory(of(one)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Makes an empty folder; it is not in force. */
    String fresh() throws IOException {
        return String.valueOf(Files.createTempDirectory(root, "index-").getFileName());
    }

    void enforce(String name) throws IOException {
        Path written = Files.createTempFile(root, CURRENT, ".part");
        try {
            Files.writeString(written, name + "\n", StandardCharsets.US_ASCII);
            Files.move(written, root.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Removes an index that is not in force, unless somebody writes it. What cannot be removed now is swept later. */
    void remove(String name) {
        Path folder = of(name);
        try {
            if (current().filter(name::equals).isPresent() || !Files.isDirectory(folder)) {
                return;
            }
            List<Path> files;
            try (FSDirectory directory = FSDirectory.open(folder);
                    Lock held = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
                    Stream<Path> inside = Files.walk(folder)) {
                held.ensureValid();
                files = inside.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException inUse) {
            LOG.debug("the index {} stays for now: {}", folder, inUse.toString());
        }
    }

    /** Removes what killed programs left behind. */
    void sweep(Instant now) throws IOException {
        try (Stream<Path> inside = Files.list(root)) {
            for (Path left : inside.toList()) {
                String name = String.valueOf(left.getFileName());
                if (Files.getLastModifiedTime(left).toInstant().isAfter(now.minus(YOUNG))) {
                    continue;
                }
                if (NAME.matcher(name).matches()) {
                    remove(name);
                } else if (name.startsWith(CURRENT) && name.endsWith(".part")) {
                    Files.deleteIfExists(left);
                }
            }
        }
    }
}
