package zhicha.rules.pack;

import java.util.List;

/**
 * A list that maintainers edit: one term a line, {@code #} starts a comment.
 *
 * @param name the file's name without {@code .txt}: the {@code list} that a code-word observation carries
 */
public record WordList(String name, List<String> terms) {
    public WordList {
        terms = List.copyOf(terms);
    }
}
