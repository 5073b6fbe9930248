package zhicha.app.cli.demo;

import java.io.PrintWriter;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import zhicha.app.demo.DemoOutcome;
import zhicha.app.demo.DemoRun;
import zhicha.app.demo.RulePrecision;
import zhicha.app.screenshot.LackWords;
import zhicha.app.screenshot.ScreenshotReport;
import zhicha.market.truth.KindScore;
import zhicha.market.truth.Scorecard;
import zhicha.matcher.hit.Hit;

/** The outcome of a demo, for a person at a terminal. */
final class DemoWords {
    private final DemoOutcome outcome;

    DemoWords(DemoOutcome outcome) {
        this.outcome = outcome;
    }

    void print(PrintWriter out) {
        Scorecard score = outcome.score();
        out.printf(
                "采集 / crawled   页面 / pages %d，商品 / listings %d，图片 / pictures %d，存证 / captures %d，%.1f s%n",
                outcome.pages(),
                outcome.listings(),
                outcome.pictures(),
                outcome.captures(),
                outcome.took().toMillis() / 1000.0);
        out.printf(
                "命中 / hits      %s%n", counts(outcome.hitsBy(hit -> hit.kind().written())));
        out.printf(
                "结论 / verdicts  %s；待研判 / in the queue %d%n",
                counts(outcome.hitsBy(DemoWords::verdict)), outcome.flags());
        screenshots(out);
        out.println();
        out.println("与真值对照（仅适用于示范市场） / held against the truth, which only a demo market has");
        out.printf(
                "  标记精确率 / precision of flags       %s  (%d/%d)%n",
                share(score.precision()), score.rightFlags(), score.flags());
        out.printf("  召回率，现有判读类型 / recall, kinds matched now    %s%n", share(score.recallNow()));
        out.printf("  召回率，尚不承诺的类型 / recall, kinds not claimed yet %s%n", share(score.recallLater()));
        out.println();
        out.println(
                "  类型 / kind                     应为 / expected    判对 / right   所见 / seen   总数 / total   召回 / recall");
        score.kinds().forEach(kind -> row(kind, out));
        score.variants().forEach(variant -> row(variant, out));
        out.println();
        out.println("  规则 / rule                 标记 / flags   判对 / right   精确率 / precision");
        for (RulePrecision rule : outcome.rules()) {
            out.printf(
                    "  %-26s %8d %14d %16s%n",
                    rule.rule(), rule.flags(), rule.right(), share(OptionalDouble.of(rule.precision())));
        }
        if (!score.notSeen().isEmpty()) {
            out.println();
            out.println("  未能看到 / not seen: "
                    + score.notSeen().entrySet().stream()
                            .map(entry -> entry.getKey().written() + " "
                                    + entry.getValue().size())
                            .collect(Collectors.joining("，"))
                    + "（script：须由浏览器呈现 / must be rendered by a browser）");
        }
        score.misses().stream()
                .limit(12)
                .forEach(miss -> out.println("  漏判 / missed: " + miss.entry().listing() + " "
                        + miss.entry().kinds().getFirst().written() + " "
                        + miss.entry().variant() + " -> " + miss.got().written()));
        score.falseAlarms().stream()
                .limit(12)
                .forEach(alarm -> out.println("  误报 / false alarm: "
                        + alarm.found().listing() + " " + alarm.found().right()));
    }

    private void screenshots(PrintWriter out) {
        ScreenshotReport taken = outcome.screenshots();
        if (taken.taken() > 0 || taken.left() > 0) {
            out.printf(
                    "整页截图 / screenshots of whole pages %d（每店至多 %d 张，其余 %d 件可在研判页按需截取 / %d of each shop at most;"
                            + " the other %d can be asked for on their cards）%n",
                    taken.taken(), DemoRun.SCREENSHOTS, taken.left(), DemoRun.SCREENSHOTS, taken.left());
        }
        taken.lacking().stream()
                .map(LackWords::of)
                .distinct()
                .forEach(why -> out.println("  未截取 / not taken: " + why.zh() + " / " + why.en()));
    }

    private static String verdict(Hit hit) {
        return hit.verdict().written();
    }

    private static void row(KindScore kind, PrintWriter out) {
        String label = (kind.variant().isEmpty() ? "" : "  ") + kind.label() + (kind.matchedNow() ? "" : " *");
        out.printf(
                "  %-34s %-10s %10d %12d %12d %12s%n",
                label, kind.expected().written(), kind.right(), kind.seen(), kind.total(), share(kind.recall()));
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("，"));
    }

    private static String share(OptionalDouble share) {
        return share.isEmpty() ? "-" : "%.3f".formatted(share.getAsDouble());
    }
}
