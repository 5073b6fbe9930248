package zhicha.matcher.query;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.matcher.text.fold.UnitKind;
import zhicha.rules.subject.TextField;

/**
 * Lucene's classic query parser without what costs much or means nothing in a listing: words, phrases (also with a distance) and
 * beginnings of words in named fields remain. What is said without a field is looked for in title and description. One parser reads
 * one query.
 */
final class RuleQueryParser extends MultiFieldQueryParser {
    private static final Map<String, String> FIELDS = fields();
    private static final int WIDEST = 50;

    RuleQueryParser(Analyzer analyzer) {
        super(new String[] {TextField.TITLE.written(), TextField.DESCRIPTION.written()}, analyzer);
        setSplitOnWhitespace(true);
        // a Chinese word is the phrase of its characters
        setAutoGeneratePhraseQueries(true);
    }

    private static Map<String, String> fields() {
        Map<String, String> fields =
                Arrays.stream(TextField.values()).collect(Collectors.toMap(TextField::written, TextField::written));
        fields.put("seller", TextField.SELLER_NAME.written());
        fields.put(ListingAnalyzer.PLATFORM, ListingAnalyzer.PLATFORM);
        return Map.copyOf(fields);
    }

    private static String known(String field) {
        String known = FIELDS.get(field);
        if (known == null) {
            throw new Refused(
                    "no field \"" + field + "\"",
                    "write title, description, brand, category, seller or platform; put words with a colon into quotation marks");
        }
        return known;
    }

    @Override
    protected Query getFieldQuery(@Nullable String field, String text, boolean quoted) throws ParseException {
        Query query = super.getFieldQuery(field == null ? null : known(field), text, quoted);
        if (query == null) {
            throw new Refused(
                    "\"" + text + "\" holds no letter or digit, so it finds nothing", "remove it or write the word");
        }
        return query;
    }

    @Override
    protected Query getFieldQuery(@Nullable String field, String text, int distance) throws ParseException {
        if (distance < 0 || distance > WIDEST) {
            throw new Refused(
                    "the distance ~" + distance + " behind \"" + text + "\" is too wide", "write at most ~" + WIDEST);
        }
        getFieldQuery(field, text, true);
        return super.getFieldQuery(field == null ? null : known(field), text, distance);
    }

    @Override
    protected Query getPrefixQuery(@Nullable String field, String beginning) throws ParseException {
        if (field == null) {
            return super.getPrefixQuery(null, beginning);
        }
        String folded = known(field).equals(ListingAnalyzer.PLATFORM)
                ? beginning.toLowerCase(java.util.Locale.ROOT)
                : word(beginning);
        return newPrefixQuery(new Term(known(field), folded));
    }

    /** The beginning of a word as the word itself is folded. */
    private static String word(String beginning) {
        FoldedText folded = FoldedText.of(beginning);
        StringBuilder word = new StringBuilder();
        for (int unit = 0; unit < folded.length(); unit++) {
            UnitKind kind = folded.kind(unit);
            if (kind == UnitKind.HAN || kind == UnitKind.STROKE) {
                throw new Refused(
                        "\"" + beginning + "*\": a Chinese word has no * behind it",
                        "write it without *; it is found inside longer words as well");
            }
            if (kind == UnitKind.SIGN || unit > 0 && folded.separators(unit) > 0) {
                throw new Refused(
                        "\"" + beginning + "*\" is more than the beginning of one word",
                        "write letters and digits before *, for instance nike*");
            }
            word.appendCodePoint(folded.base(unit));
        }
        if (word.length() < 2) {
            throw new Refused(
                    "\"" + beginning + "*\" finds far too many words", "write at least two letters or digits before *");
        }
        return word.toString();
    }

    @Override
    protected Query getWildcardQuery(@Nullable String field, String word) {
        throw new Refused(
                "\"" + word + "\": * and ? stand only for the end of a word",
                "write the whole word, or its beginning with * behind, for instance nike*; put what is meant literally into quotation marks");
    }

    @Override
    protected Query getRegexpQuery(@Nullable String field, String expression) {
        throw new Refused(
                "\"/" + expression + "/\": regular expressions are not run",
                "write words and phrases; put a slash that is meant literally into quotation marks");
    }

    @Override
    protected Query getFuzzyQuery(@Nullable String field, String word, float similarity) {
        throw new Refused(
                "\"" + word + "~\": similar words are not looked for",
                "write the word itself; disguised names are found by signal: mark-text");
    }

    @Override
    protected Query getRangeQuery(
            @Nullable String field, @Nullable String from, @Nullable String to, boolean fromIn, boolean toIn) {
        throw new Refused("a range [.. TO ..] means nothing in words", "write the words that are meant");
    }
}
