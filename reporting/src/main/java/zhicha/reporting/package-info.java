@NullMarked
package zhicha.reporting;

import org.jspecify.annotations.NullMarked;
