package zhicha.app.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.sample.SamplePages;
import zhicha.app.store.sample.SamplePlan;
import zhicha.app.store.sample.Samples;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.rules.rule.Wording;

/** The crawls of the store whose random share can be estimated from, and why others cannot. */
public final class SampleArchive {
    /** Crawls of one site looked through for one that serves. */
    private static final int LATEST = 50;

    private final Jdbi jdbi;
    private final Samples samples;

    public SampleArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.samples = new Samples(jdbi);
    }

    /**
     * What there is.
     *
     * @param usable the latest crawl of each site that serves, by site
     * @param unusable sites none of whose crawls serves, with the reason that holds for the latest
     */
    public record Contents(List<SiteSample> usable, List<Unusable> unusable) {
        public Contents {
            usable = List.copyOf(usable);
            unusable = List.copyOf(unusable);
        }
    }

    /** A crawl that no estimate can rest on. */
    public record Unusable(String site, String crawl, Instant began, Wording why) {}

    private record Run(
            String id,
            String site,
            Instant began,
            @Nullable Instant ended,
            @Nullable String outcome,
            boolean judged,
            boolean kept) {}

    /** @param site one site; null for all */
    public Contents contents(@Nullable String site) {
        return contents(site, null);
    }

    /**
     * @param site one site; null for all
     * @param crawl one crawl, also where its site was crawled again since; null for the latest of each site
     */
    public Contents contents(@Nullable String site, @Nullable String crawl) {
        Map<String, SiteSample> usable = new LinkedHashMap<>();
        Map<String, Unusable> unusable = new LinkedHashMap<>();
        for (Run run : runs(site, crawl)) {
            if (usable.containsKey(run.site())) {
                continue;
            }
            Optional<SamplePlan> plan = samples.plan(run.id());
            Optional<Wording> why = unfit(run, plan.orElse(null));
            if (why.isPresent()) {
                unusable.putIfAbsent(run.site(), new Unusable(run.site(), run.id(), run.began(), why.get()));
            } else {
                usable.put(run.site(), read(run, plan.orElse(null)));
            }
        }
        List<Unusable> left = new ArrayList<>(unusable.values());
        left.removeIf(one -> usable.containsKey(one.site()));
        return new Contents(
                usable.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList(),
                left);
    }

    /** Latest first. */
    private List<Run> runs(@Nullable String site, @Nullable String crawl) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, site, started_at, ended_at, outcome, judged, kept from"
                                + " (select id, site, started_at, ended_at, outcome,"
                                + " case when judged_at is null then 0 else 1 end as judged,"
                                + " case when flags_kept_at is null then 0 else 1 end as kept,"
                                + " row_number() over (partition by site order by started_at desc, id desc) as place"
                                // files that were taken in are no crawl of a site
                                + " from crawl_run where site not like 'import-%'"
                                + " and (:site = '' or site = :site) and (:crawl = '' or id = :crawl)) latest"
                                + " where place <= :most order by started_at desc, id desc")
                .bind("site", site == null ? "" : site)
                .bind("crawl", crawl == null ? "" : crawl)
                .bind("most", LATEST)
                .map((row, context) -> {
                    var instants = context.findColumnMapperFor(Instant.class).orElseThrow();
                    return new Run(
                            row.getString("id"),
                            row.getString("site"),
                            instants.map(row, "started_at", context),
                            instants.map(row, "ended_at", context),
                            row.getString("outcome"),
                            row.getInt("judged") == 1,
                            row.getInt("kept") == 1);
                })
                .list());
    }

    private static Optional<Wording> unfit(Run run, @Nullable SamplePlan plan) {
        if (run.ended() == null) {
            return Optional.of(new Wording("采集尚未结束", "its crawl has not ended"));
        }
        if (!run.judged()) {
            return Optional.of(new Wording(
                    "只采集、未判读；由 zhicha run 判读后即可估算", "crawled only, and not judged yet; zhicha run judges it"));
        }
        if (plan == null) {
            return "done".equals(run.outcome())
                    ? Optional.empty()
                    : Optional.of(new Wording(
                            "页数用尽而未采全，且站点文件没有随机份额：先找到者先采，不是概率样本。请在站点文件中写 sampling: {random: …}",
                            "its budget was spent before all was crawled and its site file has no random share: what was"
                                    + " found first was crawled first, which is no probability sample. Write sampling:"
                                    + " {random: …} into the site file"));
        }
        return plan.drawn() && plan.random() > 0
                ? Optional.empty()
                : Optional.of(new Wording(
                        "只有定向份额，没有随机份额，不能推算总体",
                        "it has a targeted share and no random one, which says nothing of the whole"));
    }

    private SiteSample read(Run run, @Nullable SamplePlan plan) {
        DrawnListings drawn = new DrawnListings(jdbi, run.id(), run.site(), run.kept());
        Instant ended = run.ended() == null ? run.began() : run.ended();
        SamplePages stage = new SamplePages(jdbi);
        SiteSample.Pages pages = stage.stage(run.id());
        if (plan != null && !pages.lists().isEmpty()) {
            return new SiteSample(
                    run.site(),
                    run.id(),
                    SiteSample.Design.TWO_STAGE,
                    plan.seed(),
                    run.began(),
                    ended,
                    drawn.strata(),
                    stage.unread(run.id()),
                    drawn.random(),
                    drawn.targeted(),
                    pages);
        }
        return plan == null
                ? new SiteSample(
                        run.site(),
                        run.id(),
                        SiteSample.Design.CENSUS,
                        0,
                        run.began(),
                        ended,
                        Map.of("", drawn.found()),
                        drawn.listsUnread(),
                        drawn.everything(),
                        0)
                : new SiteSample(
                        run.site(),
                        run.id(),
                        SiteSample.Design.STRATIFIED,
                        plan.seed(),
                        run.began(),
                        ended,
                        drawn.strata(),
                        drawn.listsUnread(),
                        drawn.random(),
                        drawn.targeted());
    }
}
