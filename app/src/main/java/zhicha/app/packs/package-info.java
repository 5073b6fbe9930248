/** Packs that are edited while a service runs: watched, read again where they changed, and put into force in one step. */
@NullMarked
package zhicha.app.packs;

import org.jspecify.annotations.NullMarked;
