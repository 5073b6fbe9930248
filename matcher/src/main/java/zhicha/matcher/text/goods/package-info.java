/** What is offered, and which rights that may concern: words for goods and Nice classes. */
@NullMarked
package zhicha.matcher.text.goods;

import org.jspecify.annotations.NullMarked;
