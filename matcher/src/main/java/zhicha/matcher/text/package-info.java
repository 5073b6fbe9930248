/**
 * What a listing's words say: names of rights however written, code words, claims in a shop's name, copied texts, and the
 * words that speak for the seller. Spans are always UTF-16 code units of the original field.
 */
@NullMarked
package zhicha.matcher.text;

import org.jspecify.annotations.NullMarked;
