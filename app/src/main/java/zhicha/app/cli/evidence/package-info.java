/** {@code zhicha evidence}: roots and their time-stamps, proofs, what a capture says, retention. */
@NullMarked
package zhicha.app.cli.evidence;

import org.jspecify.annotations.NullMarked;
