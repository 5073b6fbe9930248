package zhicha.matcher.match;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureReader;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.judge.Explanation;
import zhicha.matcher.judge.Judgement;
import zhicha.matcher.observe.Assembly;
import zhicha.matcher.observe.CodeWords;
import zhicha.matcher.observe.Observed;
import zhicha.matcher.observe.PictureTexts;
import zhicha.matcher.query.QueryReader;
import zhicha.matcher.query.QuerySearch;
import zhicha.matcher.text.TextFindings;
import zhicha.matcher.text.TextSearch;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.Watchlist;

/**
 * Says which listing offends which right, and why. Immutable and safe for many threads; the same rulebook, listing and
 * pictures always give the same hits. Only where rules ask queries it holds more than memory: a thread, until it is closed or
 * no longer used.
 */
public final class ListingMatcher implements AutoCloseable {
    private static final Comparator<Hit> STRONGEST_FIRST = Comparator.comparing(Hit::verdict)
            .thenComparingDouble(Hit::score)
            .reversed()
            .thenComparing(Hit::right);

    private final Watchlist watchlist;
    private final List<Rule> rules;
    private final TextSearch textSearch;
    private final CodeWords codeWords;
    private final QuerySearch queries;
    private final PictureSearch pictureSearch;
    private final PictureReader pictureReader;
    private final Clock clock;
    private final MatchProblems problems;

    /** A matcher that tells its problems to the log. */
    public ListingMatcher(Rulebook rulebook, PictureSearch pictureSearch, Clock clock) {
        this(rulebook, pictureSearch, PictureReader.NONE, clock, MatchProblems.LOG);
    }

    /** A matcher that reads no words in pictures. */
    public ListingMatcher(Rulebook rulebook, PictureSearch pictureSearch, Clock clock, MatchProblems problems) {
        this(rulebook, pictureSearch, PictureReader.NONE, clock, problems);
    }

    /** @param clock the day of judgement for listings without a date of their own */
    public ListingMatcher(
            Rulebook rulebook,
            PictureSearch pictureSearch,
            PictureReader pictureReader,
            Clock clock,
            MatchProblems problems) {
        this.watchlist = rulebook.watchlist();
        this.rules =
                rulebook.rules().stream().filter(rule -> usable(rule, problems)).toList();
        this.queries = QuerySearch.over(rules);
        this.textSearch = new TextSearch(rulebook, problems::textUnreadable);
        this.codeWords = new CodeWords(rulebook);
        this.pictureSearch = pictureSearch;
        this.pictureReader = pictureReader;
        this.clock = clock;
        this.problems = problems;
    }

    /** Hits to be flagged or watched, strongest first; at most one for each right. */
    public List<Hit> match(Listing listing, ListingPictures pictures) {
        return hits(listing, pictures, false);
    }

    /** As {@link #match}, with the rights of which something was seen that no rule minds ({@code --all}). */
    public List<Hit> matchAll(Listing listing, ListingPictures pictures) {
        return hits(listing, pictures, true);
    }

    private List<Hit> hits(Listing listing, ListingPictures pictures, boolean clearToo) {
        TextFindings findings = textSearch.read(listing);
        PictureSearch.Seen seen = pictureSearch.look(listing, pictures);
        tell(listing, seen.unreadable());
        boolean concerned = !findings.isEmpty() || !seen.sightings().isEmpty();
        PictureReader.Read read = pictureReader.read(listing, pictures, concerned);
        tell(listing, read.unreadable());
        if (!concerned && read.words().isEmpty()) {
            return List.of();
        }
        PictureTexts pictureTexts = PictureTexts.of(listing, read.words(), textSearch);
        List<PictureSearch.Sighting> sightings = seen.sightings();
        if (!read.words().isEmpty()) {
            sightings = new ArrayList<>(sightings);
            sightings.addAll(pictureTexts.names(watchlist));
        }
        Assembly assembly = new Assembly(listing, findings, sightings, pictureTexts, codeWords);
        if (assembly.rights().isEmpty()) {
            return List.of();
        }
        LocalDate day = day(listing);
        List<Observed> counting = new ArrayList<>();
        for (String id : assembly.rights()) {
            Right right = watchlist.right(id).orElse(null);
            Observed observed = right == null ? null : assembly.of(right, day);
            if (observed != null && !observed.reasons().isEmpty()) {
                counting.add(observed);
            }
        }
        if (counting.isEmpty()) {
            // queries are asked last, they cost the most
            return List.of();
        }
        List<Reason.Query> found = queries.in(listing);
        List<Hit> hits = new ArrayList<>();
        for (Observed observed : counting) {
            Judgement judgement = Judgement.of(listing, observed, found, rules, day);
            if (clearToo || judgement.verdict() != Verdict.CLEAR) {
                hits.add(hit(listing, judgement));
            }
        }
        hits.sort(STRONGEST_FIRST);
        return hits;
    }

    private void tell(Listing listing, List<PictureSearch.Unreadable> unreadable) {
        for (PictureSearch.Unreadable picture : unreadable) {
            problems.pictureUnreadable(listing, listing.images().get(picture.image()), picture.problem());
        }
    }

    @Override
    public void close() {
        queries.close();
    }

    private static boolean usable(Rule rule, MatchProblems problems) {
        Optional<QuerySyntax.Mistake> mistake = rule.when()
                .queries()
                .flatMap(query -> QueryReader.SYNTAX.mistake(query.text()).stream())
                .findFirst();
        mistake.ifPresent(wrong -> problems.ruleUnusable(rule, wrong.said().both()));
        return mistake.isEmpty();
    }

    private static Hit hit(Listing listing, Judgement judgement) {
        Observed observed = judgement.observed();
        return new Hit(
                listing.id(),
                observed.right().id(),
                observed.right().kind(),
                judgement.verdict(),
                judgement.score(),
                judgement.fired().stream()
                        .map(fired -> new Hit.FiredRule(
                                fired.rule().id(), fired.rule().version()))
                        .toList(),
                observed.reasons(),
                observed.defences(),
                Explanation.of(observed, judgement));
    }

    /** The day on which the listing was seen, in the zone it was seen from. */
    private LocalDate day(Listing listing) {
        OffsetDateTime observedAt = listing.observedAt();
        return observedAt == null ? LocalDate.now(clock) : observedAt.toLocalDate();
    }
}
