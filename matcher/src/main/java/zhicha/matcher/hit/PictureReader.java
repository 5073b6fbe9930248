package zhicha.matcher.hit;

import java.util.List;
import zhicha.rules.subject.Listing;

/** Reads the words that stand in the pictures of a listing. */
@FunctionalInterface
public interface PictureReader {
    /** Reads nothing. */
    PictureReader NONE = (listing, pictures, concerned) -> Read.NOTHING;

    /** @param concerned whether anything of a right was seen in the listing's words or pictures already */
    Read read(Listing listing, ListingPictures pictures, boolean concerned);

    /** The words of each picture that holds any, and the pictures that could not be read. */
    record Read(List<PictureWords> words, List<PictureSearch.Unreadable> unreadable) {
        public static final Read NOTHING = new Read(List.of(), List.of());

        public Read {
            words = List.copyOf(words);
            unreadable = List.copyOf(unreadable);
        }
    }
}
