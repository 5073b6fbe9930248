package zhicha.matcher.text.disguise.walk;

import zhicha.matcher.text.disguise.weigh.Alignment;
import zhicha.matcher.text.term.Term;

/** Hears of ends of names that a walk came to. */
@FunctionalInterface
public interface Reached {
    /** @param path how the end was reached; it changes when the walk goes on */
    void at(Term name, Alignment path);
}
