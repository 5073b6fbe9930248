package zhicha.bench.quality;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import zhicha.bench.titles.Expect;
import zhicha.bench.titles.Label;
import zhicha.bench.titles.LabelledTitle;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;

/** A labelled title and what the matcher made of it. */
record Graded(Listing listing, Label label, List<Hit> hits) {
    Graded {
        hits = List.copyOf(hits);
    }

    static Graded of(LabelledTitle title, List<Hit> hits) {
        return new Graded(title.listing(), title.label(), hits);
    }

    boolean disguised() {
        return label.expect() == Expect.FLAG;
    }

    /** The hit on the labelled right. */
    Optional<Hit> meant() {
        return hits.stream().filter(hit -> hit.right().equals(label.right())).findFirst();
    }

    boolean found() {
        return meant().isPresent();
    }

    boolean flagged() {
        return meant().filter(hit -> hit.verdict() == Verdict.FLAG).isPresent();
    }

    /** Whether any right at all was flagged. */
    boolean flaggedAny() {
        return hits.stream().anyMatch(hit -> hit.verdict() == Verdict.FLAG);
    }

    /** Hits on rights that the label does not allow to be seen. */
    List<Hit> stray() {
        return hits.stream().filter(hit -> !hit.right().equals(label.right())).toList();
    }

    /** Whether the labelled span was seen, but for white space, brackets and invisible characters at its ends; true where none is graded. */
    boolean spanRight() {
        return label.span() == null ? found() : atSpan().findAny().isPresent();
    }

    boolean evasionRight() {
        return label.evasions().isEmpty()
                ? spanRight()
                : atSpan().anyMatch(mark -> label.evasions().contains(mark.evasion()));
    }

    private Stream<Reason.MarkText> atSpan() {
        Label.Span span = label.span();
        if (span == null) {
            return marks();
        }
        String meant = bare(listing.text(span.field()).substring(span.start(), span.end()));
        return marks().filter(mark -> mark.field() == span.field()
                && mark.start() < span.end()
                && span.start() < mark.end()
                && bare(mark.seen()).equals(meant));
    }

    private static String bare(String text) {
        return text.replaceAll("^[\\s\\p{Cf}\\p{Mn}\\p{Ps}\\p{Pe}<>]+|[\\s\\p{Cf}\\p{Mn}\\p{Ps}\\p{Pe}<>]+$", "");
    }

    private Stream<Reason.MarkText> marks() {
        return meant().stream()
                .flatMap(hit -> hit.reasons().stream())
                .map(reason -> reason instanceof Reason.MarkText mark ? mark : null)
                .filter(Objects::nonNull);
    }
}
