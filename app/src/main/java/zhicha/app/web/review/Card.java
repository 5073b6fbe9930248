package zhicha.app.web.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.review.words.ReasonSentence;
import zhicha.app.web.screenshot.ListingScreenshot;
import zhicha.app.web.text.MarkedText;
import zhicha.app.web.text.MarkedText.Span;
import zhicha.crawler.life.LifeEvent;
import zhicha.crawler.life.LifeLine;
import zhicha.crawler.sample.Chosen;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.EvasionWords;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Placement;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.review.Claim;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.Note;
import zhicha.reporting.review.flag.Flag;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;

/**
 * Everything the card of one flag shows, made ready for its template.
 *
 * @param entry the flag and where it stands
 * @param takenBy somebody else's claim, or null where the reader may decide
 * @param mayDecide whether the reader's roles allow a decision
 * @param query the queue the reader is going through
 * @param left open flags in that queue
 * @param image the listing's picture on show, an index
 * @param reference the right's picture on show, an index
 * @param box where in the listing's picture something was found, or null
 * @param onSeller earlier decisions on other flags of this seller, latest first
 * @param onFlag every decision on this flag, oldest first
 * @param alike how many other flags of the same seller for the same right are open
 * @param lead number of the lead it stands in, or null
 * @param sample how the listing came into the latest sample it was read in, or null where it was crawled without one
 * @param life what became of the listing over time
 * @param screenshot of the listing's page
 */
public record Card(
        QueueEntry entry,
        @Nullable Claim takenBy,
        boolean mayDecide,
        QueueQuery query,
        long left,
        int image,
        int reference,
        @Nullable Box box,
        List<Decision> onSeller,
        List<Decision> onFlag,
        List<Note> notes,
        long alike,
        @Nullable String lead,
        @Nullable Chosen sample,
        LifeLine life,
        ListingScreenshot screenshot) {
    /** Events of a life that are shown, the latest ones. */
    private static final int EVENTS = 12;

    /** What became of the listing, latest first. */
    public List<LifeEvent> events() {
        return life.events().reversed().stream().limit(EVENTS).toList();
    }

    /** Earlier ones that are not shown. */
    public int moreEvents() {
        return Math.max(0, life.events().size() - EVENTS);
    }

    public Flag flag() {
        return entry.flag();
    }

    public Listing listing() {
        return entry.flag().listing();
    }

    public Hit hit() {
        return entry.flag().hit();
    }

    /** Whether it is known how the two pictures on show lie on each other. */
    public boolean laid() {
        return Pair.placementOn(entry.flag(), image, reference) != null;
    }

    /** Which pictures to put side by side when the reader did not choose. */
    record Pair(int image, int reference, @Nullable Box box) {
        static Pair of(Flag flag) {
            for (Reason reason : flag.hit().reasons()) {
                if (reason instanceof Reason.CopiedPicture copy) {
                    return new Pair(copy.image(), index(flag, copy.reference()), copy.box());
                }
                if (reason instanceof Reason.Logo logo) {
                    return new Pair(logo.image(), index(flag, logo.reference()), logo.box());
                }
            }
            for (Reason reason : flag.hit().reasons()) {
                if (reason instanceof Reason.PictureText text) {
                    return new Pair(text.image(), 0, text.box());
                }
            }
            return new Pair(0, 0, null);
        }

        private static int index(Flag flag, String reference) {
            return Math.max(
                    0,
                    flag.right()
                            .picture(reference)
                            .map(file -> flag.right().pictures().indexOf(file.toString()))
                            .orElse(0));
        }

        /** How this picture of the right was found to lie in this one of the listing, or null. */
        static @Nullable Placement placementOn(Flag flag, int image, int reference) {
            for (Reason reason : flag.hit().reasons()) {
                if (reason instanceof Reason.CopiedPicture copy
                        && copy.image() == image
                        && index(flag, copy.reference()) == reference) {
                    return copy.placement();
                }
                if (reason instanceof Reason.Logo logo
                        && logo.image() == image
                        && index(flag, logo.reference()) == reference) {
                    return logo.placement();
                }
            }
            return null;
        }

        /** What a reason says about one picture of the listing. */
        static @Nullable Box boxOn(Flag flag, int image) {
            for (Reason reason : flag.hit().reasons()) {
                if (reason instanceof Reason.CopiedPicture copy && copy.image() == image) {
                    return copy.box();
                }
                if (reason instanceof Reason.Logo logo && logo.image() == image) {
                    return logo.box();
                }
                if (reason instanceof Reason.PictureText text && text.image() == image) {
                    return text.box();
                }
            }
            return null;
        }
    }

    /** A field of the listing with everything that was seen in it. */
    public MarkedText marked(TextField field) {
        return marked(entry.flag(), field);
    }

    static MarkedText marked(Flag flag, TextField field) {
        List<Span> spans = new ArrayList<>();
        for (Reason reason : flag.hit().reasons()) {
            switch (reason) {
                case Reason.MarkText text
                when text.field() == field ->
                    spans.add(new Span(
                            text.start(),
                            text.end(),
                            "",
                            text.form() + " · "
                                    + EvasionWords.of(text.evasion()).zh()));
                case Reason.CodeWord word
                when word.field() == field -> spans.add(new Span(word.start(), word.end(), "code", word.list()));
                case Reason.CopiedText text
                when text.field() == field -> spans.add(new Span(text.start(), text.end(), "copied", text.reference()));
                case Reason.Query query
                when query.field() == field -> spans.add(new Span(query.start(), query.end(), "code", query.rule()));
                case Reason.ShopName shop
                when field == TextField.SELLER_NAME -> spans.add(new Span(shop.start(), shop.end(), "", shop.form()));
                default -> {}
            }
        }
        for (Defence defence : flag.hit().defences()) {
            if (defence instanceof Defence.Words words && words.field() == field) {
                spans.add(new Span(
                        words.start(), words.end(), "defence", words.kind().chinese()));
            }
        }
        return MarkedText.of(flag.listing().text(field), spans);
    }

    public List<Wording> reasons() {
        return hit().reasons().stream().map(ReasonSentence::of).toList();
    }

    public List<Wording> defences() {
        return hit().defences().stream().map(ReasonSentence::of).toList();
    }

    /** Defences that were looked for and not found. */
    public List<DefenceKind> notFound() {
        Set<DefenceKind> missing = EnumSet.allOf(DefenceKind.class);
        hit().defences().forEach(defence -> missing.remove(defence.kind()));
        return missing.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** The disguises of this flag, each once, without plain writing. */
    public List<Wording> disguises() {
        return hit().reasons().stream()
                .map(reason -> reason instanceof Reason.MarkText text ? text.evasion() : "exact")
                .filter(evasion -> !evasion.equals("exact"))
                .distinct()
                .map(EvasionWords::of)
                .toList();
    }

    public Optional<Decision> standing() {
        return Optional.ofNullable(entry.decision());
    }

    /** Whether the buttons of a decision work for this reader now. */
    public boolean decidable() {
        return mayDecide && takenBy == null;
    }

    public String scoreText() {
        return String.format(Locale.ROOT, "%.2f", entry.flag().score());
    }
}
