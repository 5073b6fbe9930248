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
    /** To have a page asked for and photographed now. */
    TAKE_SCREENSHOT,
    /** To say that an alarm about a site was looked into. */
    MAINTAIN_SITES,
    MANAGE_USERS,
    SEE_AUDIT
}
