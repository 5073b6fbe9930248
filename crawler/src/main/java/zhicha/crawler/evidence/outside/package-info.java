/** Small questions to addresses that an administrator wrote into the settings: a time-stamp, the time, our own address. */
@NullMarked
package zhicha.crawler.evidence.outside;

import org.jspecify.annotations.NullMarked;
