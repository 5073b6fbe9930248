package zhicha.bench.photos;

import java.awt.image.BufferedImage;

/** A mark; its ground may be transparent. */
public record Logo(String name, BufferedImage image) {}
