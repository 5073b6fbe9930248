/** What a verb is given by name: the kept data, packs, site files, and who crawls. */
@NullMarked
package zhicha.app.cli.given;

import org.jspecify.annotations.NullMarked;
