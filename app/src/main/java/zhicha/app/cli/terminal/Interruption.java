package zhicha.app.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: the work is told to stop, and the process waits a little for it to put its things away. What does
 * not end by then is cut, as with SIGKILL, and the next start goes on from there.
 */
public final class Interruption implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean interrupted;

    private Interruption(Runnable stop) {
        hook = new Thread(() -> {
            interrupted = true;
            stop.run();
            try {
                boolean tidy = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!tidy) {
                    System.err.println(
                            "未能及时收尾，下次启动将从断点继续 / not all could be put away; the next start goes on from here");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** @param stop called once, on another thread, when the process is asked to end */
    public static Interruption calls(Runnable stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether the process has been asked to end. */
    public boolean interrupted() {
        return interrupted;
    }

    @Override
    public void close() {
        ended.countDown();
        if (!interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the process has begun to end in this very moment, and the hook has nothing left to wait for
            }
        }
    }
}
