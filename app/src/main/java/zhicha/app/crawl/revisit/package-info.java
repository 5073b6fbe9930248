/** Known listings that a crawl looks at again, by how often they change and how much they matter. */
@NullMarked
package zhicha.app.crawl.revisit;

import org.jspecify.annotations.NullMarked;
