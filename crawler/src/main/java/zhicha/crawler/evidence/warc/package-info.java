/** WARC 1.1 records as the vault writes and reads them. */
@NullMarked
package zhicha.crawler.evidence.warc;

import org.jspecify.annotations.NullMarked;
