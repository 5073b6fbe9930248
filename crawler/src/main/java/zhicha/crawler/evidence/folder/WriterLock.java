package zhicha.crawler.evidence.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write to a vault: one program at a time, and one {@code Vault} in it. Who writes in this program is known
 * without looking at the file, because on Unix a program that closes any handle of a locked file loses its lock.
 */
public final class WriterLock implements AutoCloseable {
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private WriterLock(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** @throws IOException where somebody else writes, or the lock file cannot be written */
    public static WriterLock take(VaultFolder folder) throws IOException {
        Path root = folder.root().toRealPath();
        if (!HERE.add(root)) {
            throw new IOException("vault " + folder.root() + " is already open in this program; share that one");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IOException(
                        "vault " + folder.root() + " is being written by another program; wait for it or stop it");
            }
            return new WriterLock(root, channel);
        } catch (IOException | RuntimeException failed) {
            if (channel != null) {
                channel.close();
            }
            HERE.remove(root);
            throw failed;
        }
    }

    /** Whether a program, this one included, writes to a vault now. */
    public static boolean held(VaultFolder folder) throws IOException {
        if (HERE.contains(folder.root().toRealPath())) {
            return true;
        }
        if (!Files.exists(folder.lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException here) {
            return true;
        }
    }

    public boolean isHeld() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                HERE.remove(root);
            }
        }
    }
}
