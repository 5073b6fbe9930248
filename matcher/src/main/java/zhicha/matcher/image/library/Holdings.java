package zhicha.matcher.image.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;
import zhicha.matcher.image.library.FingerprintLibrary.BatchVisitor;
import zhicha.matcher.image.library.FingerprintLibrary.Visitor;

/** What there is to search at a moment; the last tail is the one that is added to. */
record Holdings(List<Segment> segments, List<Tail> tails) {
    /** For {@link #joinable}: whatever their sizes. */
    static final int ALL = Integer.MAX_VALUE;

    Holdings {
        segments = List.copyOf(segments);
        tails = List.copyOf(tails);
    }

    Tail last() {
        return tails.get(tails.size() - 1);
    }

    long size() {
        long size = added();
        for (Segment segment : segments) {
            size += segment.present();
        }
        return size;
    }

    private long added() {
        return tails.stream().mapToLong(Tail::present).sum();
    }

    void visit(Fingerprint query, int radius, Visitor visitor) {
        for (Segment segment : segments) {
            segment.visit(query, radius, visitor);
        }
        for (Tail tail : tails) {
            tail.visit(query, radius, visitor);
        }
    }

    void visit(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        for (Segment segment : segments) {
            segment.visit(queries, radius, visitor);
        }
        for (Tail tail : tails) {
            tail.visit(queries, radius, visitor);
        }
    }

    void scan(List<Fingerprint> queries, int radius, BatchVisitor visitor) {
        for (Segment segment : segments) {
            segment.scan(queries, radius, visitor);
        }
        for (Tail tail : tails) {
            tail.visit(queries, radius, visitor);
        }
    }

    /**
     * The smallest segments, as many as fit into one with what was added; none where that would change nothing.
     *
     * @param times no segment that is more than so many times what is joined before it
     */
    List<Segment> joinable(int times) {
        List<Segment> ascending = new ArrayList<>(segments);
        ascending.sort(Comparator.comparingInt(Segment::present));
        long sum = added();
        List<Segment> joined = new ArrayList<>();
        for (Segment segment : ascending) {
            boolean small = times == ALL || segment.present() <= sum * times;
            sum += segment.present();
            if (sum > FingerprintIndex.MOST || !small) {
                break;
            }
            joined.add(segment);
        }
        boolean nothingToDo =
                joined.size() == 1 && added() == 0 && joined.get(0).removed().count() == 0;
        return nothingToDo ? List.of() : joined;
    }
}
