/** The crawler's frontier in SQL: one transaction for each page's ending, its listing and the addresses found on it. */
@NullMarked
package zhicha.app.store.frontier;

import org.jspecify.annotations.NullMarked;
