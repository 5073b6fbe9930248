/**
 * Search over everything that was ever observed. The store is the truth; the Lucene index here is made from it, follows it
 * within seconds, and can be thrown away at any time.
 */
@NullMarked
package zhicha.app.archive;

import org.jspecify.annotations.NullMarked;
