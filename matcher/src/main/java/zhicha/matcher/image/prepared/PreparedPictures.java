package zhicha.matcher.image.prepared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Protected pictures as they were prepared before, in a folder, so that a start with ten thousand of them takes seconds and
 * not minutes. Only a saving of time: a file that is missing, damaged, or of another version is made anew, and the folder
 * may be emptied at any time. Safe for use by many threads and processes.
 */
public final class PreparedPictures {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedPictures.class);

    /** To be raised whenever other views, other features, or other numbers are kept of a picture. */
    static final int VERSION = 4;

    /** Bytes; none of ours comes near it. */
    private static final int LARGEST = 4 << 20;

    private final @Nullable Path folder;

    private PreparedPictures(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Nothing is kept on disk. */
    public static PreparedPictures none() {
        return new PreparedPictures(null);
    }

    /** @param folder made when something is first put there */
    public static PreparedPictures in(Path folder) {
        return new PreparedPictures(folder);
    }

    /** Whether pictures can be had again without keeping them on the heap. */
    public boolean lasting() {
        return folder != null;
    }

    /** By what a picture's bytes are known: their SHA-256, in hex. */
    public static String key(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    public Optional<PreparedPicture> find(String key) {
        Path file = file(key);
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("it is larger than " + LARGEST + " bytes");
            }
            return Optional.of(PreparedPicture.of(Files.readAllBytes(file)));
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("prepared picture {}: {}; it is made anew", file, damaged.toString());
            return Optional.empty();
        }
    }

    /** @return whether it can be found again; a full or locked disk is no reason to stop */
    public boolean keep(String key, PreparedPicture picture) {
        Path file = file(key);
        if (file == null || folder == null) {
            return false;
        }
        try {
            if (!Files.exists(folder.resolve("v" + VERSION))) {
                forgetOlder(folder);
            }
            Path shelf = Files.createDirectories(file.resolveSibling(""));
            Path draft = Files.createTempFile(shelf, "draft-", ".tmp");
            try {
                Files.write(draft, picture.bytes());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return true;
        } catch (IOException full) {
            LOG.warn("prepared picture {} was not kept: {}", file, full.toString());
            return false;
        }
    }

    /** What earlier versions kept is of no use any more. */
    private static void forgetOlder(Path folder) {
        for (int version = 1; version < VERSION; version++) {
            try (Stream<Path> left = Files.walk(folder.resolve("v" + version))) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (NoSuchFileException none) {
                // nothing was kept
            } catch (IOException | UncheckedIOException inUse) {
                LOG.debug("prepared pictures of version {} are left: {}", version, inUse.toString());
            }
        }
    }

    /** Two levels of folders, as ten thousand files in one are slow to list. */
    private @Nullable Path file(String key) {
        return folder == null
                ? null
                : folder.resolve("v" + VERSION).resolve(key.substring(0, 2)).resolve(key);
    }
}
