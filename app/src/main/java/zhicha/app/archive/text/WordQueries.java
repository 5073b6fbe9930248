package zhicha.app.archive.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import zhicha.app.archive.text.SearchWords.Word;

/**
 * Words as Lucene queries over the three readings of a text. Made of terms and phrases alone, at most {@value #MOST_UNITS} units
 * long, so that no word can become an expensive query.
 */
public final class WordQueries {
    public static final String WRITTEN = ".written";
    public static final String FOLDED = ".folded";
    public static final String SOUND = ".sound";

    private static final int MOST_UNITS = 64;

    /** What reads the same counts for a little more the more readings find it. */
    private static final float TIE = 0.1f;

    private static final WrittenText ANALYZER = new WrittenText();

    /** A field and what a find in it is worth. */
    public record Weighed(String field, float weight) {}

    private WordQueries() {}

    /** Finds a word in any of the fields; empty where nothing of the word can be looked for. */
    public static List<Query> of(Word word, List<Weighed> fields) {
        List<Query> readings = new ArrayList<>();
        for (Weighed field : fields) {
            add(readings, written(word.text(), field.field() + WRITTEN), 2 * field.weight());
            add(readings, row(TextUnits.folded(word.text()), field.field() + FOLDED), field.weight());
            if (word.sound()) {
                add(readings, row(TextUnits.sounds(word.text()), field.field() + SOUND), field.weight() / 2);
            }
        }
        return readings.isEmpty() ? List.of() : List.of(new DisjunctionMaxQuery(readings, TIE));
    }

    private static void add(List<Query> readings, List<Query> found, float weight) {
        found.forEach(query -> readings.add(new BoostQuery(query, weight)));
    }

    private static List<Query> written(String text, String field) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        List<WrittenText.Token> tokens = ANALYZER.typed(text, MOST_UNITS);
        tokens.forEach(token -> phrase.add(new Term(field, token.text()), token.position()));
        return tokens.isEmpty() ? List.of() : List.of(phrase.build());
    }

    private static List<Query> row(TextUnits whole, String field) {
        TextUnits units = whole.first(MOST_UNITS);
        if (units.nothing() || broken(units)) {
            return List.of();
        }
        if (units.length() == 1) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            Arrays.stream(units.at(0))
                    .forEach(one -> any.add(new TermQuery(new Term(field, PairTokens.single(one))), Occur.SHOULD));
            return List.of(any.build());
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        for (int unit = 0; unit + 1 < units.length(); unit += 2) {
            phrase.add(pairs(units, unit, field), unit);
        }
        if (units.length() % 2 == 1) {
            // pairs side by side cover all but the last
            phrase.add(pairs(units, units.length() - 2, field), units.length() - 2);
        }
        return List.of(phrase.build());
    }

    private static boolean broken(TextUnits units) {
        for (int unit = 0; unit < units.length(); unit++) {
            if (units.at(unit).length == 0) {
                return true;
            }
        }
        return false;
    }

    private static Term[] pairs(TextUnits units, int unit, String field) {
        List<Term> pairs = new ArrayList<>();
        for (int one : units.at(unit)) {
            for (int next : units.at(unit + 1)) {
                pairs.add(new Term(field, PairTokens.pair(one, next)));
            }
        }
        return pairs.toArray(Term[]::new);
    }
}
