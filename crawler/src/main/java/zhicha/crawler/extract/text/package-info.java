/** What people write on shop pages, understood: prices, numbers sold, contacts. */
@NullMarked
package zhicha.crawler.extract.text;

import org.jspecify.annotations.NullMarked;
