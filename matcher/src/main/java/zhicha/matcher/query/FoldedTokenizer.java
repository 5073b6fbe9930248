package zhicha.matcher.query;

import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;

/**
 * Folded text as tokens: each Chinese character alone, so that a Chinese word is a phrase of its characters; letters and digits by
 * words. Width, case, traditional forms, accents, look-alike letters and what is not seen make no difference. A comma, a full stop or a
 * line end leaves a position free, so that no phrase reaches over it. Offsets are UTF-16 units of the original.
 *
 * <p>Reads in stretches, so that its own memory does not grow with the text.
 */
final class FoldedTokenizer extends Tokenizer {
    /** UTF-16 units that are folded at a time. */
    static final int STRETCH = 16_384;
    /** Characters of one word; a longer one goes on in a next token. */
    static final int LONGEST_WORD = 64;

    private static final FoldedText NOTHING = FoldedText.of("");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final char[] buffer = new char[STRETCH];
    /** Units of the buffer that are kept for the next stretch: the first half of a surrogate pair. */
    private int kept;

    private FoldedText text = NOTHING;
    private int offset;
    private int nextOffset;
    private int unit;
    private boolean separatedBefore;
    private boolean clauseBefore;

    @Override
    public void reset() throws IOException {
        super.reset();
        text = NOTHING;
        kept = 0;
        offset = 0;
        nextOffset = 0;
        unit = 0;
        separatedBefore = false;
        clauseBefore = false;
    }

    @Override
    public boolean incrementToken() throws IOException {
        clearAttributes();
        boolean clause = false;
        while (more()) {
            clause |= unit == 0 && clauseBefore || text.clauseEnds(unit);
            UnitKind kind = text.kind(unit);
            if (kind != UnitKind.SIGN) {
                int start = offset + text.start(unit);
                int end = kind == UnitKind.HAN || kind == UnitKind.STROKE ? take() : word();
                offsets.setOffset(correctOffset(start), correctOffset(end));
                position.setPositionIncrement(clause ? 2 : 1);
                return true;
            }
            unit++;
        }
        return false;
    }

    @Override
    public void end() throws IOException {
        super.end();
        int last = correctOffset(nextOffset);
        offsets.setOffset(last, last);
    }

    /** Takes letters and digits up to the next sign, space or Chinese character; gives the end. */
    private int word() throws IOException {
        int end = take();
        for (int length = 1; length < LONGEST_WORD && more() && !separated(); length++) {
            UnitKind kind = text.kind(unit);
            if (kind != UnitKind.LATIN && kind != UnitKind.DIGIT && kind != UnitKind.LETTER) {
                break;
            }
            end = take();
        }
        return end;
    }

    private int take() {
        int base = text.base(unit);
        if (Character.isBmpCodePoint(base)) {
            term.append((char) base);
        } else {
            term.append(Character.toString(base));
        }
        return offset + text.end(unit++);
    }

    private boolean separated() {
        return unit == 0 && separatedBefore || text.separators(unit) > 0;
    }

    /** Whether there is a unit to be read; goes on to the next stretch where this one is at its end. */
    private boolean more() throws IOException {
        while (unit == text.length()) {
            separatedBefore = text.separators(unit) > 0 || text.length() == 0 && separatedBefore;
            clauseBefore = text.clauseEnds(unit) || text.length() == 0 && clauseBefore;
            int filled = kept;
            int read = 0;
            while (filled < buffer.length && (read = input.read(buffer, filled, buffer.length - filled)) >= 0) {
                filled += read;
            }
            if (filled == 0) {
                text = NOTHING;
                unit = 0;
                return false;
            }
            boolean halved = read >= 0 && Character.isHighSurrogate(buffer[filled - 1]);
            kept = halved ? 1 : 0;
            int whole = filled - kept;
            text = FoldedText.of(new String(buffer, 0, whole));
            buffer[0] = buffer[filled - 1];
            unit = 0;
            offset = nextOffset;
            nextOffset += whole;
        }
        return true;
    }
}
