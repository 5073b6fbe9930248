package zhicha.app.judge;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import zhicha.matcher.hit.Hit;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingLine;

/** Matches a stream of listings on several threads and gives the hits out in the order of the listings. */
public final class OrderedMatching {
    /** Listings handed to a thread at once: enough to hide the handing over, few enough to keep memory small. */
    private static final int BATCH = 64;

    private final Function<Listing, List<Hit>> matching;
    private final int threads;

    public OrderedMatching(Function<Listing, List<Hit>> matching, int threads) {
        this.matching = matching;
        this.threads = threads;
    }

    /** Hears of what comes out, in order, on the calling thread. */
    public interface Receiver {
        void hit(Hit hit) throws IOException;

        void broken(ListingLine.Broken line);

        /** @param listings how many have been matched so far */
        default void progress(long listings) {}
    }

    /** How many listings were matched, and how many lines were not listings. */
    public record Count(long listings, long broken) {}

    /**
     * Runs to the end of the lines.
     *
     * @throws IOException if the receiver cannot write
     */
    public Count run(Iterator<ListingLine> lines, Receiver receiver) throws IOException, InterruptedException {
        long listings = 0;
        long broken = 0;
        Deque<Future<List<Hit>>> ahead = new ArrayDeque<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            try {
                List<Listing> batch = new ArrayList<>(BATCH);
                while (lines.hasNext()) {
                    switch (lines.next()) {
                        case ListingLine.Broken line -> {
                            broken++;
                            receiver.broken(line);
                        }
                        case ListingLine.Good line -> {
                            listings++;
                            batch.add(line.listing());
                        }
                    }
                    if (batch.size() == BATCH) {
                        ahead.add(submit(pool, batch));
                        batch = new ArrayList<>(BATCH);
                        while (ahead.size() > threads * 4) {
                            giveOut(ahead.remove(), receiver);
                            receiver.progress(listings - (long) ahead.size() * BATCH);
                        }
                    }
                }
                ahead.add(submit(pool, batch));
                while (!ahead.isEmpty()) {
                    giveOut(ahead.remove(), receiver);
                }
                receiver.progress(listings);
            } catch (IOException | InterruptedException | RuntimeException e) {
                pool.shutdownNow();
                throw e;
            }
        }
        return new Count(listings, broken);
    }

    private Future<List<Hit>> submit(ExecutorService pool, List<Listing> batch) {
        List<Listing> mine = List.copyOf(batch);
        return pool.submit(
                () -> mine.stream().flatMap(one -> matching.apply(one).stream()).toList());
    }

    private static void giveOut(Future<List<Hit>> batch, Receiver receiver) throws IOException, InterruptedException {
        try {
            for (Hit hit : batch.get()) {
                receiver.hit(hit);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("matching failed on a listing", e.getCause());
        }
    }
}
