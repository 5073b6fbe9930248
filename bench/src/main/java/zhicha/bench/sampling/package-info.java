/** Whether published estimates hold what they promise, on made markets whose truth is known. */
@NullMarked
package zhicha.bench.sampling;

import org.jspecify.annotations.NullMarked;
