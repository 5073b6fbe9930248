package zhicha.rules.rule;

import java.util.Optional;
import java.util.OptionalDouble;

/** One thing the matcher saw, as far as a rule can ask about it. */
public interface Observation {
    Signal signal();

    /** A named word of this observation, for instance {@code evasion} of a mark in a text. */
    Optional<String> word(String name);

    /** A named figure of this observation, for instance {@code distance} of a copied picture. */
    OptionalDouble measure(String name);
}
