package zhicha.rules.subject;

/**
 * A picture of a listing.
 *
 * @param address absolute http(s) address, or a path relative to the folder of images that was named
 */
public record ListingImage(String address) {
    public ListingImage {
        if (address.isBlank()) {
            throw new IllegalArgumentException("image address is empty");
        }
    }
}
