package zhicha.app.desk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import zhicha.matcher.hit.PictureReader;
import zhicha.matcher.image.PictureMatcher;
import zhicha.matcher.match.ListingMatcher;
import zhicha.matcher.match.MatchProblems;
import zhicha.matcher.query.QueryReader;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;

/**
 * The packs as read, and the matcher that judges by them.
 *
 * @param packs with everything that is wrong in them
 * @param pictures the part of the matcher that looks at pictures
 */
public record Judgement(PackReading packs, ListingMatcher matcher, PictureMatcher pictures) {
    /** Reads the packs and their pictures; a broken right or rule is left out and told among the problems. */
    public static Judgement load(List<Path> folders, MatchProblems problems, Clock clock) {
        return load(folders, PictureMeans.PLAIN, problems, clock);
    }

    /** The same, looking at pictures by these means. */
    public static Judgement load(List<Path> folders, PictureMeans means, MatchProblems problems, Clock clock) {
        PackReading packs = Packs.load(folders, QueryReader.SYNTAX);
        return over(packs, means.over(packs.rulebook()), means.words(), problems, clock);
    }

    /** @param pictures made over the watchlist of these packs */
    public static Judgement over(
            PackReading packs, PictureMatcher pictures, PictureReader words, MatchProblems problems, Clock clock) {
        return new Judgement(packs, new ListingMatcher(packs.rulebook(), pictures, words, clock, problems), pictures);
    }
}
