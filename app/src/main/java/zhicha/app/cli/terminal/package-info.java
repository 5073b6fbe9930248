/** What every verb shares: its streams and files, exit codes, plain lines, and the way it is stopped. */
@NullMarked
package zhicha.app.cli.terminal;

import org.jspecify.annotations.NullMarked;
