package zhicha.app.web.prevalence;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.estimate.EstimateRows;
import zhicha.app.estimate.Estimates;
import zhicha.app.estimate.RightNames;
import zhicha.app.estimate.SampleArchive;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Pages;
import zhicha.reporting.prevalence.Answer;
import zhicha.reporting.prevalence.Estimation;
import zhicha.reporting.prevalence.Prevalence;
import zhicha.reporting.prevalence.Prevalence.Scope;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.reporting.prevalence.ratio.Estimate;
import zhicha.rules.rule.Wording;

/** How frequent suspected listings are, estimated from the random share. */
public final class PrevalencePages {
    private final Pages pages;
    private final Jdbi jdbi;

    public PrevalencePages(Pages pages, Jdbi jdbi) {
        this.pages = pages;
        this.jdbi = jdbi;
    }

    public void routes(RoutesConfig routes) {
        routes.get(
                "/prevalence",
                context -> pages.show(context, "prevalence", "prevalence", new View(estimates(), new RightNames(jdbi))),
                Permission.SEE_FLAGS);
        routes.get("/prevalence.csv", this::csv, Permission.SEE_FLAGS);
    }

    private Estimates estimates() {
        return Estimates.of(new SampleArchive(jdbi), null);
    }

    private void csv(Context context) {
        context.contentType("text/csv; charset=utf-8");
        context.header("Content-Disposition", "attachment; filename=\"zhicha-estimates.csv\"");
        // spreadsheets take a file without this mark for one in the machine's own encoding
        context.result("\uFEFF" + new EstimateRows(new RightNames(jdbi)).csv(estimates()));
    }

    /** What the page shows. */
    public record View(Estimates estimates, UnaryOperator<String> rightName) {
        private static final int MOST_RIGHTS = 50;

        /** What was computed, by whose method: one for each way the samples on the page were drawn. */
        public List<Wording> methods() {
            return estimates.sites().stream()
                    .map(site -> Estimation.method(site.sample().design()))
                    .distinct()
                    .toList();
        }

        /** Of one scope, the most frequent first. */
        public List<Prevalence> of(Estimates.OfSite site, Scope scope) {
            return site.estimates().stream()
                    .filter(one -> one.scope() == scope)
                    .sorted(Comparator.comparingDouble(
                                    (Prevalence one) -> one.flagged().share())
                            .reversed())
                    .limit(MOST_RIGHTS)
                    .toList();
        }

        /** The site, its sectors and its shelves. */
        public List<Prevalence> most(Estimates.OfSite site) {
            return Stream.of(Scope.SITE, Scope.SECTOR, Scope.SHELF)
                    .flatMap(scope -> of(site, scope).stream())
                    .toList();
        }

        public List<Answer> missing(SiteSample sample) {
            return sample.answers().keySet().stream().filter(Answer::missing).toList();
        }

        /** A chart's right end, a share: the widest interval of the site with some air, in steps that read well. */
        public double scale(Estimates.OfSite site) {
            double most = site.estimates().stream()
                    .mapToDouble(one -> one.flagged().high())
                    .max()
                    .orElse(1);
            for (double end : new double[] {0.01, 0.02, 0.05, 0.1, 0.2, 0.5}) {
                if (most <= end) {
                    return end;
                }
            }
            return 1;
        }

        public String percent(double share) {
            return String.format(Locale.ROOT, share < 0.01 ? "%.2f" : "%.1f", 100 * share);
        }

        /** An estimate as it may be quoted: with its interval. */
        public String quoted(Estimate one) {
            return one.complete()
                    ? percent(one.share()) + "%"
                    : percent(one.share()) + "% [" + percent(one.low()) + "–" + percent(one.high()) + "]";
        }

        /** A place on a chart 200 wide. */
        public String at(double share, double scale) {
            return String.format(Locale.ROOT, "%.1f", Math.clamp(200 * share / scale, 0, 200));
        }
    }
}
