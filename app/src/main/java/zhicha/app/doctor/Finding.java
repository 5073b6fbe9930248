package zhicha.app.doctor;

import java.util.Locale;
import zhicha.app.settings.SettingsReading;

/**
 * What one check found.
 *
 * @param check what was looked at, Chinese and English
 * @param found what is there, with its value
 * @param cure what to do; empty where nothing is wrong
 */
public record Finding(String check, State state, String found, String cure) {
    public enum State {
        GOOD("✓"),
        /** Something that is useful but not needed is absent; what is lost stands in the finding. */
        OPTIONAL("·"),
        /** Zhicha cannot do its work without it. */
        MISSING("✗");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        public String mark() {
            return mark;
        }

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the settings file says of itself. */
    public static Finding ofSettings(SettingsReading reading) {
        String check = "设置 zhicha.yaml / settings";
        return reading.problems().isEmpty()
                ? good(check, "无误 / sound")
                : new Finding(
                        check,
                        reading.sound() ? State.OPTIONAL : State.MISSING,
                        reading.problems().getFirst().toString(),
                        "config show 列出全部问题 / config show tells all of them");
    }

    static Finding good(String check, String found) {
        return new Finding(check, State.GOOD, found, "");
    }
}
