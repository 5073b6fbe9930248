package zhicha.app.cli.estimate;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.estimate.Estimates;
import zhicha.reporting.prevalence.Estimation;
import zhicha.reporting.prevalence.Prevalence;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.reporting.prevalence.ratio.Estimate;

/** Estimates for a person at a terminal. */
record EstimateWords(PrintWriter out, UnaryOperator<String> rightName) {
    void print(Estimates estimates) {
        for (Estimates.OfSite site : estimates.sites()) {
            SiteSample sample = site.sample();
            out.printf(
                    "%s  %s  抽样框 / frame %d，随机份额 / random %d（%s）%s%n",
                    PlainLine.of(sample.site()),
                    LocalDate.ofInstant(sample.to(), ZoneId.of("Asia/Shanghai")),
                    sample.listings(),
                    sample.drawn().size(),
                    sample.answers().entrySet().stream()
                            .map(entry -> entry.getKey().wording().zh() + " "
                                    + entry.getKey().written() + " " + entry.getValue())
                            .collect(Collectors.joining("，")),
                    switch (sample.design()) {
                        case CENSUS -> "，全数采集 / census";
                        case STRATIFIED -> "，种子 / seed " + sample.seed();
                        case TWO_STAGE ->
                            "，两阶段 / two stages：列表页 / pages of lists "
                                    + sample.pages().read().size() + " / "
                                    + sample.pages().lists().values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum()
                                    + "，种子 / seed " + sample.seed();
                    });
            if (sample.listsLeft() > 0) {
                out.println("  未读的列表页 / list pages not read：" + sample.listsLeft()
                        + "，其上的商品不在抽样框内 / what lies on them is not in the frame");
            }
            site.estimates().forEach(this::line);
        }
        estimates.together().ifPresent(all -> {
            out.println("全部站点 / all sites");
            line(all);
        });
        if (!estimates.sites().isEmpty()) {
            estimates.sites().stream()
                    .map(site -> Estimation.method(site.sample().design()))
                    .distinct()
                    .forEach(method -> {
                        out.println(method.zh());
                        out.println(method.en());
                    });
        }
    }

    private void line(Prevalence one) {
        String scope = switch (one.scope()) {
            case ALL -> "全部 / all";
            case SITE -> "站点 / site";
            case SECTOR -> "领域 / sector";
            case SHELF -> "货架 / shelf";
            case RIGHT -> "权利 / right";
        };
        String name = one.scope() == Prevalence.Scope.RIGHT ? rightName.apply(one.key()) : one.key();
        out.printf(
                "  %s %s：疑似估算 / flagged, estimated %s；%s，待研判 / undecided %d%n",
                scope,
                PlainLine.of(name),
                shown(one.flagged()),
                one.confirmed()
                        .map(confirmed -> "确认涉嫌估算 / confirmed, estimated " + shown(confirmed))
                        .orElse("尚无已研判者 / none reviewed yet"),
                one.undecided());
    }

    private static String shown(Estimate one) {
        return String.format(
                Locale.ROOT,
                "%.2f %% [95 %%: %.2f–%.2f] (%d/%d)",
                100 * one.share(),
                100 * one.low(),
                100 * one.high(),
                one.hits(),
                one.eligible());
    }
}
