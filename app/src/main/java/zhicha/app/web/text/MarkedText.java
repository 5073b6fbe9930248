package zhicha.app.web.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.HiddenCharacters;

/**
 * A hostile text cut into pieces for the screen: plain, highlighted because a reason points there, or hidden characters
 * made visible. Pieces are escaped by the template that prints them.
 */
public record MarkedText(List<Piece> pieces) {
    public MarkedText {
        pieces = List.copyOf(pieces);
    }

    /** What to highlight; offsets are UTF-16 code units. {@code note} says why, for instance the disguise. */
    public record Span(int start, int end, String tone, String note) {}

    /**
     * One piece.
     *
     * @param tone class name of the highlight ({@code mark}, {@code code}, {@code defence}), or null for plain text
     * @param note shown on the highlight's first piece
     * @param hidden whether {@code text} is the name of a hidden character
     */
    public record Piece(
            String text, @Nullable String tone, @Nullable String note, boolean hidden) {}

    public static MarkedText of(String text) {
        return of(text, List.of());
    }

    /** Spans outside the text are cut to it; where two overlap the one that starts first, then the longer, wins. */
    public static MarkedText of(String text, List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start)
                .thenComparing(Comparator.comparingInt(Span::end).reversed()));
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Span span : sorted) {
            int start = Math.clamp(span.start(), at, text.length());
            int end = Math.clamp(span.end(), start, text.length());
            if (end == start) {
                continue;
            }
            cut(text.substring(at, start), null, null, pieces);
            cut(text.substring(start, end), span.tone(), span.note(), pieces);
            at = end;
        }
        cut(text.substring(at), null, null, pieces);
        return new MarkedText(pieces);
    }

    private static void cut(String text, @Nullable String tone, @Nullable String note, List<Piece> pieces) {
        StringBuilder run = new StringBuilder();
        String left = note;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (!HiddenCharacters.hides(codePoint)) {
                run.appendCodePoint(codePoint);
                continue;
            }
            if (!run.isEmpty()) {
                pieces.add(new Piece(run.toString(), tone, left, false));
                left = null;
                run.setLength(0);
            }
            pieces.add(new Piece(HiddenCharacters.name(codePoint), tone, left, true));
            left = null;
        }
        if (!run.isEmpty()) {
            pieces.add(new Piece(run.toString(), tone, left, false));
        }
    }
}
