package zhicha.rules.subject.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.rules.subject.Listing;

class ListingLinesTest {
    @Test
    void aBrokenLineIsReportedWithItsNumberAndTheRestGoesOn() throws IOException {
        List<ListingLine> lines = read(
                "\uFEFF{\"id\":\"1\",\"title\":\"甲\"}\r\n\n{oops\n{\"id\":\"2\"}\n  \n{\"id\":\"3\",\"title\":\"丙\"}");
        assertEquals(4, lines.size());
        assertEquals(new ListingLine.Good(1, Listing.of("1", "甲")), lines.get(0));
        assertEquals(3, lines.get(1).number());
        assertTrue(((ListingLine.Broken) lines.get(1)).reason().contains("not JSON"));
        assertEquals(4, lines.get(2).number());
        assertTrue(((ListingLine.Broken) lines.get(2)).reason().contains("\"title\" is missing"));
        assertEquals(new ListingLine.Good(6, Listing.of("3", "丙")), lines.get(3));
    }

    @Test
    void aLineInAnotherCharsetIsBrokenAlone() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("{\"id\":\"1\",\"title\":\"积木\"}\n".getBytes(Charset.forName("GB18030")));
        bytes.write("{\"id\":\"2\",\"title\":\"积木\"}\n".getBytes(StandardCharsets.UTF_8));
        List<ListingLine> lines = read(ListingLines.of(new ByteArrayInputStream(bytes.toByteArray())));
        assertTrue(((ListingLine.Broken) lines.get(0)).reason().contains("UTF-8"));
        assertEquals(new ListingLine.Good(2, Listing.of("2", "积木")), lines.get(1));
    }

    @Test
    void aLineIsReadUpToItsBoundAndPassedOverBeyondIt() throws IOException {
        String fits = "{\"id\":\"1\",\"title\":\"" + "x".repeat(100) + "\"}";
        String tooLong = "{\"id\":\"2\",\"title\":\"" + "x".repeat(101) + "\"}";
        List<ListingLine> lines = read(ListingLines.of(
                new ByteArrayInputStream((fits + "\n" + tooLong + "\n" + fits).getBytes(StandardCharsets.UTF_8)),
                fits.length()));
        assertTrue(lines.get(0) instanceof ListingLine.Good);
        assertEquals(new ListingLine.Broken(2, "the line has 122 bytes; at most 121 are read"), lines.get(1));
        assertTrue(lines.get(2) instanceof ListingLine.Good);
    }

    @Test
    void aLineLongerThanTheHeapIsPassedOver() throws IOException {
        // the tests run with 1 GiB of heap, and no array holds so much
        long length = 2L << 30;
        try (InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                return given++ < length ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int count) {
                if (given >= length) {
                    return -1;
                }
                int some = (int) Math.min(count, length - given);
                java.util.Arrays.fill(into, from, from + some, (byte) 'x');
                given += some;
                return some;
            }
        }) {
            List<ListingLine> lines = read(ListingLines.of(endless));
            assertEquals(
                    List.of(new ListingLine.Broken(
                            1,
                            "the line has " + length + " bytes; at most " + ListingLines.LONGEST_LINE + " are read")),
                    lines);
        }
    }

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("listings.jsonl");
        List<Listing> listings = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            listings.add(Listing.builder("id-" + i, "积木 \u2028 \"" + i + "\"\n\t😀")
                    .yuan("1" + i + ".50")
                    .build());
        }
        try (var writer = new ListingWriter(Files.newOutputStream(file))) {
            for (Listing listing : listings) {
                writer.write(listing);
            }
        }
        assertEquals(1000, Files.readString(file).split("\n").length);
        try (var lines = ListingLines.open(file)) {
            int i = 0;
            for (ListingLine line : lines) {
                assertEquals(new ListingLine.Good(i + 1, listings.get(i)), line);
                i++;
            }
            assertEquals(1000, i);
        }
    }

    @Test
    void halfASurrogatePairDoesNotSpoilTheFile() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new ListingWriter(bytes)) {
            writer.write(Listing.of("1", "a\uD83Db"));
        }
        List<ListingLine> lines = read(ListingLines.of(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(List.of(new ListingLine.Good(1, Listing.of("1", "a?b"))), lines);
    }

    @Test
    void linesAreWalkedThroughOnce() throws IOException {
        try (var lines = ListingLines.of(InputStream.nullInputStream())) {
            assertTrue(!lines.iterator().hasNext());
            assertThrows(IllegalStateException.class, lines::iterator);
        }
    }

    @Test
    void aFailingStreamIsNotTakenForTheEnd() {
        var broken = ListingLines.of(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }
        });
        String told = assertThrows(UncheckedIOException.class, broken::iterator).getMessage();
        assertTrue(told.contains("after line 0") && told.contains("disk gone"), told);
    }

    private static List<ListingLine> read(String text) throws IOException {
        return read(ListingLines.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<ListingLine> read(ListingLines from) throws IOException {
        List<ListingLine> lines = new ArrayList<>();
        try (from) {
            from.forEach(lines::add);
        }
        return lines;
    }
}
