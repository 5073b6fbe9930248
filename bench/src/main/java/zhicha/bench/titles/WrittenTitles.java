package zhicha.bench.titles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import zhicha.bench.disguise.Ways;
import zhicha.bench.names.Brands;
import zhicha.bench.words.Lines;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;

/** Titles written by hand, in two files each: {@code written}, after known spellings, and {@code sellers}, as shops write theirs. */
final class WrittenTitles {
    static final List<String> PARTS = List.of("written", "sellers");

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private WrittenTitles() {}

    static List<LabelledTitle> disguised(Brands brands, String part) {
        Map<String, Set<String>> evasions =
                Ways.all().stream().collect(Collectors.toMap(Ways.Way::kind, Ways.Way::evasions));
        List<LabelledTitle> titles = new ArrayList<>();
        for (String line : Lines.of("/zhicha/bench/titles/" + part + "-disguises.txt")) {
            String[] row = row(line);
            int start = row[3].indexOf(row[2]);
            if (start < 0) {
                throw new IllegalStateException(part + "-disguises.txt: the title has no " + row[2] + ": " + line);
            }
            String id = part + "-" + row[0] + "-" + titles.size();
            titles.add(new LabelledTitle(
                    Listing.of(id, row[3]),
                    new Label(
                            id,
                            right(brands, row[1], line),
                            Expect.FLAG,
                            row[0],
                            part,
                            new Label.Span(TextField.TITLE, start, start + row[2].length()),
                            evasions.getOrDefault(row[0], Set.of()))));
        }
        return titles;
    }

    static List<LabelledTitle> innocent(Brands brands, String part) {
        List<LabelledTitle> titles = new ArrayList<>();
        for (String line : Lines.of("/zhicha/bench/titles/" + part + "-innocents.txt")) {
            String[] row = row(line);
            Expect expect = Expect.parse(row[2]);
            // a title that may be taken for nobody's says so of every right; the name tells only what it was written
            // for
            String right = expect == Expect.CLEAR ? Label.ANY : right(brands, row[1], line);
            if (!row[1].equals("-")) {
                right(brands, row[1], line);
            }
            String id = part + "-" + row[0] + "-i" + titles.size();
            titles.add(new LabelledTitle(
                    Listing.of(id, row[3]), new Label(id, right, expect, row[0], part, null, Set.of())));
        }
        return titles;
    }

    private static String[] row(String line) {
        String[] row = ESCAPE.matcher(line)
                .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)))
                .split(" \\| ");
        if (row.length != 4) {
            throw new IllegalStateException("four columns parted by \" | \" are needed: " + line);
        }
        return row;
    }

    private static String right(Brands brands, String word, String line) {
        return brands.right(word)
                .orElseThrow(
                        () -> new IllegalStateException("nobody watches " + word + ", which a title needs: " + line));
    }
}
