/** What a capture is, and the circumstances that are sealed with it. */
@NullMarked
package zhicha.crawler.evidence.capture;

import org.jspecify.annotations.NullMarked;
