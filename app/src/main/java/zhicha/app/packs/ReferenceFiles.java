package zhicha.app.packs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.app.desk.PictureMeans;
import zhicha.matcher.image.PictureMatcher;
import zhicha.rules.load.part.FileStamp;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.Watchlist;

/**
 * The pictures and texts that the rights of a watchlist name, as they were before they were read, and the matcher that has read
 * the pictures. Reading them takes far longer than reading a pack, so an edit that leaves them as they are keeps the matcher, with
 * all it remembers.
 */
record ReferenceFiles(List<Looked> pictures, List<Looked> texts, PictureMatcher matcher) {
    private record Looked(String right, RightKind kind, Path file, FileStamp stamp) {}

    /** @param before whose matcher is kept where no picture changed; null where there is none yet */
    static ReferenceFiles of(Watchlist watchlist, PictureMeans means, @Nullable ReferenceFiles before) {
        List<Looked> pictures = new ArrayList<>();
        List<Looked> texts = new ArrayList<>();
        for (Right right : watchlist.rights()) {
            right.pictures().forEach(file -> pictures.add(look(right, file)));
            right.texts().forEach(file -> texts.add(look(right, file)));
        }
        PictureMatcher matcher =
                before != null && before.pictures.equals(pictures) ? before.matcher : means.over(watchlist);
        return new ReferenceFiles(pictures, texts, matcher);
    }

    private static Looked look(Right right, Path file) {
        return new Looked(right.id(), right.kind(), file, FileStamp.of(file));
    }
}
