package zhicha.matcher.hit;

import java.util.ArrayList;
import java.util.List;

/**
 * The words that were read in one picture of a listing, line by line.
 *
 * @param image index into the listing's images, from 0
 * @param text all words, joined by {@link #of}
 * @param words in the order of the text
 */
public record PictureWords(int image, String text, List<Placed> words) {
    public PictureWords {
        words = List.copyOf(words);
    }

    /**
     * A word as it was read.
     *
     * @param box where it stands in the picture
     * @param confidence of the reader, 0 to 1
     * @param beginsLine whether it begins a line
     */
    public record Word(String text, Box box, double confidence, boolean beginsLine) {}

    /** A word and where it stands in the text, in UTF-16 code units. */
    public record Placed(Word word, int start, int end) {}

    /** Joins words: lines by a line feed, Latin words by a blank; Han characters, which readers cut anywhere, by nothing. */
    public static PictureWords of(int image, List<Word> words) {
        StringBuilder text = new StringBuilder();
        List<Placed> placed = new ArrayList<>(words.size());
        for (Word word : words) {
            if (word.text().isEmpty()) {
                continue;
            }
            if (!text.isEmpty()) {
                boolean han = han(text.codePointBefore(text.length()))
                        && han(word.text().codePointAt(0));
                text.append(word.beginsLine() ? "\n" : han ? "" : " ");
            }
            int start = text.length();
            text.append(word.text());
            placed.add(new Placed(word, start, text.length()));
        }
        return new PictureWords(image, text.toString(), placed);
    }

    private static boolean han(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }

    /** The box around the words that a span of the text touches. */
    public Box box(int start, int end) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (Placed placed : words) {
            if (placed.start() < end && start < placed.end()) {
                Box box = placed.word().box();
                left = Math.min(left, box.left());
                top = Math.min(top, box.top());
                right = Math.max(right, box.right());
                bottom = Math.max(bottom, box.bottom());
            }
        }
        return left < right && top < bottom ? new Box(left, top, right, bottom) : Box.WHOLE;
    }

    /** How sure the reader was of the least sure word that a span of the text touches, 0 to 1. */
    public double confidence(int start, int end) {
        return words.stream()
                .filter(placed -> placed.start() < end && start < placed.end())
                .mapToDouble(placed -> placed.word().confidence())
                .min()
                .orElse(0);
    }
}
