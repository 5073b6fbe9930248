package zhicha.matcher.query;

import zhicha.rules.rule.QuerySyntax;

/** A query that cannot be run, with what is wrong and what to write instead. */
final class Refused extends RuntimeException {
    private final QuerySyntax.Mistake mistake;

    Refused(String message, String cure) {
        super(message + " -> " + cure);
        this.mistake = new QuerySyntax.Mistake(message, cure);
    }

    QuerySyntax.Mistake mistake() {
        return mistake;
    }
}
