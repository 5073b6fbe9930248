package zhicha.app.packs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.desk.Judgement;
import zhicha.app.desk.PictureDoubts;
import zhicha.app.desk.PictureMeans;
import zhicha.app.web.packs.PackBoard;
import zhicha.matcher.match.MatchProblems;
import zhicha.matcher.query.QueryReader;
import zhicha.rules.load.PackLibrary;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Place;

/**
 * The packs in force. Once {@link #watch watched}, a saved edit is in force within about a second: only the files that changed
 * are read, and the matcher is exchanged in one step. Who holds the one before goes on with it. An edit with an error is not
 * taken and is told of, until it is mended. Safe for many threads.
 */
public final class LivePacks implements Supplier<Judgement>, PackBoard, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePacks.class);

    /** Between two looks where no change is told of: network folders do not tell. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MANY_RIGHTS = 2_000;

    private final List<Path> folders;
    private final PackLibrary library;
    private final PictureMeans means;
    private final MatchProblems problems;
    private final Clock clock;
    private volatile InForce inForce;
    private @Nullable FolderWatch watch;
    private @Nullable Thread thread;

    private record InForce(Judgement judgement, ReferenceFiles files, Board board) {}

    private LivePacks(List<Path> folders, PictureMeans means, MatchProblems problems, Clock clock) {
        this.folders = List.copyOf(folders);
        this.library = new PackLibrary(folders, QueryReader.SYNTAX);
        this.means = means;
        this.problems = problems;
        this.clock = clock;
        PackReading packs = library.refresh(today()).reading();
        this.inForce = judging(packs, List.of(), null);
    }

    /**
     * Reads the packs and their pictures; what is broken is left out and stands among the problems.
     *
     * @param problems told of what the matcher cannot use or look at
     */
    public static LivePacks open(List<Path> folders, MatchProblems problems, Clock clock) {
        return open(folders, PictureMeans.PLAIN, problems, clock);
    }

    /** The same, looking at pictures by these means. */
    public static LivePacks open(List<Path> folders, PictureMeans means, MatchProblems problems, Clock clock) {
        return new LivePacks(folders, means, problems, clock);
    }

    /** What is judged by at this moment. */
    @Override
    public Judgement get() {
        return inForce.judgement();
    }

    @Override
    public Board board() {
        return inForce.board();
    }

    /**
     * Begins to watch the folders, on a thread of its own.
     *
     * @param news told, on that thread, of every edit that came into force or was refused
     */
    public synchronized void watch(Consumer<Board> news) {
        if (thread != null) {
            throw new IllegalStateException("the packs are watched already");
        }
        FolderWatch watching = FolderWatch.open();
        watching.over(library.folders());
        Board board = inForce.board();
        inForce = new InForce(
                inForce.judgement(),
                inForce.files(),
                new Board(board.since(), board.packs(), board.problems(), board.refused(), true));
        watch = watching;
        thread = Thread.ofPlatform().name("packs").daemon().start(() -> keepLooking(watching, news));
    }

    private void keepLooking(FolderWatch watching, Consumer<Board> news) {
        try {
            rehearse();
            do {
                try {
                    do {
                        look(news);
                        // what was written into a new folder before it was watched was told by nobody
                    } while (watching.over(library.folders()));
                } catch (RuntimeException | OutOfMemoryError | StackOverflowError broken) {
                    LOG.error("the packs could not be looked at again; those in force stay", broken);
                }
            } while (watching.await(PATIENCE));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Reads large packs again and makes a matcher that is thrown away, so that the JVM has compiled the way by the time somebody edits: else
     * the first edit of 20,000 rights takes twice as long as those that follow.
     */
    private void rehearse() {
        try {
            if (inForce.board().rights() > MANY_RIGHTS) {
                PackReading packs = new PackLibrary(folders, QueryReader.SYNTAX)
                        .refresh(today())
                        .reading();
                Judgement.over(packs, inForce.files().matcher(), means.words(), problems, clock)
                        .matcher()
                        .close();
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError broken) {
            LOG.warn("the packs could not be read a second time; those in force stay", broken);
        }
    }

    private void look(Consumer<Board> news) {
        long start = System.nanoTime();
        PackLibrary.Update update = library.refresh(today());
        if (!update.changed()) {
            return;
        }
        List<RuleProblem> before = inForce.board().refused();
        inForce = exchanged(update);
        Board board = inForce.board();
        if (!board.refused().isEmpty() && !board.refused().equals(before)) {
            LOG.warn("规则包的修改有误，未采用，仍按上一正确版本判读 / an edit of the packs has errors and was not taken:");
            board.refused().forEach(problem -> LOG.warn("  {}", problem));
        }
        LOG.info(
                "生效的规则包 / packs in force {}，权利 / rights {}，规则 / rules {}，读入 / read {}，{} ms",
                board.packs().size(),
                board.rights(),
                board.rules(),
                update.opened(),
                (System.nanoTime() - start) / 1_000_000);
        news.accept(board);
    }

    private InForce exchanged(PackLibrary.Update update) {
        InForce now = inForce;
        try {
            return judging(update.reading(), update.refused(), now);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError broken) {
            LOG.error("no matcher can be made of the packs; the one in force stays", broken);
            List<RuleProblem> refused = new ArrayList<>(update.refused());
            refused.add(Place.whole(folders.getFirst())
                    .error(
                            Wording.of("无法用这些规则包建立匹配：%s", "no matcher can be made of these packs: %s", broken),
                            new Wording("撤销修改，并反馈此问题", "undo the edit, and report this")));
            Board board = now.board();
            return new InForce(
                    now.judgement(),
                    now.files(),
                    new Board(board.since(), board.packs(), board.problems(), shown(refused), true));
        }
    }

    private InForce judging(PackReading packs, List<RuleProblem> refused, @Nullable InForce before) {
        ReferenceFiles files = ReferenceFiles.of(packs.rulebook(), means, before == null ? null : before.files());
        if (before != null
                && files.equals(before.files())
                && packs.rulebook().equals(before.judgement().packs().rulebook())) {
            // only what is said about them changed
            return new InForce(
                    before.judgement(),
                    before.files(),
                    Board.of(packs, shown(doubts(packs, files)), before.board().since(), shown(refused), true));
        }
        return new InForce(
                Judgement.over(packs, files.matcher(), means.words(), problems, clock),
                files,
                Board.of(packs, shown(doubts(packs, files)), clock.instant(), shown(refused), before != null));
    }

    private List<RuleProblem> shown(List<RuleProblem> problems) {
        return ShownProblems.of(problems, folders);
    }

    private static List<RuleProblem> doubts(PackReading packs, ReferenceFiles files) {
        return Stream.concat(packs.problems().stream(), PictureDoubts.of(files.matcher()).stream())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Packs.CHINA);
    }

    /** Watches no longer; what is in force stays so. */
    @Override
    public synchronized void close() {
        if (watch == null || thread == null) {
            return;
        }
        try {
            watch.close();
            thread.join(Duration.ofSeconds(5));
        } catch (IOException e) {
            LOG.warn("the watch over the packs did not end cleanly: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
