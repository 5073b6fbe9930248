package zhicha.rules.subject.json;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads listings line by line, in constant memory, and goes on after a broken line. Can be walked through once; not
 * thread-safe. A failing disk or stream comes out of the iterator as {@link UncheckedIOException}.
 */
public final class ListingLines implements Iterable<ListingLine>, Closeable {
    /** Bytes; a longer line is reported as broken and its rest is passed over without being kept. */
    public static final int LONGEST_LINE = 8 << 20;

    private static final int USUAL_LINE = 64 << 10;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[USUAL_LINE];
    private int from;
    private int to;
    private ByteArrayOutputStream line = new ByteArrayOutputStream(USUAL_LINE);
    private long number;
    private boolean taken;

    private ListingLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    public static ListingLines open(Path file) throws IOException {
        return of(Files.newInputStream(file));
    }

    /** {@link #close} closes the stream. */
    public static ListingLines of(InputStream in) {
        return new ListingLines(in, LONGEST_LINE);
    }

    static ListingLines of(InputStream in, int longest) {
        return new ListingLines(in, longest);
    }

    @Override
    public Iterator<ListingLine> iterator() {
        if (taken) {
            throw new IllegalStateException("these lines were already walked through; open the file again");
        }
        taken = true;
        return new Iterator<>() {
            private @Nullable ListingLine next = advance();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public ListingLine next() {
                ListingLine current = next;
                if (current == null) {
                    throw new NoSuchElementException();
                }
                next = advance();
                return current;
            }
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private @Nullable ListingLine advance() {
        try {
            while (true) {
                if (line.size() > USUAL_LINE) {
                    line = new ByteArrayOutputStream(USUAL_LINE);
                }
                line.reset();
                long length = readLine();
                if (length < 0) {
                    return null;
                }
                number++;
                if (length > longest) {
                    return new ListingLine.Broken(
                            number, "the line has " + length + " bytes; at most " + longest + " are read");
                }
                String text = decode();
                if (text == null) {
                    return new ListingLine.Broken(number, "not UTF-8; save the file as UTF-8");
                }
                if (text.startsWith("\uFEFF")) {
                    text = text.substring(1);
                }
                if (!text.isBlank()) {
                    return parse(text);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("after line " + number + ": " + failed.getMessage(), failed);
        }
    }

    private ListingLine parse(String text) {
        try {
            return new ListingLine.Good(number, ListingJson.read(text));
        } catch (ListingProblem problem) {
            return new ListingLine.Broken(number, problem.wording().both());
        }
    }

    /** Fills {@link #line} and gives the line's length in bytes, or -1 at the end of the file. */
    private long readLine() throws IOException {
        long length = 0;
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(0, in.read(buffer));
                if (to == 0) {
                    return length == 0 ? -1 : length;
                }
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            length += end - from;
            if (length <= longest) {
                line.write(buffer, from, end - from);
            }
            boolean complete = end < to;
            from = complete ? end + 1 : end;
            if (complete) {
                return length;
            }
        }
    }

    private @Nullable String decode() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
