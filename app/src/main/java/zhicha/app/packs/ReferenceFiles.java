package zhicha.app.packs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.app.desk.PictureMeans;
import zhicha.matcher.image.PictureMatcher;
import zhicha.matcher.image.common.CommonPictures;
import zhicha.rules.load.part.FileStamp;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;

/**
 * The pictures and texts that the rights of a watchlist name, as they were before they were read, and the matcher that has read
 * the pictures. Reading them takes far longer than reading a pack, so an edit that leaves them as they are keeps the matcher, with
 * all it remembers.
 */
record ReferenceFiles(List<Looked> pictures, List<Looked> texts, List<String> common, PictureMatcher matcher) {
    private record Looked(String right, RightKind kind, Path file, FileStamp stamp) {}

    /** @param before whose matcher is kept where no picture changed; null where there is none yet */
    static ReferenceFiles of(Rulebook rulebook, PictureMeans means, @Nullable ReferenceFiles before) {
        List<Looked> pictures = new ArrayList<>();
        List<Looked> texts = new ArrayList<>();
        for (Right right : rulebook.watchlist().rights()) {
            right.pictures().forEach(file -> pictures.add(look(right, file)));
            right.texts().forEach(file -> texts.add(look(right, file)));
        }
        List<String> common = PictureMeans.common(rulebook);
        PictureMatcher matcher = before == null || !before.pictures.equals(pictures)
                ? means.over(rulebook)
                : before.common.equals(common) ? before.matcher : before.matcher.passingOver(CommonPictures.of(common));
        return new ReferenceFiles(pictures, texts, common, matcher);
    }

    private static Looked look(Right right, Path file) {
        return new Looked(right.id(), right.kind(), file, FileStamp.of(file));
    }
}
