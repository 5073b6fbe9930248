package zhicha.app.web.lead;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Notice;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.frame.Visitor;
import zhicha.app.web.screenshot.ListingScreenshot;
import zhicha.app.web.screenshot.ScreenshotDesk;
import zhicha.crawler.evidence.wacz.PackageReport;
import zhicha.crawler.evidence.wacz.WaczWriter;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadDesk;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.lead.LeadOutcome;
import zhicha.reporting.lead.LeadStatus;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;

/** The list of leads, one lead, making one from confirmed flags, and a second person's approval. */
public final class LeadPages {
    private static final int ROWS = 50;
    private static final int WAITING = 20;

    private final Pages pages;
    private final LeadDesk desk;
    private final LeadFiles files;
    private final ScreenshotDesk screenshots;
    private final ConsoleAudit audit;

    public LeadPages(Pages pages, LeadDesk desk, LeadFiles files, ScreenshotDesk screenshots, ConsoleAudit audit) {
        this.pages = pages;
        this.desk = desk;
        this.files = files;
        this.screenshots = screenshots;
        this.audit = audit;
    }

    /**
     * @param status null for all
     * @param waiting sellers with confirmed flags in no lead; none for a reader who may not make leads
     */
    public record ListView(
            List<Lead> leads, @Nullable LeadStatus status, int page, boolean more, List<LeadDesk.Waiting> waiting) {
        /** What keeps a link to the filter; empty without one. */
        public String statusQuery() {
            return status == null ? "" : "&status=" + status.written();
        }
    }

    /**
     * @param mayApprove whether the reader is a second person: neither the author nor somebody who confirmed or added to it
     * @param screenshots of the listings' pages, by the listings' ids
     */
    public record LeadView(Lead lead, boolean mayApprove, Map<String, ListingScreenshot> screenshots) {
        public LeadView {
            screenshots = Map.copyOf(screenshots);
        }
    }

    public void routes(RoutesConfig routes) {
        routes.get("/leads", this::list, Permission.SEE_LEADS);
        routes.post("/leads", this::draft, Permission.MAKE_LEAD);
        routes.get("/leads/{number}", this::lead, Permission.SEE_LEADS);
        routes.post("/leads/{number}/submit", this::step, Permission.MAKE_LEAD);
        routes.post("/leads/{number}/withdraw", this::step, Permission.MAKE_LEAD);
        routes.post("/leads/{number}/approve", this::step, Permission.MAKE_LEAD);
        routes.post("/leads/{number}/return", this::step, Permission.MAKE_LEAD);
        routes.post("/leads/{number}/screenshot", this::screenshot, Permission.TAKE_SCREENSHOT);
        routes.get("/leads/{number}/lead.docx", this::docx, Permission.EXPORT_LEADS);
        routes.get("/leads/{number}/lead.json", this::json, Permission.EXPORT_LEADS);
        routes.get("/leads/{number}/lead.wacz", this::wacz, Permission.EXPORT_LEADS);
    }

    private void list(Context context) {
        LeadStatus status = status(context.queryParam("status"));
        int page = Math.clamp(context.queryParamAsClass("page", Integer.class).getOrDefault(0), 0, 100_000);
        List<Lead> leads = desk.list(status == null ? Set.of() : Set.of(status), ROWS + 1, page * ROWS);
        boolean more = leads.size() > ROWS;
        pages.show(
                context,
                "leads",
                "leads",
                new ListView(more ? leads.subList(0, ROWS) : leads, status, page, more, waiting(context)));
    }

    private List<LeadDesk.Waiting> waiting(Context context) {
        return Visitor.of(context).person().may(Permission.MAKE_LEAD) ? desk.waiting(WAITING) : List.of();
    }

    private void lead(Context context) {
        Notice notice = switch (Objects.requireNonNullElse(context.queryParam("done"), "")) {
            case "drafted" -> Notice.good("线索草稿已生成，请核对后提交复核。", "A draft was made. Check it, then submit it.");
            case "submit" -> Notice.good("已提交，等待第二人复核。", "Submitted; a second person has to approve it.");
            case "approve" -> Notice.good("复核通过。", "Approved.");
            case "return" -> Notice.good("已退回起草人修改。", "Sent back to its author.");
            case "withdraw" -> Notice.good("线索已撤销，编号不再使用。", "Withdrawn; its number is not used again.");
            default -> ScreenshotDesk.told(context);
        };
        show(context, find(context), notice);
    }

    private void draft(Context context) {
        Account person = Visitor.of(context).person();
        Set<String> flags = new LinkedHashSet<>(context.formParams("flag"));
        if (context.formParam("companions") != null && flags.size() == 1) {
            desk.companions(flags.iterator().next())
                    .forEach(entry -> flags.add(entry.flag().id()));
        }
        switch (desk.draft(new ArrayList<>(flags), person.name())) {
            case LeadOutcome.Written(Lead lead) -> {
                write(context, "lead-drafted", lead.number());
                context.redirect("/leads/" + lead.number() + "?done=drafted", HttpStatus.SEE_OTHER);
            }
            case LeadOutcome.Conflict(Lead lead, Wording why) -> {
                context.status(HttpStatus.CONFLICT);
                show(context, lead, Notice.warn(why));
            }
            case LeadOutcome.Refused(Wording why) -> {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                pages.show(
                        context,
                        "leads",
                        "leads",
                        new ListView(desk.list(Set.of(), ROWS, 0), null, 0, false, waiting(context)),
                        Notice.bad(why));
            }
        }
    }

    private void step(Context context) {
        Account person = Visitor.of(context).person();
        String number = context.pathParam("number");
        String what = context.path().substring(context.path().lastIndexOf('/') + 1);
        String note = Objects.requireNonNullElse(context.formParam("note"), "").strip();
        String written = Objects.requireNonNullElse(context.formParam("version"), "");
        if (!written.matches("[0-9]{1,9}") || note.length() > 2_000) {
            throw new BadRequestResponse("the form lacks the lead's version, or its note is too long");
        }
        int version = Integer.parseInt(written);
        LeadOutcome outcome = switch (what) {
            case "submit" -> desk.submit(number, version, person.name());
            case "approve" -> desk.approve(number, version, person.name(), note);
            case "return" -> desk.sendBack(number, version, person.name(), note);
            case "withdraw" -> desk.withdraw(number, version, person.name(), note);
            default -> throw new NotFoundResponse();
        };
        switch (outcome) {
            case LeadOutcome.Written(Lead lead) -> {
                write(context, "lead-" + what, number);
                context.redirect("/leads/" + number + "?done=" + what, HttpStatus.SEE_OTHER);
            }
            case LeadOutcome.Conflict(Lead lead, Wording why) -> {
                context.status(HttpStatus.CONFLICT);
                show(context, lead, Notice.warn(why));
            }
            case LeadOutcome.Refused(Wording why) -> {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                show(context, find(context), Notice.bad(why));
            }
        }
    }

    private void screenshot(Context context) {
        Lead lead = find(context);
        String flag = Objects.requireNonNullElse(context.formParam("flag"), "");
        Listing listing = lead.items().stream()
                .map(item -> item.flag())
                .filter(one -> one.id().equals(flag))
                .findFirst()
                .orElseThrow(NotFoundResponse::new)
                .listing();
        Notice refused = screenshots.ask(context, listing.id(), "/leads/" + lead.number());
        if (refused != null) {
            show(context, lead, refused);
        }
    }

    private void docx(Context context) {
        Lead lead = find(context);
        write(context, "lead-exported", lead.number() + " docx");
        download(context, lead.number() + ".docx")
                .contentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
                .result(files.docx(lead));
    }

    private void json(Context context) {
        Lead lead = find(context);
        write(context, "lead-exported", lead.number() + " json");
        download(context, lead.number() + ".json")
                .contentType("application/json; charset=utf-8")
                .result(files.json(lead));
    }

    /** Made in a file of its own, since it may be larger than memory, and sent from there. */
    private void wacz(Context context) {
        Lead lead = find(context);
        try {
            Path made = Files.createTempFile("zhicha-package", ".wacz");
            try {
                PackageReport report = files.wacz(lead, made);
                int lacking = report.lacking().size();
                write(context, "lead-exported", lead.number() + " wacz" + (lacking == 0 ? "" : ", lacking " + lacking));
                InputStream sent = Files.newInputStream(made, StandardOpenOption.DELETE_ON_CLOSE);
                download(context, lead.number() + ".wacz")
                        .contentType("application/wacz")
                        .header("Content-Length", Long.toString(report.bytes()))
                        .result(sent);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(made);
                throw e;
            }
        } catch (WaczWriter.NothingToPack nothing) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    context,
                    lead,
                    Notice.warn(
                            new Wording(
                                    "本线索没有可打包的取证记录：商品来自导入数据，或取证记录已按留存规定删除、缺失、不符。请用 zhicha evidence verify 校验证据库。",
                                    "There is nothing to pack: the listings were imported, or their captures were removed under a policy of retention, are missing or do not hold. Check the vault with zhicha evidence verify.")));
        } catch (IOException e) {
            throw new UncheckedIOException("the package of lead " + lead.number() + " could not be made", e);
        }
    }

    private static Context download(Context context, String name) {
        return context.header(
                "Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"");
    }

    private Lead find(Context context) {
        return desk.lead(context.pathParam("number")).orElseThrow(NotFoundResponse::new);
    }

    private void show(Context context, Lead lead, @Nullable Notice notice) {
        boolean mayApprove =
                LeadDesk.mayApprove(lead, Visitor.of(context).person().name());
        Visitor reader = Visitor.of(context);
        Map<String, ListingScreenshot> shown = new HashMap<>();
        for (LeadItem item : lead.items()) {
            Listing listing = item.flag().listing();
            shown.computeIfAbsent(listing.id(), id -> screenshots.of(listing, reader));
        }
        pages.show(context, "lead", "leads", new LeadView(lead, mayApprove, shown), notice);
    }

    private void write(Context context, String action, String subject) {
        Account person = Visitor.of(context).person();
        audit.write(person.name(), action, subject, "", context.ip());
    }

    private static @Nullable LeadStatus status(@Nullable String written) {
        try {
            return written == null || written.isBlank() ? null : LeadStatus.parse(written);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
