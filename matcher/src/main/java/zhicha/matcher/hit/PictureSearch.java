package zhicha.matcher.hit;

import java.util.List;
import zhicha.rules.subject.Listing;

/** Finds protected pictures and logos in the pictures of a listing. */
@FunctionalInterface
public interface PictureSearch {
    /** Looks at no picture. */
    PictureSearch NONE = (listing, pictures) -> Seen.NOTHING;

    Seen look(Listing listing, ListingPictures pictures);

    /** A reason and the right it speaks for. */
    record Sighting(String right, Reason reason) {}

    /** A picture that could not be judged. {@code image} is the index into the listing's images. */
    record Unreadable(int image, String problem) {}

    /** All that came of one listing's pictures. */
    record Seen(List<Sighting> sightings, List<Unreadable> unreadable) {
        public static final Seen NOTHING = new Seen(List.of(), List.of());

        public Seen {
            sightings = List.copyOf(sightings);
            unreadable = List.copyOf(unreadable);
        }
    }
}
