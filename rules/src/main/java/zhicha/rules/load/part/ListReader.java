package zhicha.rules.load.part;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.TermScope;
import zhicha.rules.pack.WordList;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Place;

/** Reads a word list: one term a line, with {@code |} and where it counts behind it; {@code #} starts a comment. */
public final class ListReader {
    private static final int LARGEST_FILE = 4 << 20;
    private static final int LONGEST_TERM = 100;

    private final Consumer<RuleProblem> problems;
    private final ScopeReader scopeReader;

    public ListReader(Consumer<RuleProblem> problems) {
        this.problems = problems;
        this.scopeReader = new ScopeReader(problems);
    }

    /** Broken lines are left out; empty, with an error said, where the file as a whole cannot be used. */
    public Optional<WordList> read(Path file) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        } catch (IOException unreadable) {
            problems.accept(Place.whole(file)
                    .error(
                            Wording.of(
                                    "词表无法读取：%s",
                                    "the list cannot be read: %s", String.valueOf(unreadable.getMessage())),
                            PackFiles.ALLOWED));
            return Optional.empty();
        }
        if (bytes.length > LARGEST_FILE) {
            problems.accept(Place.whole(file)
                    .error(
                            Wording.of("词表超过 %d 字节", "the list is larger than %d bytes", LARGEST_FILE),
                            new Wording("拆成几个", "split it")));
            return Optional.empty();
        }
        List<String> terms = new ArrayList<>();
        Map<String, TermScope> scopes = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        int number = 0;
        int from = 0;
        while (from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            line(new Place(file, number, 0), ByteBuffer.wrap(bytes, from, end - from), terms, scopes, lines);
            from = end + 1;
        }
        String name = file.getFileName().toString();
        return Optional.of(new WordList(name.substring(0, name.length() - ".txt".length()), terms, scopes));
    }

    private void line(
            Place place,
            ByteBuffer bytes,
            List<String> terms,
            Map<String, TermScope> scopes,
            Map<String, Integer> lines) {
        String line;
        try {
            line = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            problems.accept(place.error(
                    new Wording("该行不是 UTF-8", "the line is not UTF-8"),
                    new Wording("将文件另存为 UTF-8", "save the file as UTF-8")));
            return;
        }
        int hash = line.indexOf('#');
        String[] parts = (hash < 0 ? line : line.substring(0, hash))
                .replace("\uFEFF", "")
                .split("\\|", -1);
        String term = parts[0].strip();
        if (term.isEmpty()) {
            if (parts.length > 1) {
                problems.accept(place.error(
                        new Wording("“|”之前没有词", "no term stands before \"|\""),
                        new Wording("先写词", "write the term first")));
            }
            return;
        }
        if (term.length() > LONGEST_TERM) {
            problems.accept(place.error(
                    Wording.of("词超过 %d 个字符", "the term has more than %d characters", LONGEST_TERM),
                    new Wording("缩短", "shorten it")));
            return;
        }
        if (Words.bare(term).isEmpty()) {
            problems.accept(place.error(Words.nothing(term), Words.REMOVE));
            return;
        }
        Integer first = lines.putIfAbsent(term, place.line());
        if (first != null) {
            problems.accept(place.warning(
                    Wording.of(
                            "“%s”重复出现，第 %d 行已有",
                            "\"%s\" stands here again; it is already in line %d", Words.shown(term), first),
                    new Wording("删去其中一处", "remove one of the two")));
            return;
        }
        if (parts.length > 1) {
            Optional<TermScope> scope = scopeReader.read(Arrays.asList(parts).subList(1, parts.length), place);
            if (scope.isEmpty()) {
                return;
            }
            scopes.put(term, scope.get());
        }
        terms.add(term);
    }
}
