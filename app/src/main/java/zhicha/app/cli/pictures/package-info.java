/** {@code pictures}: what the sealed pictures have in common. */
@NullMarked
package zhicha.app.cli.pictures;

import org.jspecify.annotations.NullMarked;
