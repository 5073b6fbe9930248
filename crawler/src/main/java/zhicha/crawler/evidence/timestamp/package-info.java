/** Time-stamps of outside authorities (RFC 3161) on the roots of days, kept as files that {@code openssl ts} verifies. */
@NullMarked
package zhicha.crawler.evidence.timestamp;

import org.jspecify.annotations.NullMarked;
