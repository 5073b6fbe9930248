package zhicha.matcher.text.disguise.index;

import java.util.Arrays;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.term.Term;

/**
 * What is asked first of a name, by its place among rows of keys: side by side, so that most names are let go without being looked at. Filled
 * by one thread, then only read.
 */
public final class NamePlaces {
    private int[] twos = new int[64];
    private long[] masks = new long[64];

    void put(int place, Term name) {
        if (place >= twos.length) {
            twos = Arrays.copyOf(twos, Math.max(place + 1, twos.length * 2));
            masks = Arrays.copyOf(masks, twos.length);
        }
        FoldedText form = name.folded();
        boolean two = form.length() == 2 && form.key(0) < 0x10000 && form.key(1) < 0x10000;
        twos[place] = two ? form.key(0) << 16 | form.key(1) : 0;
        masks[place] = name.grounds().mask();
    }

    /** The characters of a name of two: the first one times 0x10000 plus the second; 0 where the name is another. */
    public int two(int place) {
        return twos[place];
    }

    /** {@link zhicha.matcher.text.goods.Grounds#mask} of a name. */
    public long mask(int place) {
        return masks[place];
    }
}
