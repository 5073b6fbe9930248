/** The native part of OpenCV: whether it is there, and memory outside the heap. */
@NullMarked
package zhicha.matcher.image.opencv;

import org.jspecify.annotations.NullMarked;
