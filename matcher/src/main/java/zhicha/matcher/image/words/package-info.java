/** The words in pictures, read by Tesseract where it is installed. */
@NullMarked
package zhicha.matcher.image.words;

import org.jspecify.annotations.NullMarked;
