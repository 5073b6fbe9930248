package zhicha.app.crawl;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.Store;
import zhicha.app.store.sample.PastHunts;
import zhicha.app.store.sample.SamplePages;
import zhicha.app.store.sample.SamplePages.Addressed;
import zhicha.app.store.sample.SamplePlan;
import zhicha.app.store.sample.Samples;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.crawl.CrawlReport;
import zhicha.crawler.crawl.CrawlReport.Stop;
import zhicha.crawler.crawl.engine.SiteCrawl;
import zhicha.crawler.frontier.Found;
import zhicha.crawler.frontier.Frontier;
import zhicha.crawler.frontier.ending.Ending;
import zhicha.crawler.plan.CrawlPlan;
import zhicha.crawler.plan.CrawlPlan.Stage;
import zhicha.crawler.plan.PageKind;
import zhicha.crawler.plan.Route;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.ResultList;
import zhicha.crawler.sample.Sampling;
import zhicha.crawler.sample.Share;
import zhicha.crawler.sample.draw.Draw;
import zhicha.crawler.sample.draw.PageDraw;
import zhicha.crawler.sample.draw.PageDraw.DrawnPage;
import zhicha.crawler.sample.draw.RandomDraw;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.hunt.Hunt;
import zhicha.crawler.sample.hunt.Quarry;
import zhicha.crawler.sample.hunt.Trails;

/**
 * A crawl that takes a sample, in stages: lists are walked through and the listings on them noted, the random share is drawn
 * and fetched, and then what is hunted, round by round. Each stage is recorded before it is acted upon, so a crawl that is
 * killed anywhere goes on with the very sample it had.
 */
final class SampledCrawl {
    /** What one round brought is judged before the next is chosen. */
    private static final int ROUNDS = 4;

    /** Rounds smaller than this teach nothing. */
    private static final int SMALLEST_ROUND = 5;

    private final Samples samples;
    private final SamplePages stage;
    private final PastHunts past;
    private final Clock clock;
    private final CrawlPlan whole;
    private final Function<CrawlPlan, SiteCrawl> crawls;
    private final @Nullable Stagewise judging;
    private final SellerShelves shelves;

    /** Judges what a stage brought home. */
    @FunctionalInterface
    interface Stagewise {
        void judge(Frontier frontier) throws InterruptedException;
    }

    /**
     * @param whole the plan of the whole crawl, whatever its stage
     * @param crawls makes the crawl of one stage
     * @param judging null where nobody judges; hunting is then by what is known from before, in one round
     */
    SampledCrawl(
            Store store,
            CrawlPlan whole,
            Function<CrawlPlan, SiteCrawl> crawls,
            @Nullable Stagewise judging,
            Clock clock) {
        this.samples = store.samples();
        this.stage = new SamplePages(store.jdbi());
        this.past = new PastHunts(store.jdbi());
        this.whole = whole;
        this.crawls = crawls;
        this.judging = judging;
        this.clock = clock;
        this.shelves = new SellerShelves(whole, crawls, past, clock);
    }

    /** The report of the last stage, which counts the pages of all, and the crawl's frontier. */
    record Outcome(CrawlReport report, Frontier frontier) {}

    private static boolean ended(CrawlReport report) {
        return report.ended();
    }

    Outcome run() throws InterruptedException {
        Sampling sampling = whole.site().sampling();
        SamplePlan plan = samples.begin(
                whole.crawl(),
                whole.site().site().id(),
                sampling.seedFor(whole.crawl()),
                sampling.random(),
                sampling.targeted(),
                clock.instant());
        if (!plan.drawn()) {
            SiteCrawl discovery = sampling.twoStage()
                    ? crawls.apply(pages(plan))
                    : crawls.apply(stage(Stage.DISCOVERY, sampling.discoveryOf(whole.budget())));
            CrawlReport found = discovery.run();
            if (!ended(found)) {
                return new Outcome(found, discovery.frontier());
            }
            if (sampling.twoStage()) {
                drawFromPages(plan, discovery.frontier());
            } else {
                draw(plan, discovery.frontier(), found.left());
            }
        }
        Outcome outcome = fetchChosen();
        Optional<CrawlReport> sellers = Optional.empty();
        int rounds = judging == null ? 1 : Math.clamp(plan.targeted() / SMALLEST_ROUND, 1, ROUNDS);
        while (ended(outcome.report())) {
            if (judging != null) {
                judging.judge(outcome.frontier());
            }
            if (outcome.report().stop() == Stop.BUDGET_SPENT) {
                break;
            }
            if (judging != null && huntable(plan) > 0) {
                long left = whole.budget() - outcome.report().pages() - shelves.spent();
                Optional<CrawlReport> more = shelves.walk(outcome.frontier(), left);
                sellers = more.isPresent() ? more : sellers;
                if (sellers.isPresent() && !ended(sellers.get())) {
                    break;
                }
            }
            if (!hunt(plan, outcome.frontier(), rounds)) {
                break;
            }
            outcome = fetchChosen();
        }
        return sellers.isEmpty() ? outcome : new Outcome(outcome.report().and(sellers.get()), outcome.frontier());
    }

    /** Listings that are still wanted for the targeted share. */
    private long huntable(SamplePlan plan) {
        return plan.targeted()
                - samples.chosen(plan.crawl()).stream()
                        .filter(one -> one.share() == Share.TARGETED)
                        .count();
    }

    private CrawlPlan stage(Stage stage, int budget) {
        return new CrawlPlan(whole.crawl(), whole.site(), budget, whole.agent(), whole.threads(), stage, whole.terms());
    }

    /** Draws pages of the lists, records them, and plans to read these and nothing else. */
    private CrawlPlan pages(SamplePlan plan) {
        Sampling sampling = whole.site().sampling();
        Map<String, ResultList> lists = new HashMap<>();
        sampling.lists().forEach(list -> lists.put(list.name(), list));
        List<Addressed> drawn = new ArrayList<>();
        for (DrawnPage page : PageDraw.pages(plan.seed(), sampling.lists(), sampling.pagesWanted())) {
            Optional.ofNullable(lists.get(page.list()))
                    .flatMap(list -> list.page(page.page()))
                    .ifPresent(address ->
                            drawn.add(new Addressed(whole.site().main(address).toString(), page)));
        }
        stage.drawn(plan.crawl(), drawn);
        List<WebAddress> addresses = stage.of(plan.crawl()).stream()
                .flatMap(one -> WebAddress.of(one.address()).stream())
                .toList();
        return new CrawlPlan(
                whole.crawl(),
                whole.site().only(addresses),
                whole.budget(),
                whole.agent(),
                whole.threads(),
                Stage.PAGES,
                List.of());
    }

    /** The second stage, from the listings on the pages that were read. */
    private void drawFromPages(SamplePlan plan, Frontier frontier) {
        List<Addressed> drawn = stage.of(plan.crawl());
        Set<String> read = new HashSet<>();
        frontier.finished().stream()
                .filter(one -> one.kind() == PageKind.WALK && one.ending().kind() == Ending.Kind.READ)
                .forEach(one -> read.add(SamplePages.cut(one.address())));
        Map<String, List<FrameUnit>> found = new HashMap<>();
        frontier.frame()
                .forEach(unit -> found.computeIfAbsent(unit.foundOn(), any -> new ArrayList<>())
                        .add(unit));
        Map<String, Integer> perList = new HashMap<>();
        drawn.stream()
                .filter(one -> read.contains(one.address()))
                .forEach(one -> perList.merge(one.page().list(), 1, Integer::sum));
        List<PageDraw.ReadPage> pages = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Addressed one : drawn) {
            if (read.contains(one.address())) {
                List<FrameUnit> units = found.getOrDefault(one.address(), List.of());
                counts.put(one.address(), units.size());
                pages.add(new PageDraw.ReadPage(
                        one.address(),
                        one.page(),
                        perList.getOrDefault(one.page().list(), 1),
                        units));
            }
        }
        stage.read(plan.crawl(), counts);
        Draw draw = PageDraw.listings(plan.seed(), pages, plan.random());
        long frame = counts.values().stream().mapToLong(Integer::longValue).sum();
        samples.drawn(plan.crawl(), draw, frame, drawn.size() - counts.size(), clock.instant());
    }

    private void draw(SamplePlan plan, Frontier frontier, long listsLeft) {
        List<FrameUnit> frame = frontier.frame().stream()
                .filter(unit -> unit.source() != FrameUnit.Source.OFFER)
                .toList();
        Draw draw = RandomDraw.draw(plan.seed(), frame, whole.site().sampling().strata(), plan.random());
        samples.drawn(plan.crawl(), draw, frame.size(), listsLeft, clock.instant());
    }

    /** Queues what was chosen, which changes nothing where it is queued already, and asks for it. */
    private Outcome fetchChosen() throws InterruptedException {
        SiteCrawl crawl = crawls.apply(stage(Stage.CHOSEN, Math.max(1, whole.budget() - shelves.spent())));
        Map<String, FrameUnit> frame = new HashMap<>();
        crawl.frontier().frame().forEach(unit -> frame.put(unit.key(), unit));
        List<Found> chosen = new ArrayList<>();
        for (Chosen one : samples.chosen(whole.crawl())) {
            FrameUnit unit = frame.get(one.key());
            if (unit != null) {
                Route route = new Route(unit.address(), PageKind.LISTING, unit.item(), unit.key());
                chosen.add(new Found(route, unit.depth()));
            }
        }
        crawl.frontier().add(chosen, clock.instant());
        return new Outcome(crawl.run(), crawl.frontier());
    }

    /** Chooses one more round. @return false where there is nothing more to choose */
    private boolean hunt(SamplePlan plan, Frontier frontier, int rounds) {
        List<Chosen> before = samples.chosen(plan.crawl());
        Set<String> taken = new HashSet<>();
        before.forEach(one -> taken.add(one.key()));
        long hunted =
                before.stream().filter(one -> one.share() == Share.TARGETED).count();
        int round = 1 + before.stream().mapToInt(Chosen::round).max().orElse(0);
        long left = plan.targeted() - hunted;
        int wanted = (int) Math.min(left, (plan.targeted() + rounds - 1) / rounds);
        if (wanted <= 0) {
            return false;
        }
        Trails trails = new Trails(whole.terms(), past.sellers(plan.site()), shelves.shown());
        List<FrameUnit> frame = frontier.frame();
        Map<String, String> strata =
                RandomDraw.names(frame, whole.site().sampling().strata(), Math.max(plan.random(), 1));
        List<Quarry> quarry = frame.stream()
                .filter(unit -> !taken.contains(unit.key()))
                .map(unit -> new Quarry(unit, strata.getOrDefault(unit.key(), ""), trails.of(unit)))
                .toList();
        List<Chosen> chosen = Hunt.choose(plan.seed(), quarry, past.records(plan.site(), trails), wanted, round);
        samples.hunted(plan.crawl(), chosen);
        return !chosen.isEmpty();
    }
}
