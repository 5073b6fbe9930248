package zhicha.bench.disguise;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Writes a name so that a filter misses it and a buyer does not. */
@FunctionalInterface
public interface Disguise {
    /** The disguised name, which differs from the name; empty where this way cannot be taken with it. */
    Optional<String> of(String name, RandomGenerator random);

    /** One of several, by chance. */
    static <T> T one(java.util.List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
