package zhicha.app.web.entry;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.log.AuditLog;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.AccountProblem;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.account.Role;
import zhicha.app.web.frame.Notice;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.frame.Visitor;
import zhicha.rules.rule.Wording;

/** The users, for administrators; the audit log, for auditors. */
public final class UserPages {
    private static final int ENTRIES = 100;

    private final Pages pages;
    private final Accounts accounts;
    private final ConsoleAudit audit;

    public UserPages(Pages pages, Accounts accounts, ConsoleAudit audit) {
        this.pages = pages;
        this.accounts = accounts;
        this.audit = audit;
    }

    public record Users(List<Account> accounts, List<Role> roles) {}

    /** @param page from 0 */
    public record Audit(List<AuditLog.Entry> entries, int page, boolean more) {}

    public void routes(RoutesConfig routes) {
        routes.get("/users", context -> show(context, null), Permission.MANAGE_USERS);
        routes.post("/users", this::add, Permission.MANAGE_USERS);
        routes.post("/users/{id}", this::change, Permission.MANAGE_USERS);
        routes.get("/audit", this::auditLog, Permission.SEE_AUDIT);
    }

    private void add(Context context) {
        try {
            Account added = accounts.add(
                    field(context, "name"), field(context, "shown"), roles(context), field(context, "password"), true);
            write(context, "user-added", added.name(), written(added.roles()));
            context.redirect("/users", HttpStatus.SEE_OTHER);
        } catch (AccountProblem problem) {
            refuse(context, problem);
        }
    }

    private void change(Context context) {
        Account account = accounts.byId(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        boolean self = account.id().equals(Visitor.of(context).person().id());
        try {
            switch (field(context, "what")) {
                case "roles" -> {
                    Set<Role> roles = roles(context);
                    if (self && !roles.contains(Role.ADMINISTRATOR)) {
                        refuse(
                                context,
                                new Wording("不能取消自己的管理员角色。", "You cannot take your own administrator role away."));
                        return;
                    }
                    accounts.setRoles(account, roles);
                    write(context, "user-roles", account.name(), written(roles));
                }
                case "password" -> {
                    accounts.setPassword(account, field(context, "password"), true);
                    write(context, "user-password-reset", account.name(), "");
                }
                case "close" -> {
                    if (self) {
                        refuse(context, new Wording("不能停用自己的账号。", "You cannot close your own account."));
                        return;
                    }
                    accounts.setActive(account, false);
                    write(context, "user-closed", account.name(), "");
                }
                case "open" -> {
                    accounts.setActive(account, true);
                    write(context, "user-opened", account.name(), "");
                }
                default -> {
                    refuse(context, new Wording("没有这项操作。", "There is no such action."));
                    return;
                }
            }
            context.redirect("/users", HttpStatus.SEE_OTHER);
        } catch (AccountProblem problem) {
            refuse(context, problem.wording());
        }
    }

    private void auditLog(Context context) {
        int page = Math.clamp(context.queryParamAsClass("page", Integer.class).getOrDefault(0), 0, 10_000);
        List<AuditLog.Entry> entries = audit.newest(ENTRIES + 1, page * ENTRIES);
        boolean more = entries.size() > ENTRIES;
        pages.show(context, "audit", "audit", new Audit(more ? entries.subList(0, ENTRIES) : entries, page, more));
    }

    private void refuse(Context context, AccountProblem problem) {
        refuse(context, problem.wording());
    }

    private void refuse(Context context, Wording why) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(context, Notice.bad(why));
    }

    private void show(Context context, @Nullable Notice notice) {
        pages.show(context, "users", "users", new Users(accounts.all(), List.of(Role.values())), notice);
    }

    private void write(Context context, String action, String subject, String detail) {
        Account person = Visitor.of(context).person();
        audit.write(person.name(), action, subject, detail, context.ip());
    }

    private static Set<Role> roles(Context context) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String written : context.formParams("role")) {
            try {
                roles.add(Role.parse(written));
            } catch (IllegalArgumentException unknown) {
                throw new BadRequestResponse(unknown.getMessage());
            }
        }
        return roles;
    }

    private static String written(Set<Role> roles) {
        return roles.stream().map(Role::written).sorted().collect(Collectors.joining(" "));
    }

    private static String field(Context context, String name) {
        return Objects.requireNonNullElse(context.formParam(name), "");
    }
}
