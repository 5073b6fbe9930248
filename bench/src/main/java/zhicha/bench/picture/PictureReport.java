package zhicha.bench.picture;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints what was measured, line by line as it comes. */
final class PictureReport {
    private static final int NAMED = 8;
    /** Share of the picture's width from which the goal for flat logos counts. */
    private static final double COUNTED = 0.15;

    private final PrintStream out;

    PictureReport(PrintStream out) {
        this.out = out;
    }

    /** What the goals are about, of one part; flat logos are those with fewer than a hundred local features, at 15 % of the width and more. */
    record Figures(
            String part,
            double mean,
            double weakest,
            int falseCopies,
            int innocent,
            double flat,
            double rich,
            double flagged,
            double packs,
            int wrongPacks,
            double pace) {}

    void line(String text) {
        out.println(text);
    }

    void begin(PictureSet set, Watch watch) {
        print(
                "%n== %s：受保护 / protected %d，无关 / innocent %d，标志 / logos %d；载入 / loading %.0f ms 每张 / each%n",
                set.name(),
                set.watched().size(),
                set.innocent().size(),
                set.logos().size(),
                watch.loading());
        print("%-16s %7s %7s %6s %6s %6s  %s%n", "改动 / edit", "recall", "PDQ<=31", "wrong", "goal", "ms", "parameters");
    }

    void copies(CopyRound.Recall recall, boolean named) {
        print(
                "%-16s %7.3f %7.3f %6d %5.2f%s %6.0f  %s%n",
                recall.edit().name(),
                recall.share(),
                (double) recall.plain() / Math.max(1, recall.of()),
                recall.strays().size(),
                recall.edit().goal(),
                recall.share() < recall.edit().goal() ? "!" : " ",
                recall.pace(),
                recall.edit().parameters());
        missed(recall.missed(), named);
        if (named) {
            recall.strays().forEach(one -> print("    stray: %s%n", one));
        }
    }

    void innocent(CopyRound.Flags flags, CopyRound round, boolean named) {
        print(
                "无关图片被当作复制 / innocent pictures taken for copies: %d of %d (%s), %d of them photos; with a logo: %d (%s); %.0f ms%n",
                flags.copies().size(),
                flags.of(),
                rate(flags.copies().size(), flags.of()),
                flags.photos(),
                flags.logos().size(),
                rate(flags.logos().size(), flags.of()),
                flags.pace());
        print(
                "指纹单独 / fingerprints alone: %d of %d pairs within 31 bits (%s)%n",
                round.near(), round.pairs(), rate(round.near(), round.pairs()));
        if (named) {
            flags.copies().forEach(one -> print("    copy %s%n", one));
            flags.logos().stream().limit(NAMED).forEach(one -> print("    logo %s%n", one));
        }
    }

    void logos(LogoRound.Recall recall, boolean named) {
        print(
                "%-28s %.3f  %s  wrong %d%n",
                recall.way().name(),
                recall.all().value(),
                recall.byGrade().entrySet().stream()
                        .map(grade -> String.format(
                                Locale.ROOT,
                                "%s %.2f of %d",
                                grade.getKey(),
                                grade.getValue().value(),
                                grade.getValue().of()))
                        .collect(Collectors.joining(", ")),
                recall.wrong());
        missed(recall.missed(), named);
    }

    void packs(PackRound.Recall recall, boolean named) {
        print(
                "包装 / pack %-28s %.3f%s of %d, wrong %d of %d pictures%n",
                recall.way().name(),
                recall.found().value(),
                recall.found().value() < PackRound.GOAL ? "!" : " ",
                recall.found().of(),
                recall.wrong().size(),
                recall.scenes());
        missed(recall.missed(), named);
        if (named && !recall.wrong().isEmpty()) {
            print("    wrong: %s%n", recall.wrong());
        }
    }

    private void missed(List<String> names, boolean named) {
        if (named && !names.isEmpty()) {
            String rest = names.size() > NAMED ? " …" : "";
            print("    missed: %s%s%n", names.stream().limit(NAMED).collect(Collectors.joining(", ")), rest);
        }
    }

    Figures end(
            PictureSet set,
            List<CopyRound.Recall> copies,
            CopyRound.Flags flags,
            List<LogoRound.Recall> logos,
            List<PackRound.Recall> packs) {
        int packsFound =
                packs.stream().mapToInt(recall -> recall.found().found()).sum();
        int packsShown = packs.stream().mapToInt(recall -> recall.found().of()).sum();
        double mean =
                copies.stream().mapToDouble(CopyRound.Recall::share).average().orElse(Double.NaN);
        Figures figures = new Figures(
                set.name(),
                mean,
                copies.stream().mapToDouble(CopyRound.Recall::share).min().orElse(Double.NaN),
                flags.copies().size()
                        + copies.stream()
                                .mapToInt(recall -> recall.strays().size())
                                .sum(),
                flags.of() + copies.stream().mapToInt(CopyRound.Recall::of).sum(),
                large(logos, LogoRound.Recall::flat),
                large(logos, LogoRound.Recall::rich),
                (double) flags.logos().size() / Math.max(1, flags.of()),
                packsShown == 0 ? Double.NaN : (double) packsFound / packsShown,
                packs.stream().mapToInt(recall -> recall.wrong().size()).sum(),
                flags.pace());
        print("%s%n", figure(figures));
        return figures;
    }

    /** Logos at 15 % of the width and more. */
    private static double large(List<LogoRound.Recall> logos, Function<LogoRound.Recall, LogoRound.Share> which) {
        int found = 0;
        int of = 0;
        for (LogoRound.Recall recall : logos) {
            if (recall.way().share() >= COUNTED) {
                found += which.apply(recall).found();
                of += which.apply(recall).of();
            }
        }
        return of == 0 ? Double.NaN : (double) found / of;
    }

    /**
     * A share as it is measured, or, where nothing was met, the upper bound of its 95 % confidence interval, three over the number
     * (Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", 1983).
     */
    static String rate(long met, long of) {
        return met > 0
                ? String.format(Locale.ROOT, "%.1e", (double) met / of)
                : String.format(Locale.ROOT, "95 %% sure: at most %.1e", 3.0 / Math.max(1, of));
    }

    private static String figure(Figures f) {
        return String.format(
                Locale.ROOT,
                "%s: copies mean %.3f, weakest %.3f, false %d of %d; logos >= 15 %% flat %.3f, rich %.3f, logo-free flagged %.4f; packs %.3f, wrong %d; %.0f ms",
                f.part(),
                f.mean(),
                f.weakest(),
                f.falseCopies(),
                f.innocent(),
                f.flat(),
                f.rich(),
                f.flagged(),
                f.packs(),
                f.wrongPacks(),
                f.pace());
    }

    /** The figure. */
    void last(List<Figures> figures) {
        print("%n%s%n", figures.stream().map(PictureReport::figure).collect(Collectors.joining(" | ")));
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
        out.flush();
    }
}
