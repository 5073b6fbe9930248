package zhicha.rules.rule;

import java.util.Collection;
import java.util.List;

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
            return parts.stream().allMatch(part -> part.holds(observations));
        }
    }

    /** At least one part holds; an empty list does not. */
    record AnyOf(List<Condition> parts) implements Condition {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Collection<? extends Observation> observations) {
            return parts.stream().anyMatch(part -> part.holds(observations));
        }
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Collection<? extends Observation> observations) {
            return !part.holds(observations);
        }
    }

    /** Some observation has this signal and passes every test. */
    record Seen(Signal signal, List<Test> tests) implements Condition {
        public Seen {
            tests = List.copyOf(tests);
        }

        /** Whether this very observation is one that the condition asks for. */
        public boolean matches(Observation observation) {
            return observation.signal() == signal && tests.stream().allMatch(test -> test.passes(observation));
        }

        @Override
        public boolean holds(Collection<? extends Observation> observations) {
            return observations.stream().anyMatch(this::matches);
        }
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
