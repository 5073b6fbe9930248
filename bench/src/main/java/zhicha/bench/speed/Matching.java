package zhicha.bench.speed;

import java.util.List;

/** One matcher of many terms, ready to look at titles; {@link #look} is called from one thread. */
interface Matching extends AutoCloseable {
    /** Looks at so many titles from this one on, and tells how many hits there were. */
    long look(List<String> titles, int from, int to);

    /** Gives back what it holds besides memory; by default nothing. */
    @Override
    default void close() {}
}
