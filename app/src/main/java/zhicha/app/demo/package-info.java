/** The main job on embedded parts, against a market of our own with the truth beside it. */
@NullMarked
package zhicha.app.demo;

import org.jspecify.annotations.NullMarked;
