package zhicha.matcher.query;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/** Runs candidate queries and tells where they match: of each word or phrase the first few places in each field. */
final class QuerySpans extends CandidateMatcher<QuerySpans.Found> {
    private static final int MOST_OF_A_WORD = 2;
    /** Matches that are looked through in one field; in a hostile text there may be millions. */
    private static final int MOST_LOOKED_AT = 20_000;

    /** UTF-16 offsets in the field's original text. */
    record Span(String field, int start, int end) {}

    /** A query that matches, with the places, of which there are none where only the platform matched. */
    static final class Found extends QueryMatch {
        private final Set<Span> spans;

        Found(String query, Collection<Span> spans) {
            super(query);
            this.spans = new LinkedHashSet<>(spans);
        }

        Set<Span> spans() {
            return spans;
        }
    }

    QuerySpans(IndexSearcher searcher) {
        super(searcher);
    }

    @Override
    public void matchQuery(String id, Query query, Map<String, String> metadata) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                Matches matches = weight.matches(leaf, document);
                if (matches != null) {
                    addMatch(new Found(id, spans(matches)), document);
                }
            }
        }
    }

    private static Set<Span> spans(Matches matches) throws IOException {
        Set<Span> spans = new LinkedHashSet<>();
        for (String field : matches) {
            Map<Query, Integer> shown = new HashMap<>();
            MatchesIterator places = matches.getMatches(field);
            for (int looked = 0; places != null && looked < MOST_LOOKED_AT && places.next(); looked++) {
                if (places.startOffset() >= 0 && shown.merge(places.getQuery(), 1, Integer::sum) <= MOST_OF_A_WORD) {
                    spans.add(new Span(field, places.startOffset(), places.endOffset()));
                }
            }
        }
        return spans;
    }

    /** Both parts of a query that the monitor keeps in parts. */
    @Override
    public Found resolve(Found one, Found other) {
        Set<Span> both = new LinkedHashSet<>(one.spans());
        both.addAll(other.spans());
        return new Found(one.getQueryId(), both);
    }
}
