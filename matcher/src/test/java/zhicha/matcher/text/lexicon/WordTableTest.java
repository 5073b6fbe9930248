package zhicha.matcher.text.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WordTableTest {
    @Test
    void keepsTheLargestValueOfEachWordAndKnowsNoOther() {
        WordTable table = new WordTable(30_000);
        for (int word = 0; word < 30_000; word++) {
            long hash = WordTable.hash("词" + word);
            table.put(hash, word % 2 == 0 ? word : WordTable.BEGINNING);
            table.put(hash, word % 2);
        }
        assertEquals(30_000, table.size());
        for (int word = 0; word < 30_000; word++) {
            long hash = WordTable.hash("词" + word);
            assertEquals(word % 2 == 0 ? word : 1, table.get(hash));
            assertEquals(1, table.mayHave(hash));
            assertEquals(table.get(hash), WordTable.value(table.look(hash, table.home(hash))));
            long other = WordTable.hash("字" + word);
            assertEquals(WordTable.ABSENT, table.get(other));
            assertEquals(WordTable.ABSENT, table.look(other, table.home(other)));
        }
    }

    @Test
    void saysWhenItWasMadeTooSmall() {
        WordTable table = new WordTable(10);
        IllegalStateException full = assertThrows(IllegalStateException.class, () -> {
            for (int word = 0; word < 100; word++) {
                table.put(WordTable.hash("词" + word), 1);
            }
        });
        assertTrue(String.valueOf(full.getMessage()).contains("expect more"));
    }
}
