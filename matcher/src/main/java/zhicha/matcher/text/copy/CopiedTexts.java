package zhicha.matcher.text.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.fold.FoldedText;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.Watchlist;

/**
 * Finds passages of protected texts. Texts are compared by shingles: every run of {@value ShingleIndex#UNITS} folded units, so
 * that punctuation, spaces, full width and traditional characters do not matter and a small edit spoils only the few
 * shingles that touch it. Immutable and safe for many threads.
 */
public final class CopiedTexts {
    /** Longer protected texts are watched up to here. */
    static final int MOST_BYTES = 1 << 20;

    private final ShingleIndex index;
    private final List<Protected> texts = new ArrayList<>();

    /** Hears of protected texts that cannot be watched. */
    @FunctionalInterface
    public interface Problems {
        void unreadable(Right right, Path file, String problem);
    }

    /**
     * A watched text.
     *
     * @param reference its file, relative to its pack
     * @param shingles number of different shingles
     */
    record Protected(String right, String reference, int shingles) {}

    public CopiedTexts(Watchlist watchlist, Problems problems) {
        ShingleIndex.Builder builder = new ShingleIndex.Builder();
        for (Right right : watchlist.rights()) {
            for (Path file : right.texts()) {
                try {
                    int shingles = builder.add(texts.size(), FoldedText.of(read(file)));
                    if (shingles < ShingleIndex.FEWEST) {
                        problems.unreadable(
                                right,
                                file,
                                "it has fewer than " + (ShingleIndex.FEWEST + ShingleIndex.UNITS)
                                        + " characters, too few to recognise a copy");
                    }
                    texts.add(new Protected(right.id(), reference(file), shingles));
                } catch (CharacterCodingException notUtf8) {
                    problems.unreadable(right, file, "it is not UTF-8; save it as UTF-8");
                } catch (IOException unreadable) {
                    problems.unreadable(right, file, "it cannot be read (" + unreadable.getMessage() + ")");
                }
            }
        }
        index = builder.build();
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            boolean cut = bytes.length == MOST_BYTES;
            return cut
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        }
    }

    private static String reference(Path file) {
        Path folder = file.getParent();
        Path name = file.getFileName();
        return folder == null || folder.getFileName() == null
                ? String.valueOf(name)
                : folder.getFileName() + "/" + name;
    }

    /** Starts the reading of one field. */
    public Reading reading(TextField field, String original) {
        return index.isEmpty() ? Reading.NONE : new CopyReading(index, texts, field, original);
    }

    /** Reads a field stretch by stretch. */
    public interface Reading {
        Reading NONE = new Reading() {
            @Override
            public void read(FoldedText text, int offset, int coreStart, int coreEnd) {}

            @Override
            public void into(BiConsumer<String, Reason.CopiedText> hearer) {}
        };

        void read(FoldedText text, int offset, int coreStart, int coreEnd);

        /** @param hearer of the right and what was copied of its text */
        void into(BiConsumer<String, Reason.CopiedText> hearer);
    }
}
