package zhicha.app.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import zhicha.app.store.layout.LayoutAlarms;
import zhicha.app.store.life.ListingLives;
import zhicha.app.store.listing.ListingRevisions;
import zhicha.app.store.sample.Samples;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.account.Sessions;
import zhicha.app.web.account.SignIn;
import zhicha.app.web.api.ApiPages;
import zhicha.app.web.api.RequestCounts;
import zhicha.app.web.entry.AccountPages;
import zhicha.app.web.entry.ProblemPages;
import zhicha.app.web.entry.SignInPages;
import zhicha.app.web.entry.UserPages;
import zhicha.app.web.frame.Assets;
import zhicha.app.web.frame.Door;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.lead.LeadPages;
import zhicha.app.web.overview.OverviewPages;
import zhicha.app.web.packs.PackPages;
import zhicha.app.web.prevalence.PrevalencePages;
import zhicha.app.web.review.CardPages;
import zhicha.app.web.review.FlagPictures;
import zhicha.app.web.review.QueuePages;
import zhicha.app.web.screenshot.ScreenshotDesk;
import zhicha.app.web.screenshot.ScreenshotPages;
import zhicha.app.web.sealed.PictureShelf;
import zhicha.app.web.sealed.SealedPages;
import zhicha.app.web.search.RevisionPictures;
import zhicha.app.web.search.SearchPages;
import zhicha.reporting.review.QueueFilter;

/** The running console. */
public final class Console implements AutoCloseable {
    private static final long LARGEST_FORM = 256L << 10;
    private static final int THREADS = 64;

    private final Javalin server;
    private final URI address;

    private Console(Javalin server, URI address) {
        this.server = server;
        this.address = address;
    }

    /** @throws ConsoleProblem if the port is taken or the address is not this machine's; says what to do */
    public static Console start(ConsoleSettings settings, ConsoleParts parts) {
        Javalin server = Javalin.create(config -> furnish(config, settings, parts));
        try {
            server.start(settings.host(), settings.port());
        } catch (RuntimeException e) {
            server.stop();
            throw new ConsoleProblem(settings, e);
        }
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return new Console(server, URI.create("http://" + host + ":" + server.port() + "/"));
    }

    /** For instance {@code http://127.0.0.1:8686/}. */
    public URI address() {
        return address;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void furnish(JavalinConfig config, ConsoleSettings settings, ConsoleParts parts) {
        Clock clock = parts.clock();
        Accounts accounts = new Accounts(parts.jdbi(), clock);
        Sessions sessions = new Sessions(parts.jdbi(), accounts, clock);
        SignIn signIn = new SignIn(parts.jdbi(), accounts, clock);
        ConsoleAudit audit = new ConsoleAudit(parts.audit());
        Assets assets = new Assets();
        Door door = new Door(sessions, settings.secureCookies());
        Pages pages = new Pages(assets, () -> parts.queue().count(QueueFilter.OPEN));
        RequestCounts requests = new RequestCounts();

        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = LARGEST_FORM;
        config.http.generateEtags = false;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 4);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
        });
        config.requestLogger.http((context, millis) -> requests.count(context.statusCode(), millis));

        var routes = config.routes;
        routes.before(door::open);
        routes.beforeMatched(door::check);
        routes.get("/assets/{version}/{name}", assets::serve, Permission.OPEN);
        new SignInPages(pages, door, signIn, sessions, audit, clock).routes(routes);
        new AccountPages(pages, door, accounts, signIn, sessions, audit).routes(routes);
        new UserPages(pages, accounts, audit).routes(routes);
        new OverviewPages(
                        pages,
                        parts.queue(),
                        parts.leadStore(),
                        parts.survey(),
                        new LayoutAlarms(parts.jdbi()),
                        audit,
                        clock)
                .routes(routes);
        new QueuePages(pages, parts.queue(), parts.names(), audit).routes(routes);
        ScreenshotDesk screenshots = new ScreenshotDesk(parts.screenshots(), audit);
        new CardPages(
                        pages,
                        parts.queue(),
                        parts.leadStore()::leadsWith,
                        new Samples(parts.jdbi())::latest,
                        new ListingLives(parts.jdbi())::of,
                        screenshots,
                        audit)
                .routes(routes);
        PictureShelf shelf = new PictureShelf();
        new FlagPictures(parts.queue(), parts.pictures(), shelf).routes(routes);
        new SearchPages(pages, parts.archive()).routes(routes);
        new RevisionPictures(new ListingRevisions(parts.jdbi()), parts.pictures(), shelf).routes(routes);
        new SealedPages(pages, parts.captures()).routes(routes);
        new ScreenshotPages(pages, parts.captures(), shelf).routes(routes);
        new PrevalencePages(pages, parts.jdbi()).routes(routes);
        new PackPages(pages, parts.packs()).routes(routes);
        new LeadPages(pages, parts.leads(), parts.leadFiles(), screenshots, audit).routes(routes);
        new ApiPages(parts.queue(), parts.leadStore(), requests, settings.openHealth()).routes(routes);
        new ProblemPages(pages).routes(routes);
    }

    /** The console could not start; the message says what to do. */
    public static final class ConsoleProblem extends RuntimeException {
        private static final long serialVersionUID = 1;

        ConsoleProblem(ConsoleSettings settings, Throwable cause) {
            super(message(settings, cause), cause);
        }

        private static String message(ConsoleSettings settings, Throwable cause) {
            String where = settings.host() + ":" + settings.port();
            for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
                if (reason instanceof BindException
                        || String.valueOf(reason.getMessage()).contains("already in use")) {
                    return "the console cannot listen on " + where + ": " + reason.getMessage()
                            + "; stop what uses it, or choose another port with --port";
                }
            }
            return "the console cannot start on " + where + ": " + cause.getMessage();
        }
    }
}
