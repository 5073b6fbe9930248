package zhicha.matcher.text.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zhicha.matcher.text.table.TableLines;
import zhicha.matcher.text.trie.PairSieve;

/**
 * What parts a character can be written as, and which character parts make together, from {@code parts.txt} and
 * {@code parts-more.txt}. Two parts count in either order, as sellers write them (生日 for 星). Immutable.
 */
public final class Parts {
    /** Forms that stand in running text hardly ever but as parts. */
    private static final String BARE = "氵亻扌忄犭艹礻衤钅饣纟讠刂灬罒阝冫辶疒宀攵釒訁糹飠彡彳夂廴囗广尸";

    /** The characters that these are forms of, where they are; else the form itself. */
    private static final String FULL = "水人手心犬草示衣金食丝言刀火网阝冰辶病家文金言丝食衫彳夂廴囗广尸";

    /** Rows of parts, about. */
    private static final int MOST_ROWS = 60_000;

    private static final int[] NONE = {};
    private static final int[][] NO_ROWS = {};

    // after the constants, which making it needs
    public static final Parts TABLE = new Parts();

    private final char[] forms = new char[0x10000];
    private final int[][][] parts = new int[0x10000][][];
    /** Rows of parts, each where its hash says or in the next free place, and the characters they make. */
    private final long[] keys;

    private final int[][] wholes;
    /** The first two forms of every row of parts. */
    private final PairSieve begins = new PairSieve(MOST_ROWS);

    private Parts() {
        for (int i = 0; i < forms.length; i++) {
            forms[i] = (char) i;
        }
        Map<Long, int[]> whole = new HashMap<>();
        List<String> lines = new ArrayList<>(TableLines.of(Parts.class, "parts.txt"));
        for (String line : TableLines.of(Parts.class, "parts-more.txt")) {
            lines.add(line.replaceFirst("\\s.*", ""));
        }
        for (String line : lines) {
            int[] row = line.codePoints().toArray();
            for (int i = 1; row[0] == '=' && i < row.length; i++) {
                forms[row[i]] = (char) row[1];
            }
        }
        // only now, for keys are made of forms
        for (String line : lines) {
            int[] row = line.codePoints().toArray();
            if (row[0] != '=') {
                int[] own = Arrays.copyOfRange(row, 1, row.length);
                add(row[0], own, whole);
                int[] full = Arrays.stream(own).map(Parts::full).toArray();
                if (!Arrays.equals(own, full)) {
                    // 衣库 for 裤: the names have the character, not the form it takes as a part
                    parts[row[0]] = with(parts[row[0]], full);
                }
                if (row.length == 3) {
                    add(row[0], new int[] {row[2], row[1]}, whole);
                }
                if (row[1] == '艹' && row.length == 3) {
                    // who cannot type the radical writes the word: 草雷 for 蕾
                    add(row[0], new int[] {'草', row[2]}, whole);
                }
            }
        }
        keys = new long[Integer.highestOneBit(whole.size()) * 4];
        wholes = new int[keys.length][];
        whole.forEach((key, characters) -> {
            int at = place(key);
            while (keys[at] != 0) {
                at = at + 1 & keys.length - 1;
            }
            keys[at] = key;
            wholes[at] = characters;
        });
    }

    /** The character whose form as a part this is; itself where it is none. */
    private static int full(int part) {
        int at = BARE.indexOf(part);
        return at < 0 ? part : FULL.charAt(at);
    }

    private void add(int character, int[] own, Map<Long, int[]> whole) {
        parts[character] = parts[character] == null ? new int[][] {own} : with(parts[character], own);
        whole.merge(
                key(form(own[0]), form(own[1]), own.length > 2 ? form(own[2]) : 0), new int[] {character}, Parts::with);
        begins.add(form(own[0]), form(own[1]));
    }

    private static int[][] with(int[][] rows, int[] more) {
        int[][] longer = Arrays.copyOf(rows, rows.length + 1);
        longer[rows.length] = more;
        return longer;
    }

    private static int[] with(int[] characters, int[] more) {
        int[] longer = Arrays.copyOf(characters, characters.length + 1);
        longer[characters.length] = more[0];
        return longer;
    }

    /** The form that stands for all forms of a radical (氵, 水); other characters are their own. */
    public int form(int character) {
        return character < forms.length ? forms[character] : character;
    }

    /** Whether it is a form that stands in text hardly ever but as a part: 氵, 亻, 扌. */
    public boolean bare(int character) {
        return BARE.indexOf(character) >= 0;
    }

    /** The ways to write this character as parts; not to be changed. */
    public int[][] of(int character) {
        return character < parts.length && parts[character] != null ? parts[character] : NO_ROWS;
    }

    /** Whether two characters may begin the parts of some character; false is certain. */
    public boolean mayBegin(int first, int second) {
        return begins.mayHave(form(first), form(second));
    }

    /**
     * The characters that two or three parts make; not to be changed.
     *
     * @param third the third part, or 0
     */
    public int[] whole(int first, int second, int third) {
        long key = key(form(first), form(second), third == 0 ? 0 : form(third));
        for (int at = place(key); keys[at] != 0; at = at + 1 & keys.length - 1) {
            if (keys[at] == key) {
                return wholes[at];
            }
        }
        return NONE;
    }

    private int place(long key) {
        return (int) (key * 0x9e3779b97f4a7c15L >>> 32) & keys.length - 1;
    }

    private static long key(int first, int second, int third) {
        return (long) first << 42 | (long) second << 21 | third;
    }
}
