package zhicha.matcher.image.decode;

/** What became of encoded bytes. */
public sealed interface Decoded {
    /** Upright pixels. */
    record Readable(Picture picture) implements Decoded {}

    /** No pixels, and why, for people: what was met and the figure that decided. */
    record Refused(String problem) implements Decoded {}
}
