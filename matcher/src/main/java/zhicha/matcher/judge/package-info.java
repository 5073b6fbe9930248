/** What the rules make of an observation: the verdict and its score, and the sentence that tells why. */
@NullMarked
package zhicha.matcher.judge;

import org.jspecify.annotations.NullMarked;
