package zhicha.app.archive;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.archive.text.SearchWords.Word;
import zhicha.app.archive.text.WordQueries;
import zhicha.app.archive.text.WordQueries.Weighed;
import zhicha.app.store.listing.ListingRevisions;
import zhicha.app.store.listing.ListingRevisions.Key;
import zhicha.app.store.listing.ListingRevisions.Revision;
import zhicha.rules.rule.Verdict;

/** One search over a state of the index that does not change meanwhile. */
final class Searching {
    private static final Logger LOG = LoggerFactory.getLogger(Searching.class);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST_PLATFORMS = 200;

    /** Milliseconds; after that what was found so far is given. */
    private static final long LONGEST = 2_000;

    /** What is more is not counted. */
    private static final int COUNTED = 10_000;

    private static final List<Weighed> FIELDS =
            List.of(new Weighed(RevisionDocuments.TITLE, 2), new Weighed(RevisionDocuments.REST, 1));
    private static final List<Weighed> SELLER_NAME = List.of(new Weighed(RevisionDocuments.SELLER_NAME, 1));
    private static final float SAME_ID = 20;
    private static final Sort LAST_SEEN_FIRST =
            new Sort(new SortField(RevisionDocuments.LAST_SEEN, SortField.Type.LONG, true));

    private final IndexReader reader;
    private final ListingRevisions revisions;

    Searching(IndexReader reader, ListingRevisions revisions) {
        this.reader = reader;
        this.revisions = revisions;
    }

    ArchiveAnswer.Found search(ArchiveQuery query, int from, int most, boolean behind) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setTimeout(new QueryTimeoutImpl(LONGEST));
        int wanted = Math.min(from + most, ArchiveSearch.DEEPEST);
        boolean ranked = !query.byTime() && query.words().words().stream().anyMatch(word -> !word.excluded());
        Query asked = query(query);
        TopDocs top = ranked
                ? searcher.search(asked, new TopScoreDocCollectorManager(wanted, COUNTED))
                : searcher.search(asked, new TopFieldCollectorManager(LAST_SEEN_FIRST, wanted, COUNTED));
        List<ArchiveAnswer.Row> rows = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (int at = from; at < top.scoreDocs.length; at++) {
            row(stored, top.scoreDocs[at], rows);
        }
        return new ArchiveAnswer.Found(
                rows,
                top.totalHits.value(),
                top.totalHits.relation() == TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO,
                searcher.timedOut(),
                behind,
                platforms());
    }

    private void row(StoredFields stored, ScoreDoc hit, List<ArchiveAnswer.Row> rows) throws IOException {
        Document document = stored.document(hit.doc);
        Key key = new Key(document.get(RevisionDocuments.ID), document.get(RevisionDocuments.DIGEST));
        String written = document.get(RevisionDocuments.VERDICT);
        Verdict verdict = Verdict.CLEAR;
        for (Verdict one : Verdict.values()) {
            verdict = one.written().equals(written) ? one : verdict;
        }
        Optional<Revision> revision = revisions.revision(key, (unreadable, problem) -> {});
        if (revision.isEmpty()) {
            LOG.warn("{} is in the index for search and cannot be read from the store; run zhicha reindex", key);
            return;
        }
        rows.add(new ArchiveAnswer.Row(revision.get(), verdict, document.get(RevisionDocuments.FLAG)));
    }

    private Query query(ArchiveQuery query) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new MatchAllDocsQuery(), Occur.FILTER);
        for (Word word : query.words().words()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            List<Query> found = WordQueries.of(word, FIELDS);
            found.forEach(one -> any.add(one, Occur.SHOULD));
            any.add(new BoostQuery(new TermQuery(RevisionDocuments.of(word.text())), SAME_ID), Occur.SHOULD);
            all.add(any.build(), word.excluded() ? Occur.MUST_NOT : Occur.MUST);
        }
        if (query.platform() != null) {
            filter(all, RevisionDocuments.PLATFORM, query.platform());
        }
        if (query.seller() != null) {
            all.add(seller(query.seller()), Occur.FILTER);
        }
        if (query.verdict() != null) {
            filter(all, RevisionDocuments.VERDICT, query.verdict().written());
        }
        if (query.newestOnly()) {
            filter(all, RevisionDocuments.NEWEST, RevisionDocuments.YES);
        }
        if (query.from() != null) {
            all.add(
                    LongPoint.newRangeQuery(RevisionDocuments.LAST_SEEN, start(query.from()), Long.MAX_VALUE),
                    Occur.FILTER);
        }
        if (query.to() != null) {
            all.add(
                    LongPoint.newRangeQuery(
                            RevisionDocuments.FIRST_SEEN,
                            Long.MIN_VALUE,
                            start(query.to().plusDays(1)) - 1),
                    Occur.FILTER);
        }
        return all.build();
    }

    private static void filter(BooleanQuery.Builder all, String field, String value) {
        all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
    }

    /** The key of a seller that is known, else part of a name. */
    private Query seller(String said) throws IOException {
        Term key = new Term(RevisionDocuments.SELLER, said);
        if (reader.docFreq(key) > 0) {
            return new TermQuery(key);
        }
        return WordQueries.of(new Word(said, false, false), SELLER_NAME).stream()
                .findFirst()
                .orElseGet(() -> new MatchNoDocsQuery("nothing of the name can be looked for"));
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(BEIJING).toInstant().toEpochMilli();
    }

    private List<String> platforms() throws IOException {
        List<String> platforms = new ArrayList<>();
        Terms terms = MultiTerms.getTerms(reader, RevisionDocuments.PLATFORM);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null && platforms.size() < MOST_PLATFORMS; term = each.next()) {
                platforms.add(term.utf8ToString());
            }
        }
        return platforms;
    }
}
