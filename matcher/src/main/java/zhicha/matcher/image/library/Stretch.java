package zhicha.matcher.image.library;

import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.FingerprintIndex;

/** Rows in stretches, each as long as a segment at most; and checked for their order. */
final class Stretch implements Rows {
    static final Stretch NONE = new Stretch(new Rows() {
        @Override
        public boolean next() {
            return false;
        }

        @Override
        public long key() {
            throw new IllegalStateException("there are no rows");
        }

        @Override
        public Fingerprint fingerprint() {
            throw new IllegalStateException("there are no rows");
        }
    });

    private final Rows rows;
    private boolean ahead;
    private boolean started;
    private long lastKey = Long.MIN_VALUE;
    private int taken;

    Stretch(Rows rows) {
        this.rows = rows;
    }

    /** Whether there are rows behind this stretch; then the next one begins. */
    boolean more() {
        if (!started) {
            started = true;
            ahead = rows.next();
        }
        taken = 0;
        return ahead;
    }

    @Override
    public boolean next() {
        if (taken > 0 && ahead) {
            ahead = rows.next();
        }
        if (!ahead || taken == FingerprintIndex.MOST) {
            return false;
        }
        if (rows.key() < lastKey) {
            throw new IllegalArgumentException(
                    "key " + rows.key() + " comes after " + lastKey + "; sort the rows by key, ascending");
        }
        lastKey = rows.key();
        taken++;
        return true;
    }

    @Override
    public long key() {
        return rows.key();
    }

    @Override
    public Fingerprint fingerprint() {
        return rows.fingerprint();
    }
}
