/**
 * What is judged: a listing in a shop, as facts. A rule is a statement about a listing, so the rules own the subject;
 * the crawler fills it and the matcher reads it, and neither knows the other.
 */
@NullMarked
package zhicha.rules.subject;

import org.jspecify.annotations.NullMarked;
