package zhicha.app.web.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Notice;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.frame.Visitor;
import zhicha.app.web.screenshot.ScreenshotDesk;
import zhicha.crawler.life.LifeLine;
import zhicha.crawler.sample.Chosen;
import zhicha.reporting.review.Claim;
import zhicha.reporting.review.ClaimOutcome;
import zhicha.reporting.review.DecisionOutcome;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.decision.Note;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.rules.rule.Wording;

/** The card of one flag: opening claims it, a decision leads to the next, and the last decision can be undone. */
public final class CardPages {
    private final Pages pages;
    private final ReviewQueue queue;
    private final CardContents cards;
    private final ScreenshotDesk screenshots;
    private final ConsoleAudit audit;
    private final Trails trails = new Trails();

    /**
     * @param leadsWith numbers of the leads that a flag stands in
     * @param samples how a listing came into the latest sample it was read in
     * @param lives what became of a listing over time
     * @param screenshots of the listing's page
     */
    public CardPages(
            Pages pages,
            ReviewQueue queue,
            Function<String, List<String>> leadsWith,
            Function<String, Optional<Chosen>> samples,
            Function<String, LifeLine> lives,
            ScreenshotDesk screenshots,
            ConsoleAudit audit) {
        this.pages = pages;
        this.queue = queue;
        this.cards = new CardContents(queue, leadsWith, samples, lives, screenshots);
        this.screenshots = screenshots;
        this.audit = audit;
    }

    public void routes(RoutesConfig routes) {
        routes.get("/review/next", this::start, Permission.DECIDE);
        routes.post("/review/undo", this::undo, Permission.DECIDE);
        routes.get("/review/{flag}", this::card, Permission.SEE_FLAGS);
        routes.get("/review/{flag}/next", this::next, Permission.SEE_FLAGS);
        routes.get("/review/{flag}/previous", this::previous, Permission.SEE_FLAGS);
        routes.post("/review/{flag}/decide", this::decide, Permission.DECIDE);
        routes.post("/review/{flag}/note", this::note, Permission.DECIDE);
        routes.post("/review/{flag}/screenshot", this::screenshot, Permission.TAKE_SCREENSHOT);
        routes.post("/review/{flag}/release", this::release, Permission.DECIDE);
    }

    /** Back to the card that is still open, else to the most urgent one. */
    private void start(Context context) {
        Visitor visitor = Visitor.of(context);
        QueueQuery query = QueueQuery.of(context);
        Optional<QueueEntry> left = trails.at(visitor.sessionKey()).flatMap(queue::entry);
        Claim mine = left.isEmpty() ? null : left.get().claim();
        if (left.isPresent()
                && mine != null
                && mine.analyst().equals(visitor.person().name())
                && query.filter().equals(QueueFilter.OPEN)
                && left.get().status() == FlagStatus.OPEN) {
            redirect(context, query.on("/review/" + left.get().flag().id()));
        } else {
            toNext(context, "");
        }
    }

    private void card(Context context) {
        String flag = context.pathParam("flag");
        show(context, flag, CardNotices.of(context, queue));
    }

    private void next(Context context) {
        Visitor visitor = Visitor.of(context);
        String flag = context.pathParam("flag");
        QueueQuery query = QueueQuery.of(context);
        Optional<String> known = trails.after(visitor.sessionKey(), flag);
        if (known.isPresent()) {
            redirect(context, query.on("/review/" + known.get()));
        } else if (visitor.may(Permission.DECIDE)) {
            queue.release(flag, visitor.person().name());
            toNext(context, "");
        } else {
            redirect(context, query.on("/review"));
        }
    }

    private void previous(Context context) {
        String flag = context.pathParam("flag");
        QueueQuery query = QueueQuery.of(context);
        Optional<String> before = trails.before(Visitor.of(context).sessionKey(), flag);
        redirect(context, query.on(before.map(id -> "/review/" + id).orElse("/review")));
    }

    private void decide(Context context) {
        Visitor visitor = Visitor.of(context);
        String flag = context.pathParam("flag");
        if (QueuePages.unexplained(context)) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, flag, CardNotices.UNEXPLAINED);
            return;
        }
        Judgement judgement = QueuePages.judgement(context);
        QueueEntry.Sight seen = new QueueEntry.Sight(number(context, "revision"), number(context, "decision"));
        switch (queue.decide(flag, seen, judgement, visitor.person().name(), visitor.sessionKey())) {
            case DecisionOutcome.Recorded recorded -> {
                write(context, "decide", flag, judgement.written());
                toNext(context, flag);
            }
            case DecisionOutcome.Conflict conflict -> {
                context.status(HttpStatus.CONFLICT);
                show(
                        context,
                        flag,
                        Notice.warn(new Wording(
                                "未记录：" + conflict.why().zh() + "。",
                                "Not recorded: " + conflict.why().en() + ".")));
            }
            case DecisionOutcome.Refused refused ->
                throw new NotFoundResponse(refused.why().en());
        }
    }

    private void undo(Context context) {
        Visitor visitor = Visitor.of(context);
        String decision = context.formParam("withdraw");
        String analyst = visitor.person().name();
        DecisionOutcome outcome = decision == null || decision.isBlank()
                ? queue.undo(analyst, visitor.sessionKey())
                : queue.undo(decision, analyst, visitor.sessionKey());
        QueueQuery query = QueueQuery.of(context);
        switch (outcome) {
            case DecisionOutcome.Recorded recorded -> {
                String flag = recorded.decision().flag();
                write(context, "undo", flag, "");
                redirect(context, query.on("/review/" + flag + "?undone=1"));
            }
            case DecisionOutcome.Conflict conflict -> {
                context.status(HttpStatus.CONFLICT);
                show(context, conflict.entry().flag().id(), Notice.warn(conflict.why()));
            }
            case DecisionOutcome.Refused refused -> {
                String back = context.formParam("flag");
                if (back != null && queue.entry(back).isPresent()) {
                    context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                    show(context, back, Notice.warn(refused.why()));
                } else {
                    redirect(context, query.on("/review"));
                }
            }
        }
    }

    private void note(Context context) {
        String flag = context.pathParam("flag");
        String text = Objects.requireNonNullElse(context.formParam("note"), "");
        if (queue.entry(flag).isEmpty()) {
            throw new NotFoundResponse();
        }
        if (Note.plain(text).isBlank() || text.length() > Note.LONGEST) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    context,
                    flag,
                    Notice.bad(new Wording(
                            "备注未保存：须为 1 至 " + Note.LONGEST + " 字，现为 "
                                    + text.strip().length() + " 字。",
                            "The note was not kept: it needs 1 to " + Note.LONGEST + " characters and has "
                                    + text.strip().length() + ".")));
            return;
        }
        queue.note(flag, Visitor.of(context).person().name(), text);
        write(context, "note", flag, "");
        redirect(context, QueueQuery.of(context).on("/review/" + flag));
    }

    private void screenshot(Context context) {
        String flag = context.pathParam("flag");
        QueueEntry entry = queue.entry(flag).orElseThrow(NotFoundResponse::new);
        String back = QueueQuery.of(context).on("/review/" + flag);
        Notice refused = screenshots.ask(context, entry.flag().listing().id(), back);
        if (refused != null) {
            show(context, flag, refused);
        }
    }

    private void release(Context context) {
        queue.release(context.pathParam("flag"), Visitor.of(context).person().name());
        redirect(context, QueueQuery.of(context).on("/review"));
    }

    /** Claims the next flag of the queue and goes there; {@code decided} is the flag that was decided just now. */
    private void toNext(Context context, String decided) {
        Visitor visitor = Visitor.of(context);
        QueueQuery query = QueueQuery.of(context);
        String session = visitor.sessionKey();
        String analyst = visitor.person().name();
        Optional<ClaimOutcome.Claimed> next = queue.next(query.filter(), analyst, trails.seen(session));
        if (next.isEmpty()) {
            // all the rest was skipped: it comes round again
            trails.forget(session);
            next = queue.next(query.filter(), analyst, decided.isEmpty() ? Set.of() : Set.of(decided));
        }
        String tail = decided.isEmpty() ? "" : "?after=" + decided;
        String path =
                next.map(claimed -> "/review/" + claimed.entry().flag().id()).orElse("/review");
        redirect(context, query.on(path + tail));
    }

    private void show(Context context, String flag, @Nullable Notice notice) {
        Visitor visitor = Visitor.of(context);
        boolean mayDecide = visitor.may(Permission.DECIDE);
        QueueEntry entry;
        Claim taken = null;
        if (mayDecide) {
            switch (queue.claim(flag, visitor.person().name())) {
                case ClaimOutcome.Claimed claimed -> entry = claimed.entry();
                case ClaimOutcome.Taken other -> {
                    entry = other.entry();
                    taken = other.by();
                }
                case ClaimOutcome.Unknown unknown -> throw new NotFoundResponse();
            }
        } else {
            entry = queue.entry(flag).orElseThrow(NotFoundResponse::new);
        }
        trails.open(visitor.sessionKey(), flag);
        pages.show(context, "card", "review", cards.of(context, entry, taken, mayDecide), notice);
    }

    private static int number(Context context, String name) {
        String value = context.formParam(name);
        if (value == null || !value.matches("[0-9]{1,9}")) {
            throw new BadRequestResponse("the form lacks its number \"" + name + "\"; open the card again");
        }
        return Integer.parseInt(value);
    }

    private void write(Context context, String action, String flag, String detail) {
        var person = Visitor.of(context).person();
        audit.write(person.name(), action, flag, detail, context.ip());
    }

    private static void redirect(Context context, String path) {
        context.redirect(path, HttpStatus.SEE_OTHER);
    }
}
