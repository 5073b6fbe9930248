/** Verbs that keep house: run, users, config, doctor, evidence. */
@NullMarked
package zhicha.app.cli.house;

import org.jspecify.annotations.NullMarked;
