package zhicha.matcher.text.term;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.fold.FoldedText;

/**
 * All terms as one finite state transducer (Lucene's {@link FST}) over folded units, walked once over a text. A walk begins at
 * every unit that some term begins with, and forks where a unit may be part of a name or stand between its characters. Walks
 * that run at once are bounded, so the work is linear in the text whatever it holds. Immutable and safe for many threads.
 */
public final class TermAutomaton {
    /** Most separators between two characters of a term. */
    static final int MOST_SEPARATORS = 4;

    private static final int MOST_WALKS = 128;

    private final List<List<Term>> terms = new ArrayList<>();
    private final @Nullable FST<Long> fst;
    private final Map<Integer, FST.Arc<Long>> first = new HashMap<>();

    /** Hears of places where a term may stand; they have yet to be checked. */
    public interface Candidates {
        void at(Term term, int firstUnit, int lastUnit);
    }

    public TermAutomaton(List<Term> all) {
        TreeMap<int[], List<Term>> byKeys = new TreeMap<>(Arrays::compare);
        for (Term term : all) {
            if (term.length() > 0) {
                int[] keys = new int[term.length()];
                Arrays.setAll(keys, term.folded()::key);
                byKeys.computeIfAbsent(keys, k -> new ArrayList<>()).add(term);
            }
        }
        try {
            fst = byKeys.isEmpty() ? null : compile(byKeys);
            if (fst != null) {
                FST.BytesReader in = fst.getBytesReader();
                FST.Arc<Long> root = fst.getFirstArc(new FST.Arc<>());
                for (int[] keys : byKeys.keySet()) {
                    if (!first.containsKey(keys[0])) {
                        first.put(keys[0], fst.findTargetArc(keys[0], root, new FST.Arc<>(), in));
                    }
                }
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private FST<Long> compile(TreeMap<int[], List<Term>> byKeys) throws IOException {
        FSTCompiler<Long> compiler =
                new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE4, PositiveIntOutputs.getSingleton()).build();
        for (Map.Entry<int[], List<Term>> entry : byKeys.entrySet()) {
            compiler.add(new IntsRef(entry.getKey(), 0, entry.getKey().length), (long) terms.size());
            terms.add(List.copyOf(entry.getValue()));
        }
        return FST.fromFSTReader(compiler.compile(), compiler.getFSTReader());
    }

    private static final class Walk {
        private final FST.Arc<Long> arc;
        private final long output;
        private final int start;
        private final int passed;

        Walk(FST.Arc<Long> arc, long output, int start, int passed) {
            this.arc = arc;
            this.output = output;
            this.start = start;
            this.passed = passed;
        }
    }

    /** Reports every place where the units of a term stand in order with no more than a few separators between. */
    public void scan(FoldedText text, Candidates candidates) {
        if (fst == null) {
            return;
        }
        List<Walk> walks = new ArrayList<>();
        List<Walk> next = new ArrayList<>();
        FST.BytesReader in = null;
        for (int unit = 0; unit < text.length(); unit++) {
            int key = text.key(unit);
            if (!walks.isEmpty()) {
                if (text.separators(unit) <= MOST_SEPARATORS) {
                    in = in == null ? fst.getBytesReader() : in;
                    boolean skippable = text.skippable(unit);
                    for (Walk walk : walks) {
                        FST.Arc<Long> arc = follow(key, walk.arc, in);
                        if (arc != null) {
                            step(arc, walk.output, walk.start, unit, next, candidates);
                        }
                        if (skippable && walk.passed < MOST_SEPARATORS) {
                            next.add(new Walk(walk.arc, walk.output, walk.start, walk.passed + 1));
                        }
                    }
                }
                walks.clear();
            }
            FST.Arc<Long> begin = first.get(key);
            if (begin != null && next.size() < MOST_WALKS) {
                step(begin, 0, unit, unit, next, candidates);
            }
            List<Walk> done = walks;
            walks = next;
            next = done;
        }
    }

    private FST.@Nullable Arc<Long> follow(int key, FST.Arc<Long> from, FST.BytesReader in) {
        try {
            return nonNull().findTargetArc(key, from, new FST.Arc<>(), in);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private FST<Long> nonNull() {
        if (fst == null) {
            throw new IllegalStateException("an automaton without terms has no arcs");
        }
        return fst;
    }

    private void step(FST.Arc<Long> arc, long before, int start, int unit, List<Walk> next, Candidates candidates) {
        long output = before + arc.output();
        if (arc.isFinal()) {
            for (Term term : terms.get((int) (output + arc.nextFinalOutput()))) {
                candidates.at(term, start, unit);
            }
        }
        if (FST.targetHasArcs(arc) && next.size() < MOST_WALKS) {
            next.add(new Walk(arc, output, start, 0));
        }
    }
}
