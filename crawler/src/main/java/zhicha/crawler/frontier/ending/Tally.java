package zhicha.crawler.frontier.ending;

import java.util.List;
import zhicha.crawler.plan.PageKind;

/**
 * Where a crawl stands.
 *
 * @param queued still to be asked
 * @param leased being worked on
 * @param captures addresses whose answer was sealed
 */
public record Tally(long queued, long leased, long listings, long captures, List<Line> lines) {
    public Tally {
        lines = List.copyOf(lines);
    }

    /** How many addresses of one kind ended in one way. */
    public record Line(PageKind kind, Ending.Kind ending, String reason, int status, long count) {}

    public long ended() {
        return lines.stream().mapToLong(Line::count).sum();
    }

    public long ended(PageKind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .mapToLong(Line::count)
                .sum();
    }

    /** Pages that were really asked for: what a budget of pages is spent on. */
    public long pagesAsked() {
        return lines.stream()
                .filter(line -> line.kind() == PageKind.WALK || line.kind() == PageKind.LISTING)
                .filter(line -> line.ending() != Ending.Kind.REFUSED)
                .mapToLong(Line::count)
                .sum();
    }
}
