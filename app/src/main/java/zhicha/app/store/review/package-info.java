/** The review queue's port on SQL. */
@NullMarked
package zhicha.app.store.review;

import org.jspecify.annotations.NullMarked;
