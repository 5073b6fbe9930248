/** The demo verb and what it prints. */
@NullMarked
package zhicha.app.cli.demo;

import org.jspecify.annotations.NullMarked;
