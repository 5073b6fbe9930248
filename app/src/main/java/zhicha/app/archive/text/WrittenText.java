package zhicha.app.archive.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Texts as they are written: words of letters, and Chinese by single characters and pairs. Pairs and not a dictionary's words,
 * since a brand is in no dictionary, and what a segmenter cuts one way in a title it cuts another way in a query.
 */
public final class WrittenText extends Analyzer {
    /** Positions between one value of a field and the next, so that no phrase reaches over. */
    private static final int GAP = 100;

    private static final String PAIR = CJKBigramFilter.DOUBLE_TYPE;

    /** One word or pair of a query. */
    public record Token(String text, int position) {}

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        int scripts =
                CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
        return new TokenStreamComponents(
                words, new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(words)), scripts, true));
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    /** What is typed, by pairs where there are pairs, with the positions the index has them at; at most so many. */
    List<Token> typed(String text, int most) {
        List<Token> tokens = new ArrayList<>();
        boolean[] pairs = new boolean[text.length() + 2];
        List<Token> singles = new ArrayList<>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                boolean pair = type.type().equals(PAIR);
                (pair ? tokens : singles).add(new Token(term.toString(), position));
                if (pair && position + 1 < pairs.length) {
                    pairs[position] = true;
                    pairs[position + 1] = true;
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
        singles.stream()
                .filter(single -> single.position() >= pairs.length || !pairs[single.position()])
                .forEach(tokens::add);
        tokens.sort((one, other) -> Integer.compare(one.position(), other.position()));
        return tokens.size() > most ? List.copyOf(tokens.subList(0, most)) : tokens;
    }
}
