/** What the sealed pictures of all listings have in common. */
@NullMarked
package zhicha.app.archive.pictures;

import org.jspecify.annotations.NullMarked;
