package zhicha.matcher.query;

import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Wording;

/** A query that cannot be run, with what is wrong and what to write instead. */
final class Refused extends RuntimeException {
    private final QuerySyntax.Mistake mistake;

    Refused(Wording message, Wording cure) {
        super(message.en() + " -> " + cure.en());
        this.mistake = new QuerySyntax.Mistake(message, cure);
    }

    QuerySyntax.Mistake mistake() {
        return mistake;
    }
}
