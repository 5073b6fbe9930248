/** The frontier by itself, with very many addresses. */
@NullMarked
package zhicha.bench.crawl.frontier;

import org.jspecify.annotations.NullMarked;
