package zhicha.app.cli.given;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.cli.terminal.Exit;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.ProjectRoot;
import zhicha.app.desk.Judgement;
import zhicha.app.desk.PictureDoubts;
import zhicha.app.desk.PictureMeans;
import zhicha.app.packs.LivePacks;
import zhicha.app.settings.Settings;
import zhicha.matcher.hit.PictureReader;
import zhicha.matcher.image.learned.Model;
import zhicha.matcher.image.learned.OnnxEmbedder;
import zhicha.matcher.image.learned.Preparation;
import zhicha.matcher.image.learned.UnusableModel;
import zhicha.matcher.image.words.Extent;
import zhicha.matcher.image.words.WordsInPictures;
import zhicha.matcher.match.MatchProblems;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Rule;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.watch.Right;

/** Packs named on the command line, with the matcher that judges by them. */
public final class PacksGiven {
    /** Verbs without a store keep nothing but prepared pictures, in the usual folder. */
    public static final Path DATA = Path.of("data");

    /** @throws CommandFailure if a folder is not there, or no right is left to watch */
    public static Judgement load(List<Path> folders, PrintWriter err) {
        return load(folders, PictureMeans.keptBelow(ProjectRoot.resolve(DATA)), err);
    }

    /**
     * The same for listings whose pictures are at hand, reading the words in them where that is possible.
     *
     * @throws CommandFailure as {@link #load}
     */
    public static Judgement load(List<Path> folders, Extent words, PrintWriter err) {
        PictureReader reader = WordsInPictures.installed(words, err::println);
        return load(
                folders,
                new PictureMeans(reader, Optional.empty(), PictureMeans.below(ProjectRoot.resolve(DATA)), true),
                err);
    }

    /**
     * The same, looking at pictures by these means.
     *
     * @throws CommandFailure as {@link #load}
     */
    public static Judgement load(List<Path> folders, PictureMeans means, PrintWriter err) {
        check(folders);
        Judgement judgement = Judgement.load(folders, means, tell(err), Clock.systemUTC());
        usable(judgement, folders, err);
        return judgement;
    }

    /**
     * The same for packs that are edited while they are in force.
     *
     * @throws CommandFailure as {@link #load}
     */
    public static LivePacks live(Settings settings, PrintWriter err) {
        List<Path> folders = settings.packs();
        check(folders);
        PictureReader reader = WordsInPictures.installed(settings.pictureWords(), err::println);
        PictureMeans means =
                new PictureMeans(reader, model(settings.embedder()), PictureMeans.below(settings.data()), true);
        LivePacks packs = LivePacks.open(folders, means, tell(err), Clock.systemUTC());
        usable(packs.get(), folders, err);
        return packs;
    }

    private static Optional<Model> model(Settings.@Nullable PictureModel named) {
        if (named == null) {
            return Optional.empty();
        }
        try {
            OnnxEmbedder embedder = OnnxEmbedder.load(named.file(), Preparation.USUAL.withSide(named.side()));
            return Optional.of(new Model(embedder, named.least()));
        } catch (UnusableModel unusable) {
            throw CommandFailure.unavailable(
                    "pictures.embedder: " + unusable.getMessage(),
                    "修正 zhicha.yaml 的 pictures.embedder，或删去该项 / mend it in zhicha.yaml, or leave it out");
        }
    }

    private static void usable(Judgement judgement, List<Path> folders, PrintWriter err) {
        judgement.packs().errors().forEach(err::println);
        PictureDoubts.unusable(judgement.pictures()).forEach(err::println);
        if (judgement.packs().rulebook().watchlist().size() == 0) {
            throw new CommandFailure(
                    Exit.BAD_DATA,
                    "规则包中没有可用的权利 / no usable right in " + folders,
                    "每个规则包需有 pack.yaml，且至少一项权利；可先执行 rules validate / each pack needs a pack.yaml with at least one right; try rules validate");
        }
    }

    public static void check(List<Path> folders) {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw CommandFailure.unavailable(
                        "没有这个目录 / no such folder: " + folder,
                        "规则包是含有 pack.yaml 的目录 / a pack is a folder with a pack.yaml");
            }
        }
    }

    public static boolean broken(Judgement judgement) {
        return judgement.packs().problems().stream()
                .anyMatch(problem -> problem.severity() == RuleProblem.Severity.ERROR);
    }

    private static MatchProblems tell(PrintWriter err) {
        return new MatchProblems() {
            @Override
            public void pictureUnreadable(Listing listing, ListingImage image, String problem) {
                err.println(PlainLine.of(listing.id()) + "：图片未能判读 / picture not judged: "
                        + PlainLine.of(image.address(), 500) + ": " + PlainLine.of(problem, 500));
            }

            @Override
            public void textUnreadable(Right right, Path file, String problem) {
                err.println(right.id() + "：文本未能读取 / text not watched: " + file + ": " + problem);
            }

            @Override
            public void ruleUnusable(Rule rule, String problem) {
                err.println(rule.id() + "：规则未能运行 / rule does not run: " + problem);
            }
        };
    }

    private PacksGiven() {}
}
