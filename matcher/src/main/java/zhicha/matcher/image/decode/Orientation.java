package zhicha.matcher.image.decode;

/**
 * The eight ways to lay a picture down: perhaps exchange rows and columns, then perhaps exchange left and right, then
 * perhaps top and bottom. Rotations are clockwise.
 */
public enum Orientation {
    NONE("none", false, false, false),
    MIRRORED("mirrored", false, true, false),
    ROTATED_90("rotated-90", true, true, false),
    ROTATED_180("rotated-180", false, true, true),
    ROTATED_270("rotated-270", true, false, true),
    FLIPPED("flipped", false, false, true),
    TRANSPOSED("mirrored+rotated-270", true, false, false),
    TRANSVERSED("mirrored+rotated-90", true, true, true);

    private static final Orientation[] EXIF = {
        NONE, MIRRORED, ROTATED_180, FLIPPED, TRANSPOSED, ROTATED_90, TRANSVERSED, ROTATED_270
    };

    private final String written;
    private final boolean transposes;
    private final boolean mirrors;
    private final boolean flips;

    Orientation(String written, boolean transposes, boolean mirrors, boolean flips) {
        this.written = written;
        this.transposes = transposes;
        this.mirrors = mirrors;
        this.flips = flips;
    }

    /** How it is named in reasons. */
    public String written() {
        return written;
    }

    public boolean transposes() {
        return transposes;
    }

    /** Whether left and right change places. */
    public boolean mirrors() {
        return mirrors;
    }

    /** Whether top and bottom change places. */
    public boolean flips() {
        return flips;
    }

    /** What undoes it. */
    public Orientation inverse() {
        return switch (this) {
            case ROTATED_90 -> ROTATED_270;
            case ROTATED_270 -> ROTATED_90;
            default -> this;
        };
    }

    /** What a picture with this EXIF orientation, 1 to 8, needs in order to stand upright; nonsense needs nothing. */
    public static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? EXIF[value - 1] : NONE;
    }
}
