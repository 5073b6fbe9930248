package zhicha.matcher.image.words;

import java.util.ArrayList;
import java.util.List;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.PictureWords;

/**
 * The table that Tesseract writes: twelve columns with tabs between (level, page, block, paragraph, line, word, left, top, width, height,
 * confidence of 100, text), a heading first; level 5 is a word.
 */
final class WordTable {
    private static final int COLUMNS = 12;
    private static final int MOST_WORDS = 2_000;

    private WordTable() {}

    /**
     * @param width of the picture that was read, in pixels
     * @param height likewise
     */
    static List<PictureWords.Word> of(String table, int width, int height) {
        List<PictureWords.Word> words = new ArrayList<>();
        String line = "";
        for (String row : (Iterable<String>) table.lines()::iterator) {
            String[] columns = row.split("\t", COLUMNS);
            if (columns.length < COLUMNS || !columns[0].equals("5") || columns[11].isBlank()) {
                continue;
            }
            String here = columns[2] + " " + columns[3] + " " + columns[4];
            double left = Double.parseDouble(columns[6]);
            double top = Double.parseDouble(columns[7]);
            Box box = new Box(
                    left / width,
                    top / height,
                    Math.min(1, (left + Double.parseDouble(columns[8])) / width),
                    Math.min(1, (top + Double.parseDouble(columns[9])) / height));
            words.add(new PictureWords.Word(
                    columns[11].strip(), box, Double.parseDouble(columns[10]) / 100, !here.equals(line)));
            line = here;
            if (words.size() == MOST_WORDS) {
                break;
            }
        }
        return words;
    }
}
