/** What a manifest says and how its line is written: the links of the vault's chain. */
@NullMarked
package zhicha.crawler.evidence.manifest;

import org.jspecify.annotations.NullMarked;
