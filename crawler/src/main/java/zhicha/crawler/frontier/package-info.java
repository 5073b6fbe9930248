/**
 * What is still to be fetched, host by host, and what became of everything that was. A page's ending, its listing and
 * the addresses found on it are recorded in one step, so a crawl that is killed at any moment goes on without losing or
 * doubling a page.
 */
@NullMarked
package zhicha.crawler.frontier;

import org.jspecify.annotations.NullMarked;
