/** The boolean queries of rules: Lucene's classic syntax over the fields of a listing, run by Lucene's monitor. */
@NullMarked
package zhicha.matcher.query;

import org.jspecify.annotations.NullMarked;
