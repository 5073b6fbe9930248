package zhicha.bench.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The pages of one part of the set, as resources beside this class; {@code index.txt} names them. */
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
