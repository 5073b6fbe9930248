package zhicha.matcher.text.copy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.rules.subject.TextField;

/** Counts the shingles of protected texts in one field, and finds the stretch where they lie closest. Not thread-safe. */
final class CopyReading implements CopiedTexts.Reading {
    /** Share of a protected text from which on a few shingles count. */
    private static final double LEAST_SHARE = 0.12;
    /** Shingles that count however long the protected text is. */
    private static final int MANY = 60;
    /** Original UTF-16 units without a shingle after which a new passage begins. */
    private static final int PAUSE = 80;

    private final ShingleIndex index;
    private final List<CopiedTexts.Protected> texts;
    private final TextField field;
    private final String original;
    private final Map<Integer, Passages> found = new TreeMap<>();

    CopyReading(ShingleIndex index, List<CopiedTexts.Protected> texts, TextField field, String original) {
        this.index = index;
        this.texts = texts;
        this.field = field;
        this.original = original;
    }

    private static final class Passages {
        private final BitSet shingles = new BitSet();
        private int start = -1;
        private int end;
        private int length;
        private int bestStart;
        private int bestEnd;
        private int bestLength;

        void add(int shingle, int from, int to) {
            shingles.set(shingle);
            if (start < 0 || from > end + PAUSE) {
                start = from;
                length = 0;
            }
            end = Math.max(end, to);
            if (++length > bestLength) {
                bestStart = start;
                bestEnd = end;
                bestLength = length;
            }
        }
    }

    @Override
    public void read(FoldedText text, int offset, int coreStart, int coreEnd) {
        index.scan(text, (document, shingle, first, last) -> {
            int from = offset + text.start(first);
            if (from >= coreStart && from < coreEnd) {
                found.computeIfAbsent(document, d -> new Passages()).add(shingle, from, offset + text.end(last));
            }
        });
    }

    @Override
    public void into(BiConsumer<String, Reason.CopiedText> hearer) {
        found.forEach((document, passages) -> {
            CopiedTexts.Protected text = texts.get(document);
            int seen = passages.shingles.cardinality();
            double share = (double) seen / text.shingles();
            if (seen >= ShingleIndex.FEWEST && (share >= LEAST_SHARE || seen >= MANY)) {
                hearer.accept(
                        text.right(),
                        new Reason.CopiedText(
                                field,
                                passages.bestStart,
                                passages.bestEnd,
                                original.substring(passages.bestStart, passages.bestEnd),
                                text.reference(),
                                Math.round(share * 1000) / 1000.0));
            }
        });
    }
}
