package zhicha.market.picture;

import zhicha.market.picture.figure.Silhouette;

/** What a picture shows; enough to draw it again, bit for bit. */
public sealed interface PictureSpec {
    long seed();

    /** {@code jpg} or {@code png}. */
    default String suffix() {
        return "jpg";
    }

    /** A seller's own photo of goods. One in ten is a PNG. */
    record Goods(Silhouette silhouette, long seed) implements PictureSpec {
        @Override
        public String suffix() {
            return Math.floorMod(seed, 10) == 0 ? "png" : "jpg";
        }
    }

    /** A seller's own photo in the seller's own template; pictures of one template share frame and backdrop only. */
    record Templated(Silhouette silhouette, long template, long seed) implements PictureSpec {}

    /** The emblem of a mark. */
    record Emblem(String right, long seed) implements PictureSpec {
        @Override
        public String suffix() {
            return "png";
        }
    }

    /** A photo of goods on which the emblem of a mark can be seen. */
    record Branded(Goods goods, Emblem emblem, long seed) implements PictureSpec {}

    /** A protected picture of a work, or protected packaging. */
    record Protected(String right, int number, Silhouette subject, long seed) implements PictureSpec {}

    /** A protected picture as its holder or a permitted shop shows it. */
    record Shown(Protected original) implements PictureSpec {
        @Override
        public long seed() {
            return original.seed();
        }
    }

    /** A protected picture as a copyist shows it. */
    record Copied(Protected original, Alteration alteration, long seed) implements PictureSpec {}
}
