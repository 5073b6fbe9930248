package zhicha.market.brand;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.rules.pack.Sector;
import zhicha.rules.watch.RightKind;

/**
 * An invented right of the demo.
 *
 * @param name Chinese name; also a word form of a trademark
 * @param latin Latin word form, or null
 * @param goods nouns of the goods it is for, each known to the market's list of goods
 * @param parts nouns of other makers' accessories that fit its goods
 * @param from lowest official price in whole yuan; 0 where none is published
 * @param to highest official price in whole yuan
 * @param pictures how many pictures belong to it: logos of a mark, or the pictures of a work
 * @param text its protected text; empty where there is none
 * @param traditional its name in traditional characters
 * @param soundAlike its name in other characters of the same sound
 * @param split its name with one character written as two halves
 */
public record DemoRight(
        String id,
        RightKind kind,
        Sector sector,
        String name,
        @Nullable String latin,
        String holder,
        List<Integer> classes,
        List<String> goods,
        List<String> parts,
        int from,
        int to,
        int pictures,
        String text,
        String traditional,
        String soundAlike,
        String split) {

    public DemoRight {
        classes = List.copyOf(classes);
        goods = List.copyOf(goods);
        parts = List.copyOf(parts);
    }

    /** The word forms that the pack watches for; works and packaging are known by pictures and texts alone. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (kind == RightKind.TRADEMARK) {
            words.add(name);
            if (latin != null) {
                words.add(latin);
            }
        }
        return words;
    }

    /** Path of a picture inside the pack, from 1. */
    public String picturePath(int number) {
        return "pictures/" + id + "-" + number + (kind == RightKind.TRADEMARK ? ".png" : ".jpg");
    }

    /** Path of the protected text inside the pack. */
    public String textPath() {
        return "texts/" + id + ".txt";
    }
}
