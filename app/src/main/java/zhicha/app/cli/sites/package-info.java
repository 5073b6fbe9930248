/** Verbs for those who write site files. */
@NullMarked
package zhicha.app.cli.sites;

import org.jspecify.annotations.NullMarked;
