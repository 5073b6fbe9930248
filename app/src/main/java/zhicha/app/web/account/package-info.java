/** People who use the console: accounts and roles, passwords, sign-in, sessions, and the audit log of what they did. */
@NullMarked
package zhicha.app.web.account;

import org.jspecify.annotations.NullMarked;
