package zhicha.rules.watch;

import org.jspecify.annotations.Nullable;

/**
 * Whoever holds a right.
 *
 * @param name full name
 * @param contact how an officer reaches them for identification of goods (辨认); null where unknown
 */
public record RightsHolder(String name, @Nullable String contact) {}
