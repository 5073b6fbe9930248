package zhicha.app.web.account;

import io.javalin.security.RouteRole;

/** What a route of the console asks of the person who calls it. */
public enum Permission implements RouteRole {
    /** Anybody, also without sign-in. */
    OPEN,
    /** Anybody who signed in. */
    SIGNED_IN,
    SEE_FLAGS,
    DECIDE,
    SEE_LEADS,
    MAKE_LEAD,
    EXPORT_LEADS,
    MANAGE_USERS,
    SEE_AUDIT
}
