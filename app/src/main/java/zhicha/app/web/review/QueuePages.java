package zhicha.app.web.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Notice;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.frame.Visitor;
import zhicha.app.web.review.words.DecisionWords;
import zhicha.app.web.text.MarkedText;
import zhicha.reporting.review.DecisionOutcome;
import zhicha.reporting.review.QueueCounts;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueEntry.Sight;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.decision.DismissalReason;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.TextField;

/** The queue as a list, the page of one seller, and one decision on many flags that look alike. */
public final class QueuePages {
    private static final int ROWS = 50;
    private static final int MOST_AT_ONCE = 200;
    private static final Pattern CHOSEN = Pattern.compile("([0-9A-Za-z-]{1,40}) ([0-9]{1,9}) ([0-9]{1,18})");

    private final Pages pages;
    private final ReviewQueue queue;
    private final PackNames names;
    private final ConsoleAudit audit;

    public QueuePages(Pages pages, ReviewQueue queue, PackNames names, ConsoleAudit audit) {
        this.pages = pages;
        this.queue = queue;
        this.names = names;
        this.audit = audit;
    }

    /**
     * @param counts over everything of this status, so that a filter shows what it would bring
     * @param total flags in the filtered queue
     * @param page from 0
     */
    public record View(
            QueueQuery query,
            List<QueueEntry> entries,
            QueueCounts counts,
            PackNames names,
            long total,
            int page,
            boolean more) {
        public MarkedText title(QueueEntry entry) {
            return Card.marked(entry.flag(), TextField.TITLE);
        }

        public static int rows() {
            return ROWS;
        }
    }

    /** @param byRight open flags of this seller by right, where there is more than one */
    public record Seller(
            SellerKey key,
            String name,
            List<QueueEntry> entries,
            QueueCounts counts,
            Map<String, List<QueueEntry>> byRight) {
        public Flag any() {
            return entries.getFirst().flag();
        }

        public MarkedText title(QueueEntry entry) {
            return Card.marked(entry.flag(), TextField.TITLE);
        }
    }

    public void routes(RoutesConfig routes) {
        routes.get("/review", this::list, Permission.SEE_FLAGS);
        routes.get("/seller", context -> seller(context, null), Permission.SEE_FLAGS);
        routes.post("/review/bulk", this::bulk, Permission.DECIDE);
    }

    private void list(Context context) {
        QueueQuery query = QueueQuery.of(context);
        int page = Math.clamp(context.queryParamAsClass("page", Integer.class).getOrDefault(0), 0, 100_000);
        List<QueueEntry> entries = queue.list(query.filter(), ROWS + 1, page * ROWS);
        boolean more = entries.size() > ROWS;
        QueueFilter sameStatus =
                QueueFilter.ALL.status(query.filter().statuses().toArray(FlagStatus[]::new));
        View view = new View(
                query,
                more ? entries.subList(0, ROWS) : entries,
                queue.counts(sameStatus),
                names,
                queue.count(query.filter()),
                page,
                more);
        Notice decided = CardNotices.decidedJustNow(queue, context.queryParam("after"));
        pages.show(context, "queue", "review", view, decided);
    }

    private void seller(Context context, @Nullable Notice notice) {
        String value = context.queryParam("key") != null ? context.queryParam("key") : context.formParam("seller");
        if (value == null || value.isBlank()) {
            throw new NotFoundResponse();
        }
        SellerKey key = new SellerKey(value);
        QueueFilter filter = QueueFilter.ALL.seller(key);
        List<QueueEntry> entries = queue.list(filter, 500, 0);
        if (entries.isEmpty()) {
            throw new NotFoundResponse();
        }
        Map<String, List<QueueEntry>> byRight = new LinkedHashMap<>();
        for (QueueEntry entry : entries) {
            if (entry.status() == FlagStatus.OPEN || entry.status() == FlagStatus.UNSURE) {
                byRight.computeIfAbsent(entry.flag().right().id(), id -> new ArrayList<>())
                        .add(entry);
            }
        }
        String name = entries.getFirst().flag().listing().seller().name();
        pages.show(
                context,
                "seller",
                "review",
                new Seller(key, name == null ? "" : name, entries, queue.counts(filter), byRight),
                notice);
    }

    private void bulk(Context context) {
        Visitor visitor = Visitor.of(context);
        Account person = visitor.person();
        if (unexplained(context)) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            seller(context, CardNotices.UNEXPLAINED);
            return;
        }
        Judgement judgement = judgement(context);
        SequencedMap<String, Sight> seen = seen(context);
        if (seen.isEmpty()) {
            seller(context, Notice.warn(new Wording("没有选中任何商品。", "Nothing was selected.")));
            return;
        }
        int done = 0;
        List<Wording> refused = new ArrayList<>();
        for (DecisionOutcome outcome : queue.decideAll(seen, judgement, person.name(), visitor.sessionKey())) {
            switch (outcome) {
                case DecisionOutcome.Recorded recorded -> {
                    done++;
                    audit.write(
                            person.name(),
                            "decide",
                            recorded.decision().flag(),
                            "bulk " + judgement.written(),
                            context.ip());
                }
                case DecisionOutcome.Conflict conflict -> refused.add(conflict.why());
                case DecisionOutcome.Refused no -> refused.add(no.why());
            }
        }
        Wording what = DecisionWords.of(judgement);
        String zh = "已对 " + done + " 件作出研判（" + what.zh() + "）";
        String en = done + " decided (" + what.en() + ")";
        Notice notice = refused.isEmpty()
                ? Notice.good(zh + "。", en + ".")
                : Notice.warn(new Wording(
                        zh + "；" + refused.size() + " 件未处理："
                                + refused.getFirst().zh(),
                        en + "; " + refused.size() + " left alone: "
                                + refused.getFirst().en()));
        seller(context, notice);
    }

    /** What was chosen, and what each of them was when the page was shown: {@code flag} is id, revision and decision. */
    private static SequencedMap<String, Sight> seen(Context context) {
        SequencedMap<String, Sight> seen = new LinkedHashMap<>();
        for (String chosen : context.formParams("flag")) {
            Matcher parts = CHOSEN.matcher(chosen);
            if (!parts.matches()) {
                throw new BadRequestResponse("the form names a flag without what was seen; open the page again");
            }
            if (seen.size() < MOST_AT_ONCE) {
                seen.putIfAbsent(
                        parts.group(1), new Sight(Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))));
            }
        }
        return seen;
    }

    /** Whether a form dismisses for another reason and does not say which. */
    static boolean unexplained(Context context) {
        return "dismiss:other".equals(context.formParam("judgement"))
                && Objects.requireNonNullElse(context.formParam("note"), "").isBlank();
    }

    /** The judgement of a form: {@code judgement} is confirm, unsure or {@code dismiss:} and a reason. */
    static Judgement judgement(Context context) {
        String written = Objects.requireNonNullElse(context.formParam("judgement"), "");
        String note = Objects.requireNonNullElse(context.formParam("note"), "").strip();
        if (note.length() > 2_000) {
            throw new BadRequestResponse("the note is longer than 2,000 characters");
        }
        try {
            return switch (written) {
                case "confirm" -> new Judgement.Confirm(note);
                case "unsure" -> new Judgement.Unsure(note);
                default -> {
                    if (!written.startsWith("dismiss:")) {
                        throw new BadRequestResponse("no judgement \"" + written + "\"");
                    }
                    yield new Judgement.Dismiss(DismissalReason.parse(written.substring("dismiss:".length())), note);
                }
            };
        } catch (IllegalArgumentException problem) {
            throw new BadRequestResponse(String.valueOf(problem.getMessage()));
        }
    }
}
