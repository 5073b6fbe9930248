package zhicha.crawler.sample.hunt;

/**
 * What following one trail has brought so far.
 *
 * @param judged listings on it that were read and judged
 * @param flagged of these, how many were flagged
 */
public record Trail(long judged, long flagged) {
    public static final Trail UNTRIED = new Trail(0, 0);

    public Trail {
        if (flagged < 0 || flagged > judged) {
            throw new IllegalArgumentException(flagged + " of " + judged + " judged listings flagged");
        }
    }

    Trail and(Trail more) {
        return new Trail(judged + more.judged, flagged + more.flagged);
    }

    public Trail and(boolean found) {
        return new Trail(judged + 1, flagged + (found ? 1 : 0));
    }
}
