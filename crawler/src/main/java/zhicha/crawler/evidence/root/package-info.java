/**
 * The root of a day: a Merkle tree over its manifests (RFC 6962), written down when the day is over, so that one short file
 * vouches for everything that was sealed on it and a short proof for each capture.
 */
@NullMarked
package zhicha.crawler.evidence.root;

import org.jspecify.annotations.NullMarked;
