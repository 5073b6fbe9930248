package zhicha.bench.edits;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import zhicha.bench.photos.Shot;

/**
 * One way to reuse a picture.
 *
 * @param name as it is reported
 * @param parameters with what figures
 * @param goal the recall that is asked for
 */
public record Edit(String name, String parameters, double goal, Change change) {

    /** What is done to the picture; {@code others} are pictures of other shops, at least three. */
    @FunctionalInterface
    public interface Change {
        BufferedImage apply(Shot shot, List<BufferedImage> others, Random random);
    }

    static Edit of(String name, String parameters, double goal, Change change) {
        return new Edit(name, parameters, goal, change);
    }
}
