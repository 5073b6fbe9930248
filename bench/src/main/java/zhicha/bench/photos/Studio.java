package zhicha.bench.photos;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Sets goods on transparent ground up before one of a few backdrops, as a shop takes all its pictures at one table. */
final class Studio {
    private static final int BACKDROPS = 4;
    private static final int SIDE = 800;

    private final BufferedImage[] backdrops = new BufferedImage[BACKDROPS];
    private final long seed;
    private int taken;

    Studio(long seed) {
        this.seed = seed;
        for (int i = 0; i < BACKDROPS; i++) {
            backdrops[i] = backdrop(i, new Random(seed + 31L * i));
        }
    }

    static boolean transparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        int clear = 0;
        for (int y = 0; y < image.getHeight(); y += 4) {
            for (int x = 0; x < image.getWidth(); x += 4) {
                clear += image.getRGB(x, y) >>> 24 < 40 ? 1 : 0;
            }
        }
        return clear * 16 > 0.05 * image.getWidth() * image.getHeight();
    }

    Shot shot(String name, BufferedImage goods) {
        int at = taken++ % BACKDROPS;
        Random random = new Random(seed ^ name.hashCode());
        int side = (int) (SIDE * (0.6 + 0.25 * random.nextDouble()));
        BufferedImage fitted = Raster.scaled(goods, side);
        int x = (SIDE - fitted.getWidth()) / 2 + random.nextInt(61) - 30;
        int y = (SIDE - fitted.getHeight()) / 2 + random.nextInt(61) - 30;
        BufferedImage image = table(backdrops[at], random);
        Graphics2D g = image.createGraphics();
        g.drawImage(fitted, x, y, null);
        g.dispose();
        BufferedImage outline = Raster.blank(SIDE, SIDE, Color.BLACK);
        for (int v = 0; v < fitted.getHeight(); v++) {
            for (int u = 0; u < fitted.getWidth(); u++) {
                if (fitted.getRGB(u, v) >>> 24 > 128 && x + u >= 0 && x + u < SIDE && y + v >= 0 && y + v < SIDE) {
                    outline.setRGB(x + u, y + v, 0xffffff);
                }
            }
        }
        return new Shot(name, "studio-" + at + "/" + name, image, outline);
    }

    /** The camera is never held quite the same way twice, nor is the light. */
    private static BufferedImage table(BufferedImage backdrop, Random random) {
        double zoom = 1.02 + 0.08 * random.nextDouble();
        int side = (int) (SIDE * zoom);
        BufferedImage image = Raster.part(
                Raster.scaled(backdrop, side, side),
                random.nextInt(side - SIDE + 1),
                random.nextInt(side - SIDE + 1),
                SIDE,
                SIDE);
        double light = 0.94 + 0.06 * random.nextDouble();
        return Raster.each(image, rgb -> {
            int grain = random.nextInt(5) - 2;
            return level((rgb >> 16 & 255) * light + grain) << 16
                    | level((rgb >> 8 & 255) * light + grain) << 8
                    | level((rgb & 255) * light + grain);
        });
    }

    private static int level(double value) {
        return (int) Math.clamp(value, 0, 255);
    }

    /** White, a grey sweep, boards, and a cloth. */
    private static BufferedImage backdrop(int kind, Random random) {
        BufferedImage image = Raster.blank(SIDE, SIDE, Color.WHITE);
        Graphics2D g = Raster.pen(image);
        switch (kind) {
            case 0 -> {}
            case 1 -> {
                g.setPaint(new GradientPaint(0, 0, new Color(215, 216, 220), 0, SIDE, new Color(160, 160, 166)));
                g.fillRect(0, 0, SIDE, SIDE);
            }
            case 2 -> boards(g, random);
            default -> {
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        int weave = (x / 3 + y / 3) % 2 * 10 + (int) (8 * Math.sin(x * 0.021 + y * 0.008));
                        int level = 190 + weave + random.nextInt(9) - 4;
                        image.setRGB(x, y, level << 16 | level - 6 << 8 | level - 22);
                    }
                }
            }
        }
        g.dispose();
        return image;
    }

    private static void boards(Graphics2D g, Random random) {
        for (int board = 0; board < 8; board++) {
            int tone = 120 + random.nextInt(50);
            g.setColor(new Color(tone, tone * 3 / 4, tone / 2));
            g.fillRect(0, board * 100, SIDE, 98);
            for (int grain = 0; grain < 40; grain++) {
                int shade = tone - 25 + random.nextInt(40);
                g.setColor(new Color(shade, shade * 3 / 4, shade / 2));
                int y = board * 100 + random.nextInt(96);
                int x = random.nextInt(SIDE);
                g.drawLine(x, y, x + 60 + random.nextInt(300), y + random.nextInt(3));
            }
        }
    }
}
