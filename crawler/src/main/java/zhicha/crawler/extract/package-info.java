/** From a page to a listing: JSON-LD, microdata, OpenGraph, then the selectors of the site file. */
@NullMarked
package zhicha.crawler.extract;

import org.jspecify.annotations.NullMarked;
