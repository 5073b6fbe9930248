package zhicha.crawler.door;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import zhicha.crawler.door.row.ColumnMapping;
import zhicha.crawler.page.SniffedText;
import zhicha.rules.rule.Wording;

/**
 * Tables as text (RFC 4180), parted by comma, semicolon, tabulator or bar, in UTF-8, UTF-16 or GBK. Each row is parsed for
 * itself, so that a quote that nobody closed costs one row rather than the rest of the file.
 */
final class CsvFeed {
    private static final int SAMPLE = 256 << 10;
    private static final int ROWS_ASKED = 20;

    private CsvFeed() {}

    static void read(Path file, ColumnMapping mapping, FeedItem.Taker taker) throws IOException, InterruptedException {
        try (InputStream in = new BufferedInputStream(FeedFormat.open(file), SAMPLE + 1)) {
            in.mark(SAMPLE);
            SniffedText sniffed = SniffedText.of(in.readNBytes(SAMPLE));
            in.reset();
            in.skipNBytes(sniffed.mark());
            CSVFormat format = format(sniffed.beginning());
            Charset charset = sniffed.charset();
            try (BufferedReader text = new BufferedReader(new InputStreamReader(
                    in,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)))) {
                rows(new CsvLines(text, format.getDelimiterString().charAt(0)), format, mapping, taker);
            }
        }
    }

    private static void rows(CsvLines lines, CSVFormat format, ColumnMapping mapping, FeedItem.Taker taker)
            throws IOException, InterruptedException {
        TableRows table = new TableRows(mapping);
        boolean wanted = true;
        for (CsvLines.Logical line = lines.next(); line != null && wanted; line = lines.next()) {
            if (line.broken() != null) {
                wanted = taker.take(new FeedItem.Broken(line.number(), line.broken()));
                continue;
            }
            Optional<FeedItem> item;
            try (CSVParser parser = CSVParser.parse(line.text(), format)) {
                List<CSVRecord> records = parser.getRecords();
                item = records.isEmpty()
                        ? Optional.empty()
                        : table.take(line.number(), List.of(records.getFirst().values()));
            } catch (IOException | RuntimeException malformed) {
                item = Optional.of(new FeedItem.Broken(
                        line.number(),
                        Wording.of(
                                "不是 CSV：%s；引号内的引号须写两次",
                                "not CSV: %s; a quote inside a quoted text is written twice",
                                String.valueOf(malformed.getMessage()))));
            }
            if (item.isPresent()) {
                wanted = taker.take(item.get());
            }
            if (table.hopeless()) {
                break;
            }
        }
        if (!table.begun() && wanted) {
            taker.take(new FeedItem.Broken(1, table.excuse()));
        }
    }

    private static CSVFormat format(String beginning) {
        char separator = separator(beginning);
        return CSVFormat.Builder.create(CSVFormat.RFC4180)
                .setDelimiter(separator)
                .setTrailingData(true)
                .setLenientEof(true)
                .setIgnoreSurroundingSpaces(separator != '\t')
                .get();
    }

    /** What parts most of the first rows into equally many cells, and of several the one that makes most cells. */
    private static char separator(String beginning) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', '\t', ';', '|'}) {
            Map<Integer, Long> rowsByCount = counts(beginning, candidate).stream()
                    .filter(count -> count > 0)
                    .collect(Collectors.groupingBy(count -> count, Collectors.counting()));
            for (Map.Entry<Integer, Long> alike : rowsByCount.entrySet()) {
                long score = alike.getValue() * SAMPLE + alike.getKey();
                if (score > most) {
                    most = score;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** How often it stands outside quotes in each of the first rows. */
    private static List<Integer> counts(String beginning, char candidate) {
        List<Integer> counts = new ArrayList<>();
        int count = 0;
        boolean quoted = false;
        boolean cellBegins = true;
        for (int i = 0; i < beginning.length() && counts.size() < ROWS_ASKED; i++) {
            char c = beginning.charAt(i);
            if (quoted) {
                // of two quotes in a quoted cell the second opens it again
                quoted = c != '"';
            } else if (c == '"' && (cellBegins || i > 0 && beginning.charAt(i - 1) == '"')) {
                quoted = true;
                cellBegins = false;
            } else if (c == '\n') {
                counts.add(count);
                count = 0;
                cellBegins = true;
            } else if (c == candidate) {
                count++;
                cellBegins = true;
            } else if (c != ' ') {
                cellBegins = false;
            }
        }
        if (count > 0 && counts.size() < ROWS_ASKED) {
            counts.add(count);
        }
        return counts;
    }
}
