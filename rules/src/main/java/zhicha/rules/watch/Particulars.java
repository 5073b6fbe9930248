package zhicha.rules.watch;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every right has, whatever its kind.
 *
 * @param id unique within all loaded packs, for instance {@code tm-lego}
 * @param name the name people use for it
 * @param words text forms; empty where the right has none
 * @param pictures logos of a trademark, or the pictures of a work: absolute files
 * @param texts protected texts: absolute files in UTF-8
 * @param classes Nice classes, 1 to 45
 * @param goods words for the goods it covers
 * @param distinctiveness how surely its words mean it; null where nobody has said
 */
public record Particulars(
        String id,
        String name,
        @Nullable RightsHolder holder,
        List<String> words,
        List<Path> pictures,
        List<Path> texts,
        List<Integer> classes,
        List<String> goods,
        Registration registration,
        @Nullable PriceRange price,
        List<AuthorisedSeller> authorised,
        @Nullable Distinctiveness distinctiveness) {

    /** A right of which nothing is known but its pictures. */
    public static Particulars ofPictures(String id, List<Path> pictures) {
        return new Particulars(
                id,
                id,
                null,
                List.of(),
                pictures,
                List.of(),
                List.of(),
                List.of(),
                Registration.UNCHECKED,
                null,
                List.of());
    }

    /** A right of whose distinctiveness nobody has said anything. */
    public Particulars(
            String id,
            String name,
            @Nullable RightsHolder holder,
            List<String> words,
            List<Path> pictures,
            List<Path> texts,
            List<Integer> classes,
            List<String> goods,
            Registration registration,
            @Nullable PriceRange price,
            List<AuthorisedSeller> authorised) {
        this(id, name, holder, words, pictures, texts, classes, goods, registration, price, authorised, null);
    }

    public Particulars {
        words = List.copyOf(words);
        pictures = List.copyOf(pictures);
        texts = List.copyOf(texts);
        classes = List.copyOf(classes);
        goods = List.copyOf(goods);
        authorised = List.copyOf(authorised);
        if (words.isEmpty() && pictures.isEmpty() && texts.isEmpty()) {
            throw new IllegalArgumentException(
                    "right " + id + " has no words, pictures or texts, so nothing could ever match it");
        }
    }
}
