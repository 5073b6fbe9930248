package zhicha.rules.pack;

import java.util.List;
import java.util.Map;

/**
 * A list that maintainers edit: one term a line, {@code #} starts a comment.
 *
 * @param name the file's name without {@code .txt}: the {@code list} that a code-word observation carries
 * @param scopes where terms count that do not count everywhere, by term
 */
public record WordList(String name, List<String> terms, Map<String, TermScope> scopes) {
    /** Not words: fingerprints of pictures that many shops show and that are nobody's right, 64 hex digits a line. */
    public static final String COMMON_PICTURES = "common-pictures";

    public WordList {
        terms = List.copyOf(terms);
        scopes = Map.copyOf(scopes);
    }

    /** A list whose terms count wherever they stand. */
    public WordList(String name, List<String> terms) {
        this(name, terms, Map.of());
    }

    public TermScope scope(String term) {
        return scopes.getOrDefault(term, TermScope.ANYWHERE);
    }
}
