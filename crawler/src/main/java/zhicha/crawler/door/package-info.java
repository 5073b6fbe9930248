/**
 * The other doors: files in which somebody hands listings over, read one row at a time in bounded memory. A broken row is
 * told with its number, and the rest goes on. Nothing here seals, stores or fetches.
 */
@NullMarked
package zhicha.crawler.door;

import org.jspecify.annotations.NullMarked;
