package zhicha.rules.watch;

import java.util.Locale;

/** How surely a right's words mean the right wherever they stand. Where a pack does not say, the matcher judges by its dictionary. */
public enum Distinctiveness {
    /** A word of everyday language, a place or a person's name too (苹果, 长城): counts only with further evidence of the right. */
    LOW,
    /** Made up or rare, yet not beyond chance. */
    ORDINARY,
    /** So well known, or so odd, that nobody writes it by chance (柯达): also counts where the words around it leave doubt. */
    HIGH;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with the known grades, if there is no such grade */
    public static Distinctiveness parse(String written) {
        for (Distinctiveness grade : values()) {
            if (grade.written().equals(written)) {
                return grade;
            }
        }
        throw new IllegalArgumentException("no distinctiveness \"" + written + "\"; there are high, ordinary and low");
    }
}
