package zhicha.matcher.image.learned;

import java.util.List;

/**
 * What a model wants done to a picture: scaled to a square, then each colour {@code (value / 255 - mean) / deviation}.
 *
 * @param side of the square, in pixels
 * @param mean of red, green and blue, of 1
 * @param deviation likewise, none 0
 */
public record Preparation(int side, List<Double> mean, List<Double> deviation) {
    /** As most models trained on ImageNet want it. */
    public static final Preparation USUAL =
            new Preparation(224, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    private static final int MOST_SIDE = 2048;

    /** @throws IllegalArgumentException if a model cannot want this, with the value */
    public Preparation {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (side < 1 || side > MOST_SIDE) {
            throw new IllegalArgumentException("a side of " + side + " pixels is not between 1 and " + MOST_SIDE);
        }
        if (mean.size() != 3 || deviation.size() != 3 || deviation.contains(0.0)) {
            throw new IllegalArgumentException(
                    "mean and deviation must be three figures each, no deviation 0: " + mean + " and " + deviation);
        }
    }

    /** @param side of the square, in pixels */
    public Preparation withSide(int side) {
        return new Preparation(side, mean, deviation);
    }
}
