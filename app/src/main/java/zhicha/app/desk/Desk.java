package zhicha.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zhicha.app.archive.Archive;
import zhicha.app.archive.ArchiveSearch;
import zhicha.app.crawl.Browser;
import zhicha.app.crawl.SiteTurn;
import zhicha.app.evidence.LeadPackages;
import zhicha.app.judge.Judging;
import zhicha.app.judge.SealedPictures;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.screenshot.ScreenshotPass;
import zhicha.app.settings.ScreenshotSettings;
import zhicha.app.store.Intake;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.app.store.frontier.SqlFrontiers;
import zhicha.app.web.ConsoleParts;
import zhicha.app.web.lead.LeadFiles;
import zhicha.app.web.overview.StoreSurvey;
import zhicha.app.web.packs.PackBoard;
import zhicha.app.web.review.PackNames;
import zhicha.app.web.sealed.VaultCaptures;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.VaultReader;
import zhicha.crawler.evidence.wacz.PackageKey;
import zhicha.crawler.frontier.Frontiers;
import zhicha.crawler.plan.search.SearchTerm;
import zhicha.reporting.document.LeadDocument;
import zhicha.reporting.law.LawBook;
import zhicha.reporting.lead.LeadAssembly;
import zhicha.reporting.lead.LeadDesk;
import zhicha.reporting.lead.routing.AgencyDirectory;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.load.PackReading;
import zhicha.rules.rule.Rule;

/** Everything that keeps state, open. One program at a time may have a desk open. */
public final class Desk implements AutoCloseable {
    /** Name of the archive's folder within the folder of all state. */
    public static final String ARCHIVE = "archive";

    private final Store store;
    private final Vault vault;
    private final Path vaultFolder;
    private final Frontiers frontiers;
    private final Browser browser = new Browser();
    private final Clock clock;

    private Desk(Store store, Frontiers frontiers, Vault vault, Path vaultFolder, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.vaultFolder = vaultFolder;
        this.frontiers = frontiers;
        this.clock = clock;
    }

    /**
     * Opens the embedded store and the vault of a data folder.
     *
     * @param vault folder of the vault
     * @throws IOException if the vault cannot be used, for instance because another program writes it
     */
    public static Desk open(StoreSettings settings, Path vault, Clock clock) throws IOException {
        Files.createDirectories(vault);
        Store store = Store.open(settings, clock);
        try {
            SqlFrontiers frontiers = new SqlFrontiers(store.jdbi());
            if (settings.embedded()) {
                frontiers.alone(clock.instant());
                store.screenshots().alone();
            }
            return new Desk(store, frontiers, Vault.open(vault, clock), vault, clock);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The embedded store and the vault of a data folder. */
    public static Desk open(Path data, Clock clock) throws IOException {
        Files.createDirectories(data);
        return open(StoreSettings.file(data), data.resolve("vault"), clock);
    }

    public Store store() {
        return store;
    }

    public Vault vault() {
        return vault;
    }

    public SealedPictures pictures() {
        return new SealedPictures(store.pictures(), vault.reader());
    }

    /**
     * Turns that crawl, judge and fill the queue.
     *
     * @param inForce asked at the beginning of each turn, which then ends by what it began with
     */
    public SiteTurn turns(Supplier<Judgement> inForce) {
        return turns(inForce, null);
    }

    /** @param screenshots what takes them, of what is flagged among others; null for none */
    public SiteTurn turns(Supplier<Judgement> inForce, @Nullable ScreenshotPass screenshots) {
        Intake intake = screenshots != null && screenshots.settings().ofFlagged()
                ? store.intake().wishingScreenshots()
                : store.intake();
        return new SiteTurn(
                store,
                frontiers,
                vault,
                browser,
                new CurrentJudging(inForce, judgement -> judging(judgement, intake)),
                () -> WatchedNames.of(inForce.get().packs().rulebook()),
                screenshots,
                clock);
    }

    /** What takes screenshots of whole pages; one for a program. */
    public ScreenshotPass screenshots(ScreenshotSettings settings) {
        return new ScreenshotPass(store, frontiers, vault, browser::get, settings, clock);
    }

    /** What puts listings before the matcher and into the queue. */
    public Judging judging(Judgement judgement) {
        return judging(judgement, store.intake());
    }

    private Judging judging(Judgement judgement, Intake intake) {
        return new Judging(
                judgement.matcher(),
                judgement.pictures()::lookAhead,
                pictures(),
                intake,
                RightSnapshot.all(judgement.packs().rulebook()),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * Turns that only crawl.
     *
     * @param terms names that sites are searched for
     */
    public SiteTurn crawls(List<SearchTerm> terms) {
        return crawls(terms, null);
    }

    /** @param screenshots what takes those that wait, or null for none */
    public SiteTurn crawls(List<SearchTerm> terms, @Nullable ScreenshotPass screenshots) {
        return new SiteTurn(store, frontiers, vault, browser, () -> null, () -> terms, screenshots, clock);
    }

    public ReviewQueue queue() {
        return new ReviewQueue(store.reviews(), clock, store.ids(), ReviewQueue.LEASE);
    }

    /**
     * Where leads are made.
     *
     * @param inForce the rules that flags were raised by: they name the legal basis
     */
    public LeadDesk leads(Supplier<PackReading> inForce) {
        LeadAssembly assembly = new LeadAssembly(
                LawBook.standard(),
                AgencyDirectory.demonstration(),
                fired -> inForce.get().rulebook().rules().stream()
                        .filter(rule -> rule.id().equals(fired.id()))
                        .findFirst()
                        .map(Rule::basis));
        return new LeadDesk(store.reviews(), store.leads(), assembly, clock);
    }

    public LeadFiles leadFiles() {
        return leadFiles(store, vaultFolder, vault.reader(), clock);
    }

    /**
     * The same for a store and a vault that some other program may be writing.
     *
     * @param folder the vault that {@code vault} reads; the key that signs packages lies beside it
     */
    public static LeadFiles leadFiles(Store store, Path folder, VaultReader vault, Clock clock) {
        SealedPictures sealed = new SealedPictures(store.pictures(), vault);
        Path beside = Optional.ofNullable(folder.toAbsolutePath().getParent()).orElse(folder);
        return new DeskLeadFiles(
                new LeadDocument(
                        new DeskPictures(sealed, new DeskScreenshots(store.screenshots(), vault)),
                        new VaultEvidence(vault)),
                new LeadPackages(vault, folder, PackageKey.below(beside), sealed, store.screenshots(), clock));
    }

    /**
     * The search over everything that was observed, following the store from now on; to be closed before this desk.
     *
     * @param data folder of all state
     */
    public Archive archive(Path data) {
        return Archive.open(data.resolve(ARCHIVE), store.revisions());
    }

    /** Everything the console shows. */
    public ConsoleParts consoleParts(
            Supplier<PackReading> inForce, PackBoard board, ArchiveSearch archive, RequestedScreenshots screenshots) {
        return new ConsoleParts(
                store.jdbi(),
                store.audit(),
                queue(),
                leads(inForce),
                store.leads(),
                leadFiles(),
                pictures(),
                new VaultCaptures(vault.reader()),
                new StoreSurvey(store),
                PackNames.of(() -> inForce.get().rulebook()),
                board,
                archive,
                screenshots,
                clock);
    }

    @Override
    public void close() throws IOException {
        try (store;
                browser) {
            vault.close();
        }
    }
}
