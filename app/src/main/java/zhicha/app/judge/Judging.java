package zhicha.app.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.store.Intake;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.match.ListingMatcher;
import zhicha.reporting.review.FlagChange;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;

/** Puts listings before the matcher and its hits into the store and the queue. Doing it again changes nothing. */
public final class Judging {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);

    /** Bytes of sealed pictures that may wait to be looked at. */
    private static final long MOST_WAITING = 64L << 20;

    private final ListingMatcher matcher;
    private final ListingPictures pictures;
    private final Intake intake;
    private final Map<String, RightSnapshot> rights;
    private final int threads;
    private final PicturesAhead ahead;

    /**
     * @param lookAhead the matcher's look at a picture before its listing is judged, see {@link #sealed}
     * @param rights every right that is judged, by id
     */
    public Judging(
            ListingMatcher matcher,
            Consumer<byte[]> lookAhead,
            ListingPictures pictures,
            Intake intake,
            Map<String, RightSnapshot> rights,
            int threads) {
        this.matcher = matcher;
        this.pictures = pictures;
        this.intake = intake;
        this.rights = Map.copyOf(rights);
        this.threads = threads;
        this.ahead = new PicturesAhead(lookAhead, threads, MOST_WAITING);
    }

    /**
     * Tells of a picture that was just sealed and will come again with its listing. It is looked at meanwhile, where there
     * is time; hits are the same either way. Returns at once.
     */
    public void sealed(byte[] picture) {
        ahead.sealed(picture);
    }

    /**
     * What came of some listings.
     *
     * @param failed listings that could not be judged or stored; each was logged with its id and the reason
     * @param raised flags new in the queue or open again
     */
    public record Judged(long listings, long failed, Map<Verdict, Long> hits, long raised) {
        public static final Judged NONE = new Judged(0, 0, Map.of(), 0);

        public Judged and(Judged more) {
            Map<Verdict, Long> both = new EnumMap<>(Verdict.class);
            hits.forEach((verdict, count) -> both.merge(verdict, count, Long::sum));
            more.hits.forEach((verdict, count) -> both.merge(verdict, count, Long::sum));
            return new Judged(listings + more.listings, failed + more.failed, both, raised + more.raised);
        }
    }

    /** Judges all of them; one that cannot be judged is logged and the rest go on. */
    public Judged judge(List<Listing> listings, @Nullable String run) throws InterruptedException {
        long failed = 0;
        long raised = 0;
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<One>> all = listings.stream()
                    .map(listing -> pool.submit(() -> one(listing, run)))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                try {
                    One one = all.get(i).get();
                    one.hits().forEach(hit -> verdicts.merge(hit.verdict(), 1L, Long::sum));
                    raised += one.taken().count(FlagChange.Raised.class)
                            + one.taken().count(FlagChange.Revised.class);
                } catch (ExecutionException e) {
                    failed++;
                    LOG.error("listing {} could not be judged", listings.get(i).id(), e.getCause());
                }
            }
        }
        return new Judged(listings.size(), failed, verdicts, raised);
    }

    private One one(Listing listing, @Nullable String run) {
        List<Hit> hits = matcher.match(listing, pictures);
        return new One(hits, intake.take(listing, hits, rights, run));
    }

    private record One(List<Hit> hits, Intake.Taken taken) {}
}
