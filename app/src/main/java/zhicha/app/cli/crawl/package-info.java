/** Verbs that bring listings in: crawl, extract, import. */
@NullMarked
package zhicha.app.cli.crawl;

import org.jspecify.annotations.NullMarked;
