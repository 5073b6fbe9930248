/** Pages that another crawler brought home, read from its WARC files. */
@NullMarked
package zhicha.crawler.door.pages;

import org.jspecify.annotations.NullMarked;
