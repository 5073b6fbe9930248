/** Whether a site changed its layout: which fields its pages used to give, and which they stopped giving. */
@NullMarked
package zhicha.crawler.layout;

import org.jspecify.annotations.NullMarked;
