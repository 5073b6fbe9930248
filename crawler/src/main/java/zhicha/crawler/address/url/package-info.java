/**
 * The WHATWG URL standard for http and https (https://url.spec.whatwg.org, as of 2026): what browsers make of a text, and no
 * policy of ours.
 */
@NullMarked
package zhicha.crawler.address.url;

import org.jspecify.annotations.NullMarked;
