package zhicha.matcher.text.lexicon;

import com.huaban.analysis.jieba.WordDictionary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the words: the dictionary in the jieba-analysis library ({@code com.huaban:jieba-analysis}, Apache-2.0), a line each
 * {@code word frequency tag} in UTF-8, 349,045 words of a corpus of 60.1 million; and {@code market-words.txt} of ours, words of
 * shops that it does not have.
 */
final class DictionaryReader {
    /** The corpus's size in words, the sum of all frequencies of the library's dictionary. */
    static final int CORPUS = 60_101_878;
    /** Fewer words than this cannot be the dictionary that was meant. */
    private static final int FEWEST = 300_000;
    /** What a word of ours counts: as common as 充电器 or 耳环. */
    private static final int MARKET_WORD = 300;

    /** Proper names (tags nr, nz, nt) that are rarer than this are left out; they are mostly parts of foreign names. */
    private static final int RARE_NAME = 20;

    private final WordTable table = new WordTable(540_000);

    static WordTable read() {
        DictionaryReader reader = new DictionaryReader();
        try {
            byte[] dictionary = bytes(WordDictionary.class, "/dict.txt");
            int words = reader.dictionary(dictionary);
            if (words < FEWEST) {
                throw new IllegalStateException("dict.txt on the class path holds " + words
                        + " words instead of 349,045; another library brings a file of that name, take it away");
            }
            reader.market(new String(bytes(Lexicon.class, "market-words.txt"), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "the dictionary of Chinese words cannot be read from this build", unreadable);
        }
        return reader.table;
    }

    private static int value(int frequency, boolean name) {
        return frequency << 1 | (name ? 1 : 0);
    }

    /** How often a word with this value stands in the corpus; 0 or less where the value is no word's. */
    static int frequency(int value) {
        return value >> 1;
    }

    /** Whether the dictionary tags a word with this value as a proper name. */
    static boolean name(int value) {
        return value > 0 && (value & 1) != 0;
    }

    private static byte[] bytes(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build; build again from the sources");
            }
            return in.readAllBytes();
        }
    }

    /** Read byte by byte, which is several times faster than by lines of text. */
    private int dictionary(byte[] bytes) {
        int words = 0;
        int at = 0;
        while (at < bytes.length) {
            long hash = WordTable.START;
            while (at < bytes.length && bytes[at] > ' ' || at < bytes.length && bytes[at] < 0) {
                int lead = bytes[at] & 0xff;
                int length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
                int character = length == 1 ? Character.toLowerCase(lead) : lead & (0xff >> (length + 1));
                for (int more = 1; more < length; more++) {
                    character = character << 6 | bytes[at + more] & 0x3f;
                }
                at += length;
                if (hash != WordTable.START) {
                    table.putBeginning(hash);
                }
                hash = WordTable.next(hash, character);
            }
            int frequency = 0;
            while (at < bytes.length && bytes[at] == ' ') {
                at++;
            }
            while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
                frequency = frequency * 10 + bytes[at++] - '0';
            }
            // of the tags only this is used: rare proper names (奈克, 莫奈兹) are no ordinary words; many tags are wrong
            boolean name = at + 2 < bytes.length && bytes[at + 1] == 'n' && "rzt".indexOf(bytes[at + 2]) >= 0;
            if (hash != WordTable.START && frequency > 0 && (!name || frequency >= RARE_NAME)) {
                table.put(hash, value(frequency, name));
            }
            words++;
            while (at < bytes.length && bytes[at++] != '\n') {
                // to the next line
            }
        }
        return words;
    }

    /** Words between blanks, as many on a line as there are; a hash begins a comment. */
    private void market(String text) {
        text.lines().map(line -> line.replaceFirst("#.*", "").strip()).forEach(line -> {
            for (String word : line.split("\\s+")) {
                long hash = WordTable.START;
                int[] characters = word.codePoints().toArray();
                for (int i = 0; i < characters.length; i++) {
                    hash = WordTable.next(hash, characters[i]);
                    if (i + 1 < characters.length) {
                        table.putBeginning(hash);
                    } else {
                        table.put(hash, value(MARKET_WORD, false));
                    }
                }
            }
        });
    }
}
