package zhicha.bench.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Labelled pages: a part of our own set, as resources beside this class, or a folder of anybody's. */
final class PageFolder {
    private static final String START = "<!--label\n";
    private static final String END = "\n-->\n";

    private PageFolder() {}

    static List<LabelledPage> read(String part) {
        List<LabelledPage> pages = new ArrayList<>();
        for (String name : new String(bytes(part + "/index.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            byte[] file = bytes(part + "/" + name + ".html");
            // labels of pages in other character sets are in theirs; what matters for the split is ASCII
            String latin = new String(file, StandardCharsets.ISO_8859_1);
            int end = latin.indexOf(END);
            if (!latin.startsWith(START) || end < 0) {
                throw new IllegalArgumentException(name + " does not begin with a label");
            }
            int from = end + END.length();
            byte[] page = java.util.Arrays.copyOfRange(file, from, file.length);
            String label = new String(file, START.length(), end - START.length(), charset(latin));
            pages.add(LabelledPage.of(name, label, page));
        }
        return pages;
    }

    /**
     * Every {@code NAME.label} of a folder (UTF-8) with the page beside it, {@code NAME.html} or {@code NAME.html.gz}.
     *
     * @throws IllegalArgumentException where there is no label, a label has no page, or one cannot be understood
     */
    static List<LabelledPage> read(Path folder) {
        List<Path> labels;
        try (Stream<Path> files = Files.list(folder)) {
            labels = files.filter(file -> file.toString().endsWith(".label"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + " cannot be listed: " + e.getMessage(), e);
        }
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("no *.label in " + folder);
        }
        return labels.stream().map(PageFolder::beside).toList();
    }

    private static LabelledPage beside(Path label) {
        String file = label.getFileName().toString();
        String name = file.substring(0, file.length() - ".label".length());
        Path plain = label.resolveSibling(name + ".html");
        Path packed = label.resolveSibling(name + ".html.gz");
        try (InputStream in =
                Files.exists(plain) ? Files.newInputStream(plain) : new GZIPInputStream(Files.newInputStream(packed))) {
            return LabelledPage.of(name, Files.readString(label), in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException(name + ": neither " + plain + " nor " + packed + " can be read", e);
        }
    }

    private static java.nio.charset.Charset charset(String latin) {
        var named = java.util.regex.Pattern.compile("charset=[\"']?([\\w-]+)").matcher(latin);
        return named.find() ? java.nio.charset.Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = PageFolder.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
