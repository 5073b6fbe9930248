/** The packs in force, and the edit that was not taken: what a rule maintainer looks at after saving a file. */
@NullMarked
package zhicha.app.web.packs;

import org.jspecify.annotations.NullMarked;
