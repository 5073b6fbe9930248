package zhicha.app.web.entry;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.AccountProblem;
import zhicha.app.web.account.Accounts;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.account.Sessions;
import zhicha.app.web.account.Sessions.ProgramToken;
import zhicha.app.web.account.SignIn;
import zhicha.app.web.frame.Door;
import zhicha.app.web.frame.Notice;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.frame.Visitor;
import zhicha.rules.rule.Wording;

/** One's own account: password and tokens for programs. */
public final class AccountPages {
    private final Pages pages;
    private final Door door;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Sessions sessions;
    private final ConsoleAudit audit;

    public AccountPages(
            Pages pages, Door door, Accounts accounts, SignIn signIn, Sessions sessions, ConsoleAudit audit) {
        this.pages = pages;
        this.door = door;
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** @param fresh a token that was made just now and is shown this once, or null */
    public record View(
            Account account,
            List<ProgramToken> tokens,
            @Nullable String fresh) {}

    public void routes(RoutesConfig routes) {
        routes.get("/account", this::own, Permission.SIGNED_IN);
        routes.post("/account/password", this::password, Permission.SIGNED_IN);
        routes.post("/account/tokens", this::issue, Permission.SIGNED_IN);
        routes.post("/account/tokens/revoke", this::revoke, Permission.SIGNED_IN);
    }

    private void own(Context context) {
        Account account = Visitor.of(context).person();
        Notice notice = null;
        if (account.mustChange()) {
            notice = Notice.warn(new Wording("首次登录或密码被重置后，请先修改密码。", "Please choose a password of your own first."));
        } else if (context.queryParam("changed") != null) {
            notice = Notice.good(
                    "密码已修改，其他登录会话和程序令牌均已失效。", "Password changed; all other sessions and tokens were ended.");
        }
        show(context, account, null, notice);
    }

    private void password(Context context) {
        Account account = Visitor.of(context).person();
        String present = field(context, "present");
        String fresh = field(context, "fresh");
        Wording problem = null;
        if (!fresh.equals(field(context, "again"))) {
            problem = new Wording("两次输入的新密码不一致。", "The two new passwords differ.");
        } else if (!signIn.confirm(account, present, context.ip())) {
            problem = new Wording("当前密码不正确，或尝试次数过多。", "The present password is wrong, or there were too many tries.");
        } else if (fresh.equals(present)) {
            problem = new Wording("新密码与当前密码相同。", "The new password is the present one.");
        } else {
            try {
                accounts.setPassword(account, fresh, false);
            } catch (AccountProblem weak) {
                problem = weak.wording();
            }
        }
        if (problem != null) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, account, null, Notice.bad(problem));
            return;
        }
        audit.write(account.name(), "password-changed", account.name(), "", context.ip());
        door.setCookie(context, sessions.open(account));
        context.redirect("/account?changed=1", HttpStatus.SEE_OTHER);
    }

    private void issue(Context context) {
        Account account = Visitor.of(context).person();
        String label = field(context, "label");
        String token = sessions.issue(account, label.isBlank() ? "API" : label);
        audit.write(account.name(), "token-issued", label, "", context.ip());
        show(context, account, token, null);
    }

    private void revoke(Context context) {
        Account account = Visitor.of(context).person();
        sessions.revoke(account, field(context, "key"));
        audit.write(account.name(), "token-revoked", "", "", context.ip());
        context.redirect("/account", HttpStatus.SEE_OTHER);
    }

    private void show(Context context, Account account, @Nullable String fresh, @Nullable Notice notice) {
        pages.show(context, "account", "", new View(account, sessions.programTokens(account), fresh), notice);
    }

    private static String field(Context context, String name) {
        return Objects.requireNonNullElse(context.formParam(name), "");
    }
}
