/** What is known of one listing while its page is read, and where each field came from. */
@NullMarked
package zhicha.crawler.extract.fact;

import org.jspecify.annotations.NullMarked;
