package zhicha.app.judge;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at pictures as soon as they are sealed, with the time that a crawl's politeness leaves idle. Nothing depends on it:
 * what the matcher sees is remembered under the digest of the bytes, and what was not looked at here is looked at when its
 * listing is judged. Its threads end by themselves when there is nothing to do.
 */
final class PicturesAhead {
    private static final Logger LOG = LoggerFactory.getLogger(PicturesAhead.class);

    private final Consumer<byte[]> looking;
    private final long mostWaiting;
    private final AtomicLong waiting = new AtomicLong();
    private final ThreadPoolExecutor pool;

    /**
     * @param looking the matcher's look at one picture
     * @param mostWaiting bytes of pictures that may wait; those beyond are left to the judging
     */
    PicturesAhead(Consumer<byte[]> looking, int threads, long mostWaiting) {
        this.looking = looking;
        this.mostWaiting = mostWaiting;
        this.pool = new ThreadPoolExecutor(threads, threads, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "pictures-ahead");
            // a program that ends does not wait for what is only done in advance
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    /** Returns at once; whether the picture will be looked at. */
    boolean sealed(byte[] picture) {
        if (waiting.addAndGet(picture.length) > mostWaiting) {
            waiting.addAndGet(-picture.length);
            return false;
        }
        pool.execute(() -> {
            try {
                looking.accept(picture);
            } catch (RuntimeException e) {
                LOG.debug("a picture could not be looked at ahead of its listing", e);
            } finally {
                waiting.addAndGet(-picture.length);
            }
        });
        return true;
    }
}
