/** Verbs for rule maintainers: rules, match. */
@NullMarked
package zhicha.app.cli.rules;

import org.jspecify.annotations.NullMarked;
