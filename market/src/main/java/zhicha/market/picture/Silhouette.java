package zhicha.market.picture;

/** The outline of a product as {@link ProductDrawing} knows to draw it. */
public enum Silhouette {
    BOTTLE,
    BOX,
    BAG,
    JAR,
    TUBE,
    HEADPHONES,
    SLAB,
    WATCH,
    DISC,
    BLADES,
    PLUSH,
    BRICKS,
    CAR,
    GOGGLES,
    BOARD,
    SKATE,
    GLOVE,
    HELMET,
    FRAME,
    BADGE,
    CYLINDER,
    COIL,
    STOVE,
    PANEL
}
