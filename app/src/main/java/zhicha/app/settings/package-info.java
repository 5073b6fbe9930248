/** What an administrator chooses: one commented file, {@code zhicha.yaml}, every value of which has a stated default. */
@NullMarked
package zhicha.app.settings;

import org.jspecify.annotations.NullMarked;
