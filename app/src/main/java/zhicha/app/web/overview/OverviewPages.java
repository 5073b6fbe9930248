package zhicha.app.web.overview;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import zhicha.app.store.layout.LayoutAlarm;
import zhicha.app.store.layout.LayoutAlarms;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.frame.Visitor;
import zhicha.reporting.lead.LeadStatus;
import zhicha.reporting.lead.LeadStore;
import zhicha.reporting.review.QueueCounts;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.flag.FlagStatus;

/** The first page after sign-in, and the list of crawls. */
public final class OverviewPages {
    private static final int RUNS = 100;

    private final Pages pages;
    private final ReviewQueue queue;
    private final LeadStore leads;
    private final Survey survey;
    private final LayoutAlarms alarms;
    private final ConsoleAudit audit;
    private final Clock clock;

    public OverviewPages(
            Pages pages,
            ReviewQueue queue,
            LeadStore leads,
            Survey survey,
            LayoutAlarms alarms,
            ConsoleAudit audit,
            Clock clock) {
        this.alarms = alarms;
        this.audit = audit;
        this.clock = clock;
        this.pages = pages;
        this.queue = queue;
        this.leads = leads;
        this.survey = survey;
    }

    /**
     * One row of a chart.
     *
     * @param key written form of the sector, kind or site
     * @param flagged all flags, of whatever status
     */
    public record Row(String key, long flagged, long open, long confirmed, long dismissed) {
        /** Unsure and lapsed. */
        public long other() {
            return Math.max(0, flagged - open - confirmed - dismissed);
        }

        public long decided() {
            return confirmed + dismissed;
        }
    }

    /**
     * The funnel and its breakdowns.
     *
     * @param leads leads that were not withdrawn
     * @param alarms of layouts that changed, open ones only
     */
    public record View(
            Survey.Figures sampled,
            Row all,
            long leads,
            List<Row> bySector,
            List<Row> byKind,
            List<Row> bySite,
            List<LayoutAlarm> alarms) {
        public long most(List<Row> rows) {
            return rows.stream().mapToLong(Row::flagged).max().orElse(1);
        }

        /** Flags for each hundred sampled listings; may be above 100, since a listing can touch several rights. */
        public String flagsPerHundred() {
            return sampled.listings() == 0
                    ? "—"
                    : String.valueOf(Math.round(1000.0 * all.flagged() / sampled.listings()) / 10.0);
        }

        /** Listings of this site that were seen. */
        public long sampledAt(String site) {
            return sampled.bySite().getOrDefault(site, 0L);
        }
    }

    public void routes(RoutesConfig routes) {
        routes.get("/", context -> context.redirect("/overview", HttpStatus.SEE_OTHER), Permission.SIGNED_IN);
        routes.get("/overview", this::overview, Permission.SIGNED_IN);
        routes.post("/overview/layout/{alarm}", this::acknowledge, Permission.MAINTAIN_SITES);
        routes.get(
                "/captures",
                context -> pages.show(context, "captures", "captures", survey.runs(RUNS)),
                Permission.SEE_FLAGS);
        routes.get("/help", context -> pages.show(context, "help", "", ""), Permission.SIGNED_IN);
    }

    private void overview(Context context) {
        if (!Visitor.of(context).may(Permission.SEE_FLAGS)) {
            pages.show(context, "welcome", "overview", "");
            return;
        }
        QueueCounts all = queue.counts(QueueFilter.ALL);
        QueueCounts open = queue.counts(QueueFilter.OPEN);
        QueueCounts confirmed = queue.counts(QueueFilter.ALL.status(FlagStatus.CONFIRMED));
        QueueCounts dismissed = queue.counts(QueueFilter.ALL.status(FlagStatus.DISMISSED));
        Function<Function<QueueCounts, Map<String, Long>>, List<Row>> rows = by -> {
            List<Row> made = new ArrayList<>();
            by.apply(all)
                    .forEach((key, count) -> made.add(new Row(
                            key,
                            count,
                            by.apply(open).getOrDefault(key, 0L),
                            by.apply(confirmed).getOrDefault(key, 0L),
                            by.apply(dismissed).getOrDefault(key, 0L))));
            return made;
        };
        long current = leads.count(Set.of(LeadStatus.DRAFT, LeadStatus.SUBMITTED, LeadStatus.APPROVED));
        pages.show(
                context,
                "overview",
                "overview",
                new View(
                        survey.figures(),
                        new Row("", all.total(), open.total(), confirmed.total(), dismissed.total()),
                        current,
                        rows.apply(QueueCounts::bySector),
                        rows.apply(QueueCounts::byKind),
                        rows.apply(QueueCounts::bySite),
                        alarms.open(null)));
    }

    private void acknowledge(Context context) {
        String id = context.pathParam("alarm");
        var person = Visitor.of(context).person();
        String note = Objects.requireNonNullElse(context.formParam("note"), "").strip();
        LayoutAlarm alarm = alarms.alarm(id).orElseThrow(NotFoundResponse::new);
        if (alarms.acknowledge(id, person.name(), note, clock.instant())) {
            String what = alarm.site() + " " + alarm.kind().written() + " " + alarm.field();
            audit.write(
                    person.name(), "layout-acknowledged", id, note.isEmpty() ? what : what + ": " + note, context.ip());
        }
        context.redirect("/overview", HttpStatus.SEE_OTHER);
    }
}
