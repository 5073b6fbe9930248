package zhicha.crawler.fetch.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which a browser keeps what it needs while it runs. It is locked as long as the program lives that made it: a
 * program that was killed leaves its browser running, and the next one to start a browser ends that and clears the folder.
 */
final class Profile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);
    private static final String NAME = "zhicha-browser";
    private static final String LOCK = "zhicha.lock";
    private static final long SECONDS = 5;
    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** Of this program. Never opened again: whoever closes any handle of a locked file loses the lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private Profile(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** A new one, after those were cleared that nobody uses any more. */
    static Profile make() throws IOException {
        Path folder = Files.createTempDirectory(NAME);
        OURS.add(folder);
        clear(folder);
        // it gets its name when it is locked: before, another program would take it for a dead one's
        Path fresh = folder.resolve(LOCK + ".new");
        FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            // nobody else knows it yet; waiting for a lock would end with an interrupt, and close the channel
            if (channel.tryLock() == null) {
                throw new IOException(fresh + " cannot be locked");
            }
            Files.move(fresh, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
            return new Profile(folder, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            delete(folder);
            OURS.remove(folder);
            throw e;
        }
    }

    /** How the browser is told of it, and by which it is known again. */
    String option() {
        return option(folder);
    }

    private static String option(Path folder) {
        return "--user-data-dir=" + folder;
    }

    /** @param mine beside which others may lie */
    private static void clear(Path mine) {
        List<Path> beside;
        try (Stream<Path> files = Files.list(mine.resolveSibling("."))) {
            beside = files.filter(path -> path.getFileName().toString().startsWith(NAME))
                    .map(path -> mine.resolveSibling(path.getFileName()))
                    .filter(path -> !OURS.contains(path) && Files.isRegularFile(path.resolve(LOCK)))
                    .toList();
        } catch (IOException e) {
            LOG.debug("{} cannot be looked through: {}", mine.getParent(), e.toString());
            return;
        }
        for (Path other : beside) {
            try {
                // a stranger's folder of that name is left alone
                if (Files.getOwner(other).equals(Files.getOwner(mine))) {
                    clearDead(other);
                }
            } catch (IOException e) {
                LOG.debug("{} cannot be cleared: {}", other, e.toString());
            }
        }
    }

    private static void clearDead(Path other) throws IOException {
        try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock dead = channel.tryLock()) {
            if (dead == null) {
                return;
            }
            List<ProcessHandle> left = ProcessHandle.allProcesses()
                    .filter(process -> runsIn(process, other))
                    .toList();
            for (ProcessHandle browser : left) {
                LOG.info("browser {} of a program that was killed is ended", browser.pid());
                end(browser, false);
            }
            delete(other);
        } catch (OverlappingFileLockException here) {
            LOG.debug("{} is in use in this program", other);
        }
    }

    /** Not by a number that may have been given to another process since, but by what it was started with. */
    private static boolean runsIn(ProcessHandle process, Path folder) {
        String option = option(folder);
        return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(option::equals);
    }

    /**
     * Ends a browser with all its processes, each of which may write to the folder until it is gone. An interrupt does not
     * shorten that.
     *
     * @param gently whether it is asked first
     */
    static void end(ProcessHandle browser, boolean gently) {
        List<ProcessHandle> processes = browser.descendants().toList();
        if (gently) {
            browser.destroy();
            ended(browser);
        }
        browser.destroyForcibly();
        processes.forEach(ProcessHandle::destroyForcibly);
        ended(browser);
        processes.forEach(Profile::ended);
    }

    private static void ended(ProcessHandle process) {
        try {
            process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            LOG.debug("process {} still runs", process.pid());
        }
    }

    /**
     * A process that was just forked, or one that is no child of the browser any more, may write once more while the folder
     * is emptied: so it is tried again for a second.
     */
    private static void delete(Path folder) {
        for (int left = TRIES; left > 0 && Files.exists(folder); left--) {
            try {
                empty(folder);
                return;
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("{} is not empty yet: {}", folder, e.toString());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        if (Files.exists(folder)) {
            LOG.debug("{} is left for the next program", folder);
        }
    }

    /** The lock last, so that what cannot be deleted yet is found by the next program. */
    private static void empty(Path folder) throws IOException {
        Path lock = folder.resolve(LOCK);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(lock) && !file.equals(folder)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(lock);
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() {
        delete(folder);
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("the lock of {} was not closed cleanly: {}", folder, e.toString());
        }
        OURS.remove(folder);
    }
}
