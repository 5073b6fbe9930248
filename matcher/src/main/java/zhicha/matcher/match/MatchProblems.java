package zhicha.matcher.match;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import zhicha.rules.rule.Rule;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.watch.Right;

/** Hears of what could not be judged. Nothing that is told here stops the matching; called from any matching thread. */
public interface MatchProblems {
    /** Writes each problem to the log. */
    MatchProblems LOG = new MatchProblems() {
        @Override
        public void pictureUnreadable(Listing listing, ListingImage image, String problem) {
            LoggerFactory.getLogger(ListingMatcher.class)
                    .warn("listing {}: picture {} was not judged: {}", listing.id(), image.address(), problem);
        }

        @Override
        public void textUnreadable(Right right, Path file, String problem) {
            LoggerFactory.getLogger(ListingMatcher.class)
                    .warn("right {}: protected text {} is not watched: {}", right.id(), file, problem);
        }

        @Override
        public void ruleUnusable(Rule rule, String problem) {
            LoggerFactory.getLogger(ListingMatcher.class).warn("rule {} does not run: {}", rule.id(), problem);
        }
    };

    /** A picture of a listing that was at hand but could not be read. */
    void pictureUnreadable(Listing listing, ListingImage image, String problem);

    /** A protected text of a right that could not be read. */
    void textUnreadable(Right right, Path file, String problem);

    /** A rule that cannot be run and is left out, although it was loaded. */
    void ruleUnusable(Rule rule, String problem);
}
