/**
 * Captures as they leave the house: a WACZ 1.1.1 package that any replay program opens, holding the sealed records byte for
 * byte, the manifests that vouch for them, and a signature; and the check of such a package from the file alone.
 */
@NullMarked
package zhicha.crawler.evidence.wacz;

import org.jspecify.annotations.NullMarked;
