/** The queue and the leads from a shell: review, leads. */
@NullMarked
package zhicha.app.cli.leads;

import org.jspecify.annotations.NullMarked;
