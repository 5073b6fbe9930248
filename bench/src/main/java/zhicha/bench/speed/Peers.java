package zhicha.bench.speed;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultiMatchingQueries;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.match.ListingMatcher;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.term.Term;
import zhicha.matcher.text.term.TermAutomaton;
import zhicha.matcher.text.term.TermUse;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.subject.Listing;

/** Ours and the others, each built of the same names. */
final class Peers {
    private Peers() {}

    /** The matcher that {@code match} runs: all folding, gate, verification, rules. */
    static Matching whole(Rulebook rulebook) {
        ListingMatcher matcher = new ListingMatcher(rulebook, PictureSearch.NONE, Clock.systemUTC());
        return (titles, from, to) -> {
            long hits = 0;
            for (int i = from; i < to; i++) {
                hits += matcher.match(Listing.of("t", titles.get(i)), ListingPictures.NONE)
                        .size();
            }
            return hits;
        };
    }

    /** Our folding and our automaton of terms, without anything behind them. */
    static Matching literal(List<String> names) {
        TermAutomaton automaton = automaton(names);
        return (titles, from, to) -> {
            long[] hits = {0};
            for (int i = from; i < to; i++) {
                automaton.scan(FoldedText.of(titles.get(i)), (term, first, last) -> hits[0]++);
            }
            return hits[0];
        };
    }

    private static TermAutomaton automaton(List<String> names) {
        return new TermAutomaton(names.stream()
                .map(name -> Term.of(name, TermUse.MARK, List.of(name), ""))
                .toList());
    }

    private static AhoCorasickDoubleArrayTrie<String> trie(List<String> names) {
        TreeMap<String, String> map = new TreeMap<>();
        names.forEach(name -> map.put(name.toLowerCase(Locale.ROOT), name));
        AhoCorasickDoubleArrayTrie<String> trie = new AhoCorasickDoubleArrayTrie<>();
        trie.build(map);
        return trie;
    }

    /** AhoCorasickDoubleArrayTrie 1.2.3 (Apache-2.0) over titles in small letters: literal hits only. */
    static Matching hankcs(List<String> names) {
        AhoCorasickDoubleArrayTrie<String> trie = trie(names);
        return (titles, from, to) -> {
            long[] hits = {0};
            for (int i = from; i < to; i++) {
                trie.parseText(titles.get(i).toLowerCase(Locale.ROOT), (begin, end, name) -> {
                    hits[0]++;
                });
            }
            return hits[0];
        };
    }

    /** sensitive-word 0.25.0 (Apache-2.0) with its foldings on, its checks of numbers and addresses off. */
    static Matching houbb(List<String> names) {
        SensitiveWordBs words = SensitiveWordBs.newInstance()
                .wordDeny(() -> names)
                .wordAllow(List::of)
                .ignoreCase(true)
                .ignoreWidth(true)
                .ignoreNumStyle(true)
                .ignoreChineseStyle(true)
                .ignoreEnglishStyle(true)
                .ignoreRepeat(false)
                .enableNumCheck(false)
                .enableEmailCheck(false)
                .enableUrlCheck(false)
                .enableIpv4Check(false)
                .init();
        return (titles, from, to) -> {
            long hits = 0;
            for (int i = from; i < to; i++) {
                hits += words.findAll(titles.get(i)).size();
            }
            return hits;
        };
    }

    /** Lucene's monitor with a phrase of bigrams for each name, titles in batches. */
    static Matching monitor(List<String> names) {
        try {
            return new Phrases(names);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private static final class Phrases implements Matching {
        private final Monitor monitor;

        Phrases(List<String> names) throws IOException {
            Analyzer analyzer = new CJKAnalyzer();
            QueryBuilder builder = new QueryBuilder(analyzer);
            List<MonitorQuery> queries = new ArrayList<>();
            for (String name : names) {
                Query phrase = builder.createPhraseQuery("t", name);
                if (phrase != null) {
                    queries.add(new MonitorQuery(String.valueOf(queries.size()), phrase));
                }
            }
            monitor = new Monitor(analyzer);
            monitor.register(queries);
        }

        @Override
        public long look(List<String> titles, int from, int to) {
            Document[] batch = new Document[to - from];
            for (int i = from; i < to; i++) {
                batch[i - from] = new Document();
                batch[i - from].add(new TextField("t", titles.get(i), Field.Store.NO));
            }
            try {
                MultiMatchingQueries<QueryMatch> matches = monitor.match(batch, QueryMatch.SIMPLE_MATCHER);
                long hits = 0;
                for (int i = 0; i < batch.length; i++) {
                    hits += matches.getMatchCount(i);
                }
                return hits;
            } catch (IOException neverInMemory) {
                throw new UncheckedIOException(neverInMemory);
            }
        }

        /** It keeps a thread of its own, for which a JVM would not end. */
        @Override
        public void close() {
            try {
                monitor.close();
            } catch (IOException neverInMemory) {
                throw new UncheckedIOException(neverInMemory);
            }
        }
    }

    /** What each of the two sees of the names as they stand: title number, place and name. */
    record Agreement(int both, List<String> onlyOurs, List<String> onlyHankcs) {
        boolean equal() {
            return onlyOurs.isEmpty() && onlyHankcs.isEmpty();
        }
    }

    static Agreement agreement(List<String> names, List<String> titles) {
        TermAutomaton automaton = automaton(names);
        AhoCorasickDoubleArrayTrie<String> trie = trie(names);
        Set<String> ours = new TreeSet<>();
        Set<String> theirs = new TreeSet<>();
        for (int i = 0; i < titles.size(); i++) {
            String number = i + " ";
            String title = titles.get(i);
            String small = title.toLowerCase(Locale.ROOT);
            FoldedText folded = FoldedText.of(title);
            automaton.scan(folded, (term, first, last) -> {
                int start = folded.start(first);
                int end = folded.end(last);
                if (small.substring(start, end).equals(term.written().toLowerCase(Locale.ROOT))) {
                    ours.add(number + start + "-" + end + " " + term.written());
                }
            });
            trie.parseText(small, (begin, end, name) -> {
                theirs.add(number + begin + "-" + end + " " + name);
            });
        }
        Set<String> both = new TreeSet<>(ours);
        both.retainAll(theirs);
        ours.removeAll(both);
        theirs.removeAll(both);
        return new Agreement(both.size(), List.copyOf(ours), List.copyOf(theirs));
    }
}
