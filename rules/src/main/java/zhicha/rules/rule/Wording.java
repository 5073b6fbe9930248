package zhicha.rules.rule;

import java.util.Arrays;

/**
 * The same sentence in Chinese and in English.
 *
 * @param zh Chinese, shown first
 * @param en English
 */
public record Wording(String zh, String en) {
    /** What reads the same in both: a name, a value, a message of somebody else's program. */
    public static Wording same(String text) {
        return new Wording(text, text);
    }

    /**
     * Two sentences about the same things.
     *
     * @param zh as in {@link String#format}, and so is {@code en}
     * @param things a {@code Wording} among them stands in each sentence in its language
     */
    public static Wording of(String zh, String en, Object... things) {
        return new Wording(zh.formatted(said(things, true)), en.formatted(said(things, false)));
    }

    private static Object[] said(Object[] things, boolean chinese) {
        return Arrays.stream(things)
                .map(thing -> thing instanceof Wording words ? chinese ? words.zh : words.en : thing)
                .toArray();
    }

    /** Two texts written one behind the other, {@code 中文 / English}, as schemas hold them; one alone counts for both. */
    public static Wording parse(String both) {
        int between = both.indexOf(" / ");
        return between < 0
                ? same(both)
                : new Wording(
                        both.substring(0, between).strip(),
                        both.substring(between + 3).strip());
    }

    /** Both on one line, {@code 中文 / English}; once where they are the same. */
    public String both() {
        return zh.equals(en) ? zh : zh + " / " + en;
    }
}
