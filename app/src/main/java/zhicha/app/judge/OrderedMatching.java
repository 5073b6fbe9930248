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

        /** The matcher broke on this listing: a bug of ours, which keeps no other listing from being matched. */
        void failed(Listing listing, Throwable problem);

        /** @param listings how many have been matched so far */
        default void progress(long listings) {}
    }

    /**
     * How it went.
     *
     * @param broken lines that were not listings
     * @param failed listings that the matcher broke on
     */
    public record Count(long listings, long broken, long failed) {}

    /** What came of one listing. */
    private sealed interface Matched {
        record Hits(List<Hit> hits) implements Matched {}

        record Failed(Listing listing, Throwable problem) implements Matched {}
    }

    /**
     * Runs to the end of the lines.
     *
     * @throws IOException if the receiver cannot write
     */
    public Count run(Iterator<ListingLine> lines, Receiver receiver) throws IOException, InterruptedException {
        long listings = 0;
        long broken = 0;
        long failed = 0;
        Deque<Future<List<Matched>>> ahead = new ArrayDeque<>();
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
                            failed += giveOut(ahead.remove(), receiver);
                            receiver.progress(listings - (long) ahead.size() * BATCH);
                        }
                    }
                }
                ahead.add(submit(pool, batch));
                while (!ahead.isEmpty()) {
                    failed += giveOut(ahead.remove(), receiver);
                }
                receiver.progress(listings);
            } catch (IOException | InterruptedException | RuntimeException e) {
                pool.shutdownNow();
                throw e;
            }
        }
        return new Count(listings, broken, failed);
    }

    private Future<List<Matched>> submit(ExecutorService pool, List<Listing> batch) {
        List<Listing> mine = List.copyOf(batch);
        return pool.submit(() -> mine.stream().map(this::one).toList());
    }

    private Matched one(Listing listing) {
        try {
            return new Matched.Hits(matching.apply(listing));
        } catch (RuntimeException | StackOverflowError e) {
            return new Matched.Failed(listing, e);
        }
    }

    /** Returns how many listings of the batch failed. */
    private static long giveOut(Future<List<Matched>> batch, Receiver receiver)
            throws IOException, InterruptedException {
        long failed = 0;
        try {
            for (Matched matched : batch.get()) {
                switch (matched) {
                    case Matched.Hits(List<Hit> hits) -> {
                        for (Hit hit : hits) {
                            receiver.hit(hit);
                        }
                    }
                    case Matched.Failed(Listing listing, Throwable problem) -> {
                        failed++;
                        receiver.failed(listing, problem);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the matching broke off", e.getCause());
        }
        return failed;
    }
}
