/** One site's turn: crawl it, seal what was seen, and put what was read before the matcher and into the queue. */
@NullMarked
package zhicha.app.crawl;

import org.jspecify.annotations.NullMarked;
