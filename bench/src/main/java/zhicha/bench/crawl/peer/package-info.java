/** The crawlers that are measured, each in a process of its own that tells at its end what it used. */
@NullMarked
package zhicha.bench.crawl.peer;

import org.jspecify.annotations.NullMarked;
