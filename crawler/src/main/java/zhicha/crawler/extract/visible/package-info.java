/** What a person would see on a page that says nothing to machines: title, price, pictures. */
@NullMarked
package zhicha.crawler.extract.visible;

import org.jspecify.annotations.NullMarked;
