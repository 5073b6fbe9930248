/** Coming in and keeping house: sign-in, one's own account, the users, the audit log, and what is said when a page fails. */
@NullMarked
package zhicha.app.web.entry;

import org.jspecify.annotations.NullMarked;
