/** Which fields the pages of each site gave, and the alarms where they stopped giving one. */
@NullMarked
package zhicha.app.store.layout;

import org.jspecify.annotations.NullMarked;
