/**
 * A library of fingerprints that outlives the program: in a folder, searched where it lies, added to and taken from without
 * being made anew. {@link zhicha.matcher.image.library.FingerprintLibrary} is the door.
 */
@NullMarked
package zhicha.matcher.image.library;

import org.jspecify.annotations.NullMarked;
