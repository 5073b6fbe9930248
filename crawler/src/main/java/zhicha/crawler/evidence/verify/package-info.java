/** Checks a vault from its files alone, and says what holds and what does not, with file, offset and capture. */
@NullMarked
package zhicha.crawler.evidence.verify;

import org.jspecify.annotations.NullMarked;
