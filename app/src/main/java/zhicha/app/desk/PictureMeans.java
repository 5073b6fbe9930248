package zhicha.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zhicha.matcher.hit.PictureReader;
import zhicha.matcher.image.PictureMatcher;
import zhicha.matcher.image.common.CommonPictures;
import zhicha.matcher.image.learned.Model;
import zhicha.matcher.image.prepared.PreparedPictures;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.pack.WordList;
import zhicha.rules.watch.Watchlist;

/**
 * By what means pictures are looked at.
 *
 * @param words reads the words in pictures
 * @param model of the user's own
 * @param prepared protected pictures as they were prepared before
 * @param looking whether there are any pictures to look at; else protected ones are not even prepared
 */
public record PictureMeans(PictureReader words, Optional<Model> model, PreparedPictures prepared, boolean looking) {
    /** Reads no words, asks no model, keeps nothing. */
    public static final PictureMeans PLAIN =
            new PictureMeans(PictureReader.NONE, Optional.empty(), PreparedPictures.none(), true);

    /** For listings without pictures. */
    public static final PictureMeans NONE =
            new PictureMeans(PictureReader.NONE, Optional.empty(), PreparedPictures.none(), false);

    /** Keeps what was prepared below a folder of state; it holds nothing else, and may be removed at any time. */
    public static PreparedPictures below(Path data) {
        return PreparedPictures.in(data.resolve("cache").resolve("pictures"));
    }

    /** Plain, but for what is kept below a folder of state. */
    public static PictureMeans keptBelow(Path data) {
        return new PictureMeans(PictureReader.NONE, Optional.empty(), below(data), true);
    }

    /** What is looked for in pictures under these packs. */
    public PictureMatcher over(Rulebook rulebook) {
        return PictureMatcher.over(
                looking ? rulebook.watchlist() : new Watchlist(List.of()),
                CommonPictures.of(common(rulebook)),
                prepared,
                model);
    }

    /** The lines of the packs' lists of common pictures. */
    public static List<String> common(Rulebook rulebook) {
        return rulebook.lists().stream()
                .filter(list -> list.name().equals(WordList.COMMON_PICTURES))
                .flatMap(list -> list.terms().stream())
                .toList();
    }
}
