package zhicha.matcher.match;

import java.time.Clock;
import java.util.List;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;

/**
 * Says which listing offends which right, and why. Immutable and safe for many threads; the same rulebook, listing and
 * pictures always give the same hits.
 */
public final class ListingMatcher {
    public ListingMatcher(Rulebook rulebook, PictureSearch pictureSearch, Clock clock) {
        this(rulebook, pictureSearch, clock, MatchProblems.LOG);
    }

    public ListingMatcher(Rulebook rulebook, PictureSearch pictureSearch, Clock clock, MatchProblems problems) {}

    /** Hits to be flagged or watched, strongest first; at most one for each right. */
    public List<Hit> match(Listing listing, ListingPictures pictures) {
        return matchAll(listing, pictures).stream()
                .filter(hit -> hit.verdict() != Verdict.CLEAR)
                .toList();
    }

    /** As {@link #match}, with the rights of which something was seen that no rule minds ({@code --all}). */
    public List<Hit> matchAll(Listing listing, ListingPictures pictures) {
        return List.of();
    }
}
