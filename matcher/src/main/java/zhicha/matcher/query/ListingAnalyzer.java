package zhicha.matcher.query;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;

/** How the fields of listings and the words of queries become tokens. The platform is one token, for it is an id. */
final class ListingAnalyzer extends Analyzer {
    static final String PLATFORM = "platform";

    ListingAnalyzer() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        if (field.equals(PLATFORM)) {
            Tokenizer whole = new KeywordTokenizer();
            return new TokenStreamComponents(whole, new LowerCaseFilter(whole));
        }
        return new TokenStreamComponents(new FoldedTokenizer());
    }
}
