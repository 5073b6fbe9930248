package zhicha.app.web.frame;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.Permission;
import zhicha.app.web.account.Secrets;
import zhicha.app.web.account.Sessions;
import zhicha.app.web.text.Language;

/** Where every request comes in: headers, who it is, whether the form is ours, and whether they may. */
public final class Door {
    public static final String COOKIE = "zhicha";
    public static final String LANGUAGE_COOKIE = "zhicha-language";
    public static final String FORM_FIELD = "form-token";
    /** Everything from ourselves, no script or style in the page itself. */
    static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private final Sessions sessions;
    private final boolean secureCookies;

    public Door(Sessions sessions, boolean secureCookies) {
        this.sessions = sessions;
        this.secureCookies = secureCookies;
    }

    /** For every request, before anything else. */
    public void open(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
                .header("Cache-Control", "no-store");
        Language language = Language.of(context.cookie(LANGUAGE_COOKIE));
        Optional<String> token = bearer(context);
        if (token.isPresent()) {
            Account account = sessions.program(token.get()).orElse(null);
            new Visitor(account, token.get(), true, language).enter(context);
            return;
        }
        String cookie = context.cookie(COOKIE);
        if (cookie == null || cookie.length() < 40 || cookie.length() > 60) {
            // before sign-in too a form needs a secret to be bound to
            cookie = Secrets.random();
            setCookie(context, cookie);
            new Visitor(null, cookie, false, language).enter(context);
            return;
        }
        new Visitor(sessions.browser(cookie).orElse(null), cookie, false, language).enter(context);
    }

    /** For every request that has a route. A route without a permission is closed. */
    public void check(Context context) {
        Visitor visitor = Visitor.of(context);
        Set<RouteRole> asked = context.routeRoles();
        if (!context.method().equals(HandlerType.GET) && !context.method().equals(HandlerType.HEAD)) {
            checkForm(context, visitor);
        }
        if (asked.contains(Permission.OPEN)) {
            return;
        }
        if (visitor.account() == null) {
            throw new UnauthorizedResponse();
        }
        boolean may = asked.stream().anyMatch(role -> role instanceof Permission permission && visitor.may(permission));
        if (!may) {
            throw new ForbiddenResponse();
        }
        boolean ownAccount =
                context.path().startsWith("/account") || context.path().equals("/sign-out");
        if (visitor.account().mustChange() && !ownAccount) {
            if (visitor.program()) {
                throw new ForbiddenResponse();
            }
            context.redirect("/account?change=1", HttpStatus.SEE_OTHER);
            context.skipRemainingHandlers();
        }
    }

    /** Binds the browser to a session, or to nothing more than a form secret. */
    public void setCookie(Context context, String value) {
        context.cookie(cookie(COOKIE, value, (int) Sessions.LONGEST.toSeconds(), true));
    }

    public void setLanguage(Context context, Language language) {
        context.cookie(cookie(LANGUAGE_COOKIE, language.written(), 365 * 24 * 3600, true));
    }

    private Cookie cookie(String name, String value, int seconds, boolean httpOnly) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(httpOnly);
        cookie.setSecure(secureCookies);
        cookie.setSameSite(SameSite.STRICT);
        return cookie;
    }

    private static void checkForm(Context context, Visitor visitor) {
        String site = context.header("Sec-Fetch-Site");
        boolean elsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
        String token = context.formParam(FORM_FIELD);
        if (visitor.program() || elsewhere || token == null || !Secrets.same(token, visitor.formToken())) {
            throw new ForbiddenResponse("form");
        }
    }

    private static Optional<String> bearer(Context context) {
        @Nullable String header = context.header("Authorization");
        return header != null && header.startsWith("Bearer ") && context.path().startsWith("/api/")
                ? Optional.of(header.substring("Bearer ".length()).strip())
                : Optional.empty();
    }
}
