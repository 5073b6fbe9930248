package zhicha.rules.rule;

import java.util.Optional;

/** Whether a query that a maintainer wrote can be run; answered by whoever runs queries. */
public interface QuerySyntax {
    /** Takes every query as it is. Who runs it later leaves out the rule if it cannot be run. */
    QuerySyntax UNCHECKED = query -> Optional.empty();

    /** What is wrong with the query, or empty where it can be run. */
    Optional<Mistake> mistake(String query);

    /**
     * @param message what is wrong, with the place in the query and the value
     * @param cure what to write instead
     */
    record Mistake(Wording message, Wording cure) {
        /** What is wrong and what to do, in both languages. */
        public Wording said() {
            return Wording.of("%s -> %s", "%s -> %s", message, cure);
        }
    }
}
