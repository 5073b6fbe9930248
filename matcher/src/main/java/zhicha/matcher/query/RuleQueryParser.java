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
import zhicha.rules.rule.Wording;
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
                    Wording.of("没有字段“%s”", "no field \"%s\"", field),
                    new Wording(
                            "写 title、description、brand、category、seller 或 platform；含冒号的词放进引号",
                            "write title, description, brand, category, seller or platform; put words with a colon into quotation marks"));
        }
        return known;
    }

    @Override
    protected Query getFieldQuery(@Nullable String field, String text, boolean quoted) throws ParseException {
        Query query = super.getFieldQuery(field == null ? null : known(field), text, quoted);
        if (query == null) {
            throw new Refused(
                    Wording.of("“%s”不含文字或数字，什么也找不到", "\"%s\" holds no letter or digit, so it finds nothing", text),
                    new Wording("删去，或写上要找的词", "remove it or write the word"));
        }
        return query;
    }

    @Override
    protected Query getFieldQuery(@Nullable String field, String text, int distance) throws ParseException {
        if (distance < 0 || distance > WIDEST) {
            throw new Refused(
                    Wording.of("“%2$s”后的间距 ~%1$d 过大", "the distance ~%d behind \"%s\" is too wide", distance, text),
                    Wording.of("最多写 ~%d", "write at most ~%d", WIDEST));
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
                        Wording.of("“%s*”：汉字词后不写 *", "\"%s*\": a Chinese word has no * behind it", beginning),
                        new Wording("不写 *；在更长的词里也能找到", "write it without *; it is found inside longer words as well"));
            }
            if (kind == UnitKind.SIGN || unit > 0 && folded.separators(unit) > 0) {
                throw new Refused(
                        Wording.of("“%s*”不只是一个词的开头", "\"%s*\" is more than the beginning of one word", beginning),
                        new Wording("在 * 前写字母和数字，例如 nike*", "write letters and digits before *, for instance nike*"));
            }
            word.appendCodePoint(folded.base(unit));
        }
        if (word.length() < 2) {
            throw new Refused(
                    Wording.of("“%s*”会找出过多的词", "\"%s*\" finds far too many words", beginning),
                    new Wording("在 * 前至少写两个字母或数字", "write at least two letters or digits before *"));
        }
        return word.toString();
    }

    @Override
    protected Query getWildcardQuery(@Nullable String field, String word) {
        throw new Refused(
                Wording.of("“%s”：* 和 ? 只能代表词尾", "\"%s\": * and ? stand only for the end of a word", word),
                new Wording(
                        "写完整的词，或写词的开头加 *，例如 nike*；按字面理解的放进引号",
                        "write the whole word, or its beginning with * behind, for instance nike*; put what is meant literally into quotation marks"));
    }

    @Override
    protected Query getRegexpQuery(@Nullable String field, String expression) {
        throw new Refused(
                Wording.of("“/%s/”：不执行正则表达式", "\"/%s/\": regular expressions are not run", expression),
                new Wording(
                        "写词和词组；按字面理解的斜杠放进引号",
                        "write words and phrases; put a slash that is meant literally into quotation marks"));
    }

    @Override
    protected Query getFuzzyQuery(@Nullable String field, String word, float similarity) {
        throw new Refused(
                Wording.of("“%s~”：不查找相似的词", "\"%s~\": similar words are not looked for", word),
                new Wording(
                        "写该词本身；变形的名称由 signal: mark-text 发现",
                        "write the word itself; disguised names are found by signal: mark-text"));
    }

    @Override
    protected Query getRangeQuery(
            @Nullable String field, @Nullable String from, @Nullable String to, boolean fromIn, boolean toIn) {
        throw new Refused(
                new Wording("区间 [.. TO ..] 对文字没有意义", "a range [.. TO ..] means nothing in words"),
                new Wording("写出所要的词", "write the words that are meant"));
    }
}
