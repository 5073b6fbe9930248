/** The targeted share: following past findings, and learning which trails are worth it. */
@NullMarked
package zhicha.crawler.sample.hunt;

import org.jspecify.annotations.NullMarked;
