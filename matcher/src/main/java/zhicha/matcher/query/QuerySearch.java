package zhicha.matcher.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.Condition;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.RuleStatus;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;

/**
 * The queries of all rules, asked of one listing at a time. Safe for many threads. Lucene's monitor keeps a thread; it ends with
 * {@link #close}, or when this is no longer used.
 */
public final class QuerySearch implements AutoCloseable {
    /** Asks nothing and costs nothing. */
    public static final QuerySearch NONE = new QuerySearch(null, List.of());

    private static final Logger LOG = LoggerFactory.getLogger(QuerySearch.class);
    private static final Cleaner CLEANER = Cleaner.create();
    /** Words of a query that must be in the listing before it is tried, where it asks for so many. */
    private static final int PASSES = 4;

    private static final int MOST_REASONS = 6;
    private static final int LONGEST_SEEN = 1_000;
    private static final int LONGEST_PLATFORM = 100;

    private final @Nullable Monitor monitor;
    private final List<Condition.Query> asked;
    private final Cleaner.@Nullable Cleanable closing;

    private QuerySearch(@Nullable Monitor monitor, List<Condition.Query> asked) {
        this.monitor = monitor;
        this.asked = asked;
        this.closing = monitor == null ? null : CLEANER.register(this, () -> close(monitor));
    }

    /**
     * @return {@link #NONE} where no rule that runs asks a query
     * @throws IllegalArgumentException if a query cannot be run; see {@link QueryReader#SYNTAX}
     */
    public static QuerySearch over(List<Rule> rules) {
        List<Condition.Query> asked = rules.stream()
                .filter(rule -> rule.status() != RuleStatus.DEPRECATED)
                .flatMap(rule -> rule.when().queries())
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return NONE;
        }
        List<MonitorQuery> queries = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            try {
                queries.add(new MonitorQuery(
                        String.valueOf(i), QueryReader.read(asked.get(i).text())));
            } catch (Refused refused) {
                throw new IllegalArgumentException(
                        "rule " + asked.get(i).rule() + ": " + refused.getMessage(), refused);
            }
        }
        try {
            Monitor monitor = new Monitor(
                    new ListingAnalyzer(), new MultipassTermFilteredPresearcher(PASSES), new MonitorConfiguration());
            monitor.register(queries);
            return new QuerySearch(monitor, asked);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** Where the listing matches which query, in the order of the rules; at least one reason for each that matches. */
    public List<Reason.Query> in(Listing listing) {
        if (monitor == null) {
            return List.of();
        }
        try {
            MatchingQueries<QuerySpans.Found> matching = monitor.match(document(listing), QuerySpans::new);
            for (Map.Entry<String, Exception> failed : matching.getErrors().entrySet()) {
                LOG.warn(
                        "listing {}: query of rule {} failed",
                        listing.id(),
                        asked.get(Integer.parseInt(failed.getKey())).rule(),
                        failed.getValue());
            }
            return matching.getMatches().stream()
                    .sorted(Comparator.comparingInt(found -> Integer.parseInt(found.getQueryId())))
                    .flatMap(found -> reasons(listing, found).stream())
                    .toList();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private List<Reason.Query> reasons(Listing listing, QuerySpans.Found found) {
        Condition.Query query = asked.get(Integer.parseInt(found.getQueryId()));
        List<Reason.Query> reasons = found.spans().stream()
                .filter(span -> !span.field().equals(ListingAnalyzer.PLATFORM))
                .filter(span -> span.end() - span.start() <= LONGEST_SEEN)
                .map(span -> reason(listing, query, span))
                .sorted(Comparator.comparing(Reason.Query::field)
                        .thenComparingInt(Reason.Query::start)
                        .thenComparingInt(Reason.Query::end))
                .limit(MOST_REASONS)
                .toList();
        return reasons.isEmpty() ? List.of(new Reason.Query(query.rule(), query.text(), null, 0, 0, "")) : reasons;
    }

    private static Reason.Query reason(Listing listing, Condition.Query query, QuerySpans.Span span) {
        TextField field = TextField.parse(span.field());
        String seen = listing.text(field).substring(span.start(), span.end());
        return new Reason.Query(query.rule(), query.text(), field, span.start(), span.end(), seen);
    }

    private static Document document(Listing listing) {
        Document document = new Document();
        for (TextField field : TextField.values()) {
            String text = listing.text(field);
            if (!text.isEmpty()) {
                document.add(words(field.written(), text));
            }
        }
        String platform = listing.platform();
        if (platform != null) {
            document.add(words(
                    ListingAnalyzer.PLATFORM, platform.substring(0, Math.min(platform.length(), LONGEST_PLATFORM))));
        }
        return document;
    }

    private static Field words(String name, String text) {
        return new Field(name, text, org.apache.lucene.document.TextField.TYPE_NOT_STORED);
    }

    @Override
    public void close() {
        if (closing != null) {
            closing.clean();
        }
    }

    private static void close(Monitor monitor) {
        try {
            monitor.close();
        } catch (IOException e) {
            LOG.warn("the monitor of queries was not closed", e);
        }
    }
}
