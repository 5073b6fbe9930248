package zhicha.app.packs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for changes in folders. For one thread, but for {@link #close}. */
final class FolderWatch implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    /** Editors and checkouts write several times: the reading begins when it has been quiet for so long. */
    private static final long QUIET_MILLIS = 150;

    /** A folder that is never quiet is read all the same. */
    private static final long LONGEST_MILLIS = 600;

    /** Between two looks where the system tells of nothing at all. */
    private static final Duration UNTOLD = Duration.ofSeconds(1);

    private final @Nullable WatchService service;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Path> refused = new HashSet<>();
    private Set<WatchKey> keys = Set.of();

    private FolderWatch(@Nullable WatchService service) {
        this.service = service;
    }

    /** Where the system has no watches left, the one who waits is sent to look every second instead. */
    static FolderWatch open() {
        try {
            return new FolderWatch(FileSystems.getDefault().newWatchService());
        } catch (IOException none) {
            LOG.warn("the system tells of no changes in folders; they are looked at every second: {}", none.toString());
            return untold();
        }
    }

    /** One that is never told of anything. */
    static FolderWatch untold() {
        return new FolderWatch(null);
    }

    /**
     * Watches these folders from now on and no others; one that is not there is passed over.
     *
     * @return whether one of them was not watched before
     */
    boolean over(Collection<Path> folders) {
        if (service == null) {
            return false;
        }
        Set<WatchKey> now = new HashSet<>();
        for (Path folder : folders) {
            try {
                // the same folder gives the same key; another in its place gives another
                now.add(folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE));
            } catch (ClosedWatchServiceException end) {
                return false;
            } catch (IOException notWatched) {
                if (Files.isDirectory(folder) && refused.add(folder)) {
                    LOG.warn("{} is not watched, only looked at now and then: {}", folder, notWatched.toString());
                }
            }
        }
        keys.stream().filter(key -> !now.contains(key)).forEach(WatchKey::cancel);
        boolean more = !keys.containsAll(now);
        keys = now;
        return more;
    }

    /**
     * Waits until something changed and it has been quiet since.
     *
     * @param patience after which it returns though nothing was told: not every file system tells
     * @return false where the watch was closed
     */
    boolean await(Duration patience) throws InterruptedException {
        if (service == null) {
            Duration pause = patience.compareTo(UNTOLD) < 0 ? patience : UNTOLD;
            return !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        try {
            WatchKey key = service.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            long begin = System.nanoTime();
            while (key != null) {
                key.pollEvents();
                key.reset();
                if (System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS)) {
                    break;
                }
                key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (ClosedWatchServiceException end) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        if (service != null) {
            service.close();
        }
    }
}
