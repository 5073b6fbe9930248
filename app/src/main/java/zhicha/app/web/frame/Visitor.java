package zhicha.app.web.frame;

import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.Account;
import zhicha.app.web.account.Permission;
import zhicha.app.web.account.Secrets;
import zhicha.app.web.account.Sessions;
import zhicha.app.web.text.Language;

/**
 * Whoever sends a request.
 *
 * @param account null before sign-in
 * @param secret the value of the cookie, or of a program's token
 * @param program whether it is a program with a token rather than a browser with a session
 */
public record Visitor(@Nullable Account account, String secret, boolean program, Language language) {
    private static final String ATTRIBUTE = "zhicha.visitor";

    public static Visitor of(Context context) {
        return Objects.requireNonNull(context.attribute(ATTRIBUTE), "the door has not seen this request");
    }

    void enter(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    public boolean may(Permission permission) {
        return permission == Permission.OPEN || account != null && account.may(permission);
    }

    /** The account of a request that got through the door of a route which asks for one. */
    public Account person() {
        return Objects.requireNonNull(account, "this route is open to people who did not sign in");
    }

    /** Names the session in decisions without giving its token away. */
    public String sessionKey() {
        return Sessions.key(secret);
    }

    public String formToken() {
        return Secrets.formToken(secret);
    }
}
