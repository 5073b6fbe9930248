package zhicha.app.cli.sites;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import zhicha.app.cli.terminal.OutputFile;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.Extraction;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.life.ListingFacts;
import zhicha.crawler.plan.trial.SiteTests;

/** The page a site file was drafted from, kept beside it as its first test. */
final class FirstTest {
    /** What a person can check by eye; the rest may be added. */
    private static final List<String> WANTED =
            List.of("title", "price", "brand", "availability", "seller.name", "seller.id", "images");

    private FirstTest() {}

    /**
     * Writes the page and the test. A file of tests that is there already is left as it is: it is somebody's work.
     *
     * @return the file of tests
     */
    static Path write(Path siteFile, WebAddress address, Exchange answer, Extraction extraction) throws IOException {
        Path tests = SiteTests.beside(siteFile);
        if (Files.exists(tests)) {
            return tests;
        }
        Path page = tests.resolveSibling("first.html.gz");
        Files.createDirectories(tests.toAbsolutePath().getParent());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(answer.body());
        }
        put(page, packed.toByteArray());
        put(tests, yaml("first.html.gz", address, answer, extraction).getBytes(StandardCharsets.UTF_8));
        return tests;
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        try (OutputFile out = OutputFile.to(file)) {
            out.stream().write(bytes);
            out.whole();
        }
    }

    private static String yaml(String page, WebAddress address, Exchange answer, Extraction extraction) {
        StringBuilder yaml = new StringBuilder();
        yaml.append(
                        "# 由 zhicha sites new 写出：请逐项与网页核对，错的改为应有的值 / written by zhicha sites new: hold every line against the\n")
                .append(
                        "# page, and write what should have been read where it is wrong. Run with: rules test --site FILE\n")
                .append("tests:\n  - name: '起草所据的商品页 / the page it was drafted from'\n")
                .append("    page: ")
                .append(quoted(page))
                .append("\n    url: ")
                .append(quoted(address.toString()))
                .append('\n');
        answer.header("Content-Type")
                .ifPresent(
                        type -> yaml.append("    type: ").append(quoted(type)).append('\n'));
        if (extraction instanceof Extraction.Found found) {
            Map<String, List<String>> facts = ListingFacts.of(found.listing());
            yaml.append("    is: listing\n    expect:\n");
            for (String field : WANTED) {
                List<String> values = facts.get(field);
                if (values != null) {
                    yaml.append("      ").append(field).append(": ");
                    boolean list = field.equals("images");
                    yaml.append(list ? "\n" : quoted(values.getFirst()) + "\n");
                    if (list) {
                        values.forEach(value ->
                                yaml.append("        - ").append(quoted(value)).append('\n'));
                    }
                }
            }
        }
        return yaml.toString();
    }

    /** In double quotes, so that a seller's text is nothing but text whatever stands in it. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c < ' '
                            || c == 0x7f
                            || Character.getType(c) == Character.FORMAT
                            || Character.isSurrogate(c) && !paired(text)) {
                        quoted.append("\\u%04X".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether all surrogates of the text stand in pairs; a lone one no UTF-8 can hold. */
    private static boolean paired(String text) {
        return text.codePoints().noneMatch(point -> point <= 0xffff && Character.isSurrogate((char) point));
    }
}
