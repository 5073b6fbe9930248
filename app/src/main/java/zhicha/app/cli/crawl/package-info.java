/** Verbs that read shops and pages: crawl, extract. */
@NullMarked
package zhicha.app.cli.crawl;

import org.jspecify.annotations.NullMarked;
