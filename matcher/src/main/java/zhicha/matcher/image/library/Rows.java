package zhicha.matcher.image.library;

import java.util.List;
import zhicha.matcher.image.fingerprint.Fingerprint;

/** Keys with their fingerprints, one after the other; no key is less than the one before. */
public interface Rows {
    /** Goes to the next. @return false at the end */
    boolean next();

    /** Of the present entry. */
    long key();

    Fingerprint fingerprint();

    /** All entries of several, in order; for equal keys, those of an earlier one first. */
    static Rows merged(List<Rows> sources) {
        boolean[] has = new boolean[sources.size()];
        for (int i = 0; i < has.length; i++) {
            has[i] = sources.get(i).next();
        }
        return new Rows() {
            private int at = -1;

            @Override
            public boolean next() {
                if (at >= 0) {
                    has[at] = sources.get(at).next();
                }
                at = -1;
                for (int i = 0; i < has.length; i++) {
                    if (has[i]
                            && (at < 0 || sources.get(i).key() < sources.get(at).key())) {
                        at = i;
                    }
                }
                return at >= 0;
            }

            @Override
            public long key() {
                return sources.get(at).key();
            }

            @Override
            public Fingerprint fingerprint() {
                return sources.get(at).fingerprint();
            }
        };
    }
}
