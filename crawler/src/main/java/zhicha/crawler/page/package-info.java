/**
 * From bytes to a page: the character set, the document and the links, within limits that hold whatever the bytes say.
 * Nothing here goes to the network and nothing of a page is executed.
 */
@NullMarked
package zhicha.crawler.page;

import org.jspecify.annotations.NullMarked;
