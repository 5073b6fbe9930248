/** The console: where people see what was found, decide, and make leads. Chinese first, English complete. */
@NullMarked
package zhicha.app.web;

import org.jspecify.annotations.NullMarked;
