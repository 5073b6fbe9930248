/** What is protected: rights, who holds them, who may sell under them, and lists of them. */
@NullMarked
package zhicha.rules.watch;

import org.jspecify.annotations.NullMarked;
