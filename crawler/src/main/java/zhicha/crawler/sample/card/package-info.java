/** Cards of a list page: what stands around the link to a listing. */
@NullMarked
package zhicha.crawler.sample.card;

import org.jspecify.annotations.NullMarked;
