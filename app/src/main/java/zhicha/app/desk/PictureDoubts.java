package zhicha.app.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zhicha.matcher.image.LogoPromise;
import zhicha.matcher.image.PictureMatcher;
import zhicha.matcher.image.UnusableReference;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.WordList;
import zhicha.rules.rule.Wording;

/** What a maintainer should know of the pictures of packs: which cannot be searched for, and which logos are found only at times. */
public final class PictureDoubts {
    private static final Path COMMON = Path.of("lists", WordList.COMMON_PICTURES + ".txt");

    private PictureDoubts() {}

    /** Those of the pictures that cannot be searched for. */
    public static List<RuleProblem> unusable(PictureMatcher pictures) {
        List<RuleProblem> doubts = new ArrayList<>();
        for (UnusableReference unusable : pictures.unusable()) {
            doubts.add(doubt(
                    unusable.file(),
                    Wording.of(
                            "%s：图片无法用于检索：%s",
                            "%s: this picture cannot be searched for: %s", unusable.right(), unusable.problem()),
                    new Wording("更换图片；该权利的其他图片和文字照常使用", "replace it; what else the right has is used")));
        }
        return doubts;
    }

    public static List<RuleProblem> of(PictureMatcher pictures) {
        List<RuleProblem> doubts = new ArrayList<>(unusable(pictures));
        for (LogoPromise promise : pictures.promises()) {
            if (promise.grade() != LogoPromise.Grade.RELIABLE) {
                doubts.add(doubt(
                        Path.of(promise.reference()),
                        Wording.of("%s：%s", "%s: %s", promise.right(), expected(promise)),
                        new Wording(
                                "如有细节更丰富的标志（如含文字的组合标志），一并加入",
                                "add a richer form of the mark as well, such as the one with its lettering")));
            }
        }
        for (String line : pictures.common().broken()) {
            doubts.add(doubt(
                    COMMON,
                    Wording.of("“%s”不是图片指纹", "\"%s\" is no fingerprint of a picture", line),
                    new Wording(
                            "每行 64 位十六进制；可由 pictures common 得出",
                            "write 64 hex digits a line, as `pictures common` prints them")));
        }
        for (Fingerprint refused : pictures.common().refused()) {
            doubts.add(doubt(
                    COMMON,
                    Wording.of("%s 与受保护图片相近，不予忽略", "%s is like a protected picture, and is not passed over", refused),
                    new Wording("从清单中删去该行", "remove the line")));
        }
        return doubts;
    }

    private static Wording expected(LogoPromise promise) {
        return Wording.of(
                "特征点 %d，%s",
                "keypoints %d, %s",
                promise.keypoints(),
                promise.grade() == LogoPromise.Grade.LIMITED
                        ? new Wording("仅在标志较大且端正时可望发现", "found where it is shown large and straight")
                        : new Wording("图形过简，在照片中多半不能发现", "too plain: in photos it is mostly missed"));
    }

    private static RuleProblem doubt(Path file, Wording message, Wording cure) {
        return new RuleProblem(RuleProblem.Severity.WARNING, file, 0, 0, message, cure);
    }
}
