package zhicha.matcher.image;

import java.nio.file.Path;

/**
 * A picture of a right that nothing can be compared with.
 *
 * @param right id of the right
 * @param file the file as the pack names it, absolute
 * @param problem what is wrong and what the maintainer of the pack can do
 */
public record UnusableReference(String right, Path file, String problem) {}
