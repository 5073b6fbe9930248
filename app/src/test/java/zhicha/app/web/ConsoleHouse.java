package zhicha.app.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zhicha.app.archive.Archive;
import zhicha.app.judge.SealedPictures;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.Role;
import zhicha.app.web.lead.LeadFiles;
import zhicha.app.web.overview.StoreSurvey;
import zhicha.app.web.packs.PackBoard;
import zhicha.app.web.review.PackNames;
import zhicha.app.web.sealed.VaultCaptures;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;
import zhicha.matcher.hit.Hit;
import zhicha.reporting.law.LawBook;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadAssembly;
import zhicha.reporting.lead.LeadDesk;
import zhicha.reporting.lead.routing.AgencyDirectory;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/** A console with everything real around it: an H2 file, a vault, people, and the right to put listings in. */
final class ConsoleHouse implements AutoCloseable {
    static final String PASSWORD = "a long enough secret 9";

    final Store store;
    final Vault vault;
    final Archive archive;
    final Console console;
    final ReviewQueue queue;
    final Accounts accounts;
    final LeadDesk leads;
    private final Map<String, CaptureId> pictures = new HashMap<>();
    private final CaptureContext context;

    ConsoleHouse(Path folder, int port) throws Exception {
        Clock clock = Clock.systemUTC();
        store = Store.open(StoreSettings.file(folder), clock);
        vault = Vault.open(folder.resolve("vault"), clock);
        context = vault.circumstances("demo", "test", "zhicha test");
        queue = new ReviewQueue(store.reviews(), clock, store.ids(), ReviewQueue.LEASE);
        leads = new LeadDesk(
                store.reviews(),
                store.leads(),
                new LeadAssembly(LawBook.standard(), AgencyDirectory.demonstration(), rule -> Optional.empty()),
                clock);
        accounts = new Accounts(store.jdbi(), clock);
        if (accounts.none()) {
            accounts.add("lin", "林晓", EnumSet.of(Role.ANALYST), PASSWORD, false);
            accounts.add("zhao", "赵明", EnumSet.of(Role.ANALYST), PASSWORD, false);
            accounts.add("wang", "王队", EnumSet.of(Role.OFFICER), PASSWORD, false);
            accounts.add("guan", "管理员", EnumSet.of(Role.ADMINISTRATOR), PASSWORD, false);
            accounts.add("shen", "沈审", EnumSet.of(Role.AUDITOR), PASSWORD, false);
            accounts.add("wei", "魏工", EnumSet.of(Role.MAINTAINER), PASSWORD, false);
        }
        archive = Archive.open(folder.resolve("archive"), store.revisions());
        console = Console.start(
                ConsoleSettings.local(port),
                new ConsoleParts(
                        store.jdbi(),
                        store.audit(),
                        queue,
                        leads,
                        store.leads(),
                        new PlainLeadFiles(),
                        new SealedPictures(store.pictures(), vault.reader()),
                        new VaultCaptures(vault.reader()),
                        new StoreSurvey(store),
                        new PackNames() {
                            @Override
                            public String right(String id) {
                                return id.equals("tm-lelexiong") ? "乐乐熊" : id;
                            }

                            @Override
                            public Wording rule(String id) {
                                return new Wording(id, id);
                            }
                        },
                        () -> new PackBoard.Board(clock.instant(), List.of(), List.of(), List.of(), false),
                        archive,
                        RequestedScreenshots.none(store, clock),
                        clock));
    }

    URI address() {
        return console.address();
    }

    /** Seals a page with its pictures, as a crawl would. */
    CaptureId seal(String address, String html, Map<String, byte[]> shown) throws Exception {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        CaptureId id = vault.seal(List.of(exchange(address, "text/html; charset=utf-8", body)), context)
                .id();
        for (var picture : shown.entrySet()) {
            pictures.put(
                    picture.getKey(),
                    vault.seal(List.of(exchange(picture.getKey(), "image/png", picture.getValue())), context)
                            .id());
        }
        return id;
    }

    void take(Listing listing, Hit hit, RightSnapshot right) {
        for (ListingImage image : listing.images()) {
            CaptureId capture = pictures.get(image.address());
            if (capture != null) {
                store.pictures()
                        .put(listing.id(), image, capture, Clock.systemUTC().instant());
            }
        }
        store.intake().take(listing, List.of(hit), Map.of(right.id(), right), null);
    }

    private static Exchange exchange(String address, String type, byte[] body) {
        return new Exchange(
                URI.create(address),
                "127.0.0.1",
                null,
                "GET / HTTP/1.1",
                List.of(new Header("Host", "shop.example")),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", type)),
                body,
                body,
                Clock.systemUTC().instant(),
                Duration.ofMillis(20));
    }

    @Override
    public void close() throws Exception {
        console.close();
        archive.close();
        vault.close();
        store.close();
    }

    /** Enough of a file to see that it is sent as one. */
    private static final class PlainLeadFiles implements LeadFiles {
        @Override
        public byte[] docx(Lead lead) {
            return ("document of " + lead.number()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String json(Lead lead) {
            return "{\"number\":\"" + lead.number() + "\"}";
        }

        @Override
        public PackageReport wacz(Lead lead, Path target) throws IOException {
            byte[] made = ("package of " + lead.number()).getBytes(StandardCharsets.UTF_8);
            Files.write(target, made);
            return new PackageReport(List.of(), List.of(), List.of(), made.length, false);
        }
    }
}
