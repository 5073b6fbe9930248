package zhicha.matcher.text.disguise.weigh;

import zhicha.matcher.text.fold.Disguise;

/**
 * How units of a text stand for units of a name, step by step. A step takes one or more units of the name for one or more of
 * the text. One for each thread, grown and cut back while walking.
 */
public final class Alignment {
    /** Detail of a step that has a foreign character after it (耐正克品). */
    public static final int INTERLEAVED = 1;

    static final int MOST_STEPS = 24;

    private final int[] form = new int[MOST_STEPS + 1];
    private final int[] from = new int[MOST_STEPS + 1];
    private final int[] to = new int[MOST_STEPS + 1];
    private final int[] how = new int[MOST_STEPS + 1];
    private final int[] detail = new int[MOST_STEPS + 1];
    private int size;

    /**
     * @param formUnit first unit of the name that the step takes
     * @param fromUnit first unit of the text
     * @param toUnit after the last one
     * @param disguise what was done
     * @param with the likeness of a look-alike, the syllable that was spelled
     */
    public void push(int formUnit, int fromUnit, int toUnit, Disguise disguise, int with) {
        form[size] = formUnit;
        from[size] = fromUnit;
        to[size] = toUnit;
        how[size] = disguise.ordinal();
        detail[size++] = with;
    }

    public void pop() {
        size--;
    }

    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    public boolean full() {
        return size >= MOST_STEPS;
    }

    public int form(int step) {
        return form[step];
    }

    public int from(int step) {
        return from[step];
    }

    public int to(int step) {
        return to[step];
    }

    public Disguise how(int step) {
        return ALL[how[step]];
    }

    public int detail(int step) {
        return detail[step];
    }

    /** First unit of the text. */
    public int first() {
        return Math.min(from[0], from[size - 1]);
    }

    /** Last unit of the text. */
    public int last() {
        return Math.max(to[0], to[size - 1]) - 1;
    }

    private static final Disguise[] ALL = Disguise.values();
}
