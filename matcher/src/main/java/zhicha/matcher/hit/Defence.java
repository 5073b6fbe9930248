package zhicha.matcher.hit;

import zhicha.rules.rule.DefenceKind;
import zhicha.rules.subject.TextField;

/** Something that speaks for the seller. */
public sealed interface Defence {
    DefenceKind kind();

    /** Words in a field, for instance 适用于 before the mark; offsets are UTF-16 code units of the original field. */
    record Words(DefenceKind kind, TextField field, int start, int end, String seen) implements Defence {}

    /** A standing permission from the right's record. */
    record Permission(String seller, String grounds) implements Defence {
        @Override
        public DefenceKind kind() {
            return DefenceKind.AUTHORISED_SELLER;
        }
    }

    /** A fact of the listing, for instance condition {@code used}. */
    record Fact(DefenceKind kind, String fact, String value) implements Defence {}
}
