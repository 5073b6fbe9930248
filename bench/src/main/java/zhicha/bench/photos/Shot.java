package zhicha.bench.photos;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * A picture as a shop would show it.
 *
 * @param name says where it comes from
 * @param family pictures of one family share a photo, a studio or a shelf; they are never parted between the open set and the held out one
 * @param outline white where the goods are, black elsewhere, as large as the picture; null where nobody knows
 */
public record Shot(
        String name,
        String family,
        BufferedImage image,
        @Nullable BufferedImage outline) {
    /** Whether it is one of {@link Notices} and shows no goods. */
    public boolean sheet() {
        return name.equals(family);
    }
}
