package zhicha.matcher.image.learned;

import zhicha.matcher.image.decode.Picture;

/** Makes a vector of a picture, so that pictures of the same thing lie close to each other. */
public interface Embedder {
    /** A vector of length 1, of always as many parts; the scalar product of two is the cosine of their angle. */
    float[] of(Picture picture);
}
