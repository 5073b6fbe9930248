/** The vault's plain files: what lies where, what was written last, and how a torn end is put in order. */
@NullMarked
package zhicha.crawler.evidence.folder;

import org.jspecify.annotations.NullMarked;
