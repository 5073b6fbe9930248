/** Checks a package from its file alone: nothing in it is trusted, and every fault is named with its place. */
@NullMarked
package zhicha.crawler.evidence.wacz.check;

import org.jspecify.annotations.NullMarked;
