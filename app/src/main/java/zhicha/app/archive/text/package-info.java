/** How the archive reads texts and what is typed to find them: as written, folded as the matcher folds, and by sound. */
@NullMarked
package zhicha.app.archive.text;

import org.jspecify.annotations.NullMarked;
