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
