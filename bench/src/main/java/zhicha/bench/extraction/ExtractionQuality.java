package zhicha.bench.extraction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.bench.extraction.Reading.Field;
import zhicha.bench.extraction.Reading.Judgement;

/**
 * Price, title, main picture and availability over labelled product pages, without a site file, with and without what the
 * pages say to machines. The part {@code held-out} was written before the extractor was mended and was not tuned on.
 */
public final class ExtractionQuality {
    public static final String WHAT =
            "F1 of price, title, main picture and availability over labelled product pages [--misses tuned|held-out|none] [--pages DIR]";

    private static final List<String> PARTS = List.of("tuned", "held-out");
    private static final int MOST_MISSES = 80;
    private static final int USAGE = 2;

    private ExtractionQuality() {}

    public static int run(String... arguments) {
        String misses = "tuned";
        Path folder = null;
        for (int i = 0; i < arguments.length; i += 2) {
            boolean value = i + 1 < arguments.length;
            if (value && arguments[i].equals("--misses")) {
                misses = arguments[i + 1];
            } else if (value && arguments[i].equals("--pages")) {
                folder = Path.of(arguments[i + 1]);
            } else {
                System.err.println("不认识的参数 / unknown argument \"" + arguments[i] + "\": " + WHAT);
                return USAGE;
            }
        }
        try {
            measure(folder, misses);
            return 0;
        } catch (IllegalArgumentException bad) {
            System.err.println(bad.getMessage());
            return USAGE;
        }
    }

    /** Our own pages, or a folder with the parts as folders in it, or a folder of pages that is one part by itself. */
    private static void measure(@Nullable Path folder, String misses) {
        List<Reading> last = List.of();
        String lastPart = "";
        boolean parted = folder == null || PARTS.stream().anyMatch(part -> Files.isDirectory(folder.resolve(part)));
        for (String part : parted ? PARTS : List.of("pages")) {
            if (folder != null && parted && !Files.isDirectory(folder.resolve(part))) {
                continue;
            }
            List<LabelledPage> pages =
                    folder == null ? PageFolder.read(part) : PageFolder.read(parted ? folder.resolve(part) : folder);
            List<Reading> whole = pages.stream().map(Reading::whole).toList();
            List<Reading> bare = pages.stream().map(Reading::bare).toList();
            System.out.printf("%s: %d pages%n", part, pages.size());
            System.out.println("                      price  title  image  availability");
            System.out.println(line("with structured data", whole));
            System.out.println(line("without", bare));
            if (misses.equals(part) || !parted) {
                print("with", whole);
                print("without", bare);
            }
            // of a stranger's pages, what they say to machines is part of the task
            last = folder == null ? both(whole, bare) : whole;
            lastPart = part;
        }
        System.out.println("extraction, " + lastPart + (folder == null ? ", with and without structured data" : "")
                + ": price F1 " + figure(last, Field.PRICE) + ", title " + figure(last, Field.TITLE)
                + ", main picture " + figure(last, Field.IMAGE) + ", availability "
                + figure(last, Field.AVAILABILITY));
    }

    /** F1 of every field over one part of the set, as measured with or without structured data. */
    static Map<Field, Double> measure(String part, boolean bare) {
        List<Reading> readings = PageFolder.read(part).stream()
                .map(page -> bare ? Reading.bare(page) : Reading.whole(page))
                .toList();
        Map<Field, Double> figures = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            figures.put(field, f1(readings, field));
        }
        return figures;
    }

    private static List<Reading> both(List<Reading> one, List<Reading> other) {
        List<Reading> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static String line(String name, List<Reading> readings) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-20s", name));
        for (Field field : Field.values()) {
            line.append(' ').append(figure(readings, field)).append(' ');
        }
        return line.toString();
    }

    private static String figure(List<Reading> readings, Field field) {
        return String.format(Locale.ROOT, "%.3f", f1(readings, field));
    }

    /** A wrong value is both a value too many and one too few. */
    private static double f1(List<Reading> readings, Field field) {
        Map<Judgement, Integer> counts = new EnumMap<>(Judgement.class);
        readings.forEach(reading -> counts.merge(reading.judge(field), 1, Integer::sum));
        double right = counts.getOrDefault(Judgement.RIGHT, 0);
        double wrong = counts.getOrDefault(Judgement.WRONG, 0);
        double missing = counts.getOrDefault(Judgement.MISSING, 0);
        double invented = counts.getOrDefault(Judgement.INVENTED, 0);
        return right == 0 ? 0 : 2 * right / (2 * right + 2 * wrong + missing + invented);
    }

    private static void print(String how, List<Reading> readings) {
        int shown = 0;
        for (Reading reading : readings) {
            for (Field field : Field.values()) {
                Judgement judgement = reading.judge(field);
                boolean good = judgement == Judgement.RIGHT || judgement == Judgement.NOTHING;
                if (!good && shown++ < MOST_MISSES) {
                    System.out.printf(
                            "    %s %s: %s %s, wanted \"%s\", found \"%s\"%n",
                            how,
                            reading.page().name(),
                            field.name().toLowerCase(Locale.ROOT),
                            judgement.name().toLowerCase(Locale.ROOT),
                            reading.wanted(field),
                            reading.found(field));
                }
            }
        }
    }
}
