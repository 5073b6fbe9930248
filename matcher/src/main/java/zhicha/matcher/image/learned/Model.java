package zhicha.matcher.image.learned;

/**
 * A model of the user's own and how far its word goes.
 *
 * @param least cosine of two vectors from which a protected picture is a suspect, -1 to 1
 */
public record Model(Embedder embedder, double least) {}
