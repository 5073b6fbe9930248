package zhicha.app.archive.text;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Units for the index: each by itself, and each with the one that follows it, at the position of the first. Whatever is sought
 * is then found by pairs, which are rare, and not by single letters, which stand in every text.
 */
public final class PairTokens extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TextUnits units;
    private final Deque<String> here = new ArrayDeque<>();
    private int unit;
    private int step;

    public PairTokens(TextUnits units) {
        this.units = units;
    }

    /** A unit by itself, as it stands in the index. */
    static String single(int one) {
        return Character.toString(one);
    }

    /** Two that follow each other. */
    static String pair(int one, int next) {
        return Character.toString(one) + Character.toString(next);
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (here.isEmpty()) {
            if (unit == units.length()) {
                return false;
            }
            for (int one : units.at(unit)) {
                here.add(single(one));
                if (unit + 1 < units.length()) {
                    for (int next : units.at(unit + 1)) {
                        here.add(pair(one, next));
                    }
                }
            }
            unit++;
            step++;
        }
        term.append(here.remove());
        increment.setPositionIncrement(step);
        step = 0;
        return true;
    }

    @Override
    public void reset() {
        here.clear();
        unit = 0;
        step = 0;
    }
}
