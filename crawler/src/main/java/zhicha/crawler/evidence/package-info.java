/**
 * The vault: what was seen, sealed before it is read. A folder of plain files that outlive the program: WARC 1.1 records
 * with the bytes as they came, and one manifest for each capture, chained to the one before.
 *
 * <p>A capture is named by the SHA-256 of its manifest, the manifest holds the SHA-256 of every record, and each manifest
 * holds the name of the one before: whoever knows the last name can check everything.
 */
@NullMarked
package zhicha.crawler.evidence;

import org.jspecify.annotations.NullMarked;
