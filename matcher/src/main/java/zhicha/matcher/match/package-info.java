/**
 * Everything joined: what was seen in words, shop, price and pictures is judged by the rules, weighed against the defences
 * and told in a sentence.
 */
@NullMarked
package zhicha.matcher.match;

import org.jspecify.annotations.NullMarked;
