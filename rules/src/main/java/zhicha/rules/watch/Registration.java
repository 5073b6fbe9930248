package zhicha.rules.watch;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry in an official register. All three are null until somebody has looked it up; a number is never guessed.
 *
 * @param number registration or recordal number
 * @param from first day of protection
 * @param to last day of protection
 */
public record Registration(
        @Nullable String number,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public static final Registration UNCHECKED = new Registration(null, null, null);

    public boolean checked() {
        return number != null;
    }
}
