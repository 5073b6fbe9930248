package zhicha.app.web.entry;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.account.Secrets;
import zhicha.app.web.account.Sessions;
import zhicha.app.web.account.SignIn;
import zhicha.app.web.account.SignIn.Outcome;
import zhicha.app.web.frame.Door;
import zhicha.app.web.frame.Notice;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.frame.Visitor;
import zhicha.app.web.text.Language;
import zhicha.rules.rule.Wording;

/** Sign-in, sign-out and the choice of language. */
public final class SignInPages {
    private final Pages pages;
    private final Door door;
    private final SignIn signIn;
    private final Sessions sessions;
    private final ConsoleAudit audit;
    private final InstantSource clock;

    public SignInPages(
            Pages pages, Door door, SignIn signIn, Sessions sessions, ConsoleAudit audit, InstantSource clock) {
        this.pages = pages;
        this.door = door;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param next where to go afterwards: a path of ours */
    public record View(String name, String next) {}

    public void routes(RoutesConfig routes) {
        routes.get("/sign-in", this::form, Permission.OPEN);
        routes.post("/sign-in", this::enter, Permission.OPEN);
        routes.post("/sign-out", this::leave, Permission.OPEN);
        routes.post("/language", this::language, Permission.OPEN);
    }

    private void form(Context context) {
        if (Visitor.of(context).account() != null) {
            context.redirect("/overview", HttpStatus.SEE_OTHER);
            return;
        }
        pages.show(context, "sign-in", "", new View("", ours(context.queryParam("next"))));
    }

    private void enter(Context context) {
        String name = Objects.requireNonNullElse(context.formParam("name"), "");
        String password = Objects.requireNonNullElse(context.formParam("password"), "");
        String next = ours(context.formParam("next"));
        switch (signIn.attempt(name, password, context.ip())) {
            case Outcome.Welcome(Account account) -> {
                // a fresh token, so that one planted before sign-in is worth nothing
                door.setCookie(context, sessions.open(account));
                audit.write(account.name(), "sign-in", "", "", context.ip());
                context.redirect(next, HttpStatus.SEE_OTHER);
            }
            case Outcome.Refused() -> {
                audit.write(name, "sign-in-refused", "", "", context.ip());
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                show(context, name, next, new Wording("用户名或密码不正确。", "The name or the password is wrong."));
            }
            case Outcome.Locked(Instant until) -> {
                audit.write(name, "sign-in-locked", "", "", context.ip());
                long minutes = 1 + Duration.between(clock.instant(), until).toMinutes();
                context.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", Long.toString(minutes * 60));
                show(
                        context,
                        name,
                        next,
                        new Wording(
                                "尝试次数过多，请在 " + minutes + " 分钟后再试；如忘记密码，请联系系统管理员重置。",
                                "Too many tries. Wait " + minutes
                                        + " minutes; if you forgot the password, ask an administrator to set a new one."));
            }
        }
    }

    private void show(Context context, String name, String next, Wording problem) {
        pages.show(context, "sign-in", "", new View(name, next), Notice.bad(problem));
    }

    private void leave(Context context) {
        Visitor visitor = Visitor.of(context);
        if (visitor.account() != null) {
            sessions.close(visitor.secret());
            audit.write(visitor.account().name(), "sign-out", "", "", context.ip());
        }
        door.setCookie(context, Secrets.random());
        context.redirect("/sign-in", HttpStatus.SEE_OTHER);
    }

    private void language(Context context) {
        door.setLanguage(context, Language.of(context.formParam("language")));
        context.redirect(ours(context.formParam("next")), HttpStatus.SEE_OTHER);
    }

    /** Only a path on this console: anything else could send somebody who just signed in elsewhere. */
    static String ours(@Nullable String next) {
        if (next == null || next.startsWith("/sign-") || !next.matches("/(?![/\\\\])[A-Za-z0-9/_.~%?&=:+-]{0,500}")) {
            return "/overview";
        }
        return next;
    }
}
