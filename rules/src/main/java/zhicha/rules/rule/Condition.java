package zhicha.rules.rule;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** When a rule fires: a statement about all that was observed of one listing and one right. */
public sealed interface Condition {
    boolean holds(Collection<? extends Observation> observations);

    /** Every part holds; an empty list holds. */
    record AllOf(List<Condition> parts) implements Condition {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Collection<? extends Observation> observations) {
            // loops, not streams: every rule is asked about every right that was seen
            for (Condition part : parts) {
                if (!part.holds(observations)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one part holds; an empty list does not. */
    record AnyOf(List<Condition> parts) implements Condition {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Collection<? extends Observation> observations) {
            for (Condition part : parts) {
                if (part.holds(observations)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Collection<? extends Observation> observations) {
            return !part.holds(observations);
        }
    }

    /** Some observation is what is asked for. */
    sealed interface Sight extends Condition {
        /** Whether this very observation is one that the condition asks for. */
        boolean matches(Observation observation);

        @Override
        default boolean holds(Collection<? extends Observation> observations) {
            for (Observation observation : observations) {
                if (matches(observation)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Some observation has this signal and passes every test. */
    record Seen(Signal signal, List<Test> tests) implements Sight {
        public Seen {
            tests = List.copyOf(tests);
        }

        @Override
        public boolean matches(Observation observation) {
            if (observation.signal() != signal) {
                return false;
            }
            for (Test test : tests) {
                if (!test.passes(observation)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The listing matches a boolean query over its fields. The query speaks of the listing alone; which right is meant is said by
     * the {@link Seen} that stands beside it.
     *
     * @param rule id of the rule that asks
     * @param text the query as the maintainer wrote it, see {@link QuerySyntax}
     */
    record Query(String rule, String text) implements Sight {
        @Override
        public boolean matches(Observation observation) {
            return observation.signal() == Signal.QUERY
                    && observation.word("rule").filter(rule::equals).isPresent()
                    && observation.word("query").filter(text::equals).isPresent();
        }
    }

    /** Every query in this condition, also those that must not match. */
    default Stream<Query> queries() {
        return switch (this) {
            case Query query -> Stream.of(query);
            case Seen seen -> Stream.empty();
            case AllOf all -> all.parts().stream().flatMap(Condition::queries);
            case AnyOf any -> any.parts().stream().flatMap(Condition::queries);
            case Not not -> not.part().queries();
        };
    }

    /** Whether it can only hold where something was seen of a right, other than that the listing matches a query. */
    default boolean namesRight() {
        return switch (this) {
            case Query query -> false;
            case Seen seen -> true;
            case AllOf all -> all.parts().stream().anyMatch(Condition::namesRight);
            case AnyOf any -> any.parts().stream().allMatch(Condition::namesRight);
            case Not not -> false;
        };
    }

    /** A test of one word or figure of an observation. An observation without it does not pass. */
    sealed interface Test {
        boolean passes(Observation observation);

        /** The word is one of these, or, with {@code negated}, none of these. */
        record Word(String name, List<String> values, boolean negated) implements Test {
            public Word {
                values = List.copyOf(values);
            }

            @Override
            public boolean passes(Observation observation) {
                return observation
                        .word(name)
                        .map(word -> values.contains(word) != negated)
                        .orElse(false);
            }
        }

        /** The figure lies between the two bounds, both inclusive; infinite where a side is open. */
        record Between(String name, double low, double high) implements Test {
            @Override
            public boolean passes(Observation observation) {
                var measure = observation.measure(name);
                return measure.isPresent() && measure.getAsDouble() >= low && measure.getAsDouble() <= high;
            }
        }
    }
}
