/** Listings with every observation of them, their hits, and where their pictures were sealed. */
@NullMarked
package zhicha.app.store.listing;

import org.jspecify.annotations.NullMarked;
