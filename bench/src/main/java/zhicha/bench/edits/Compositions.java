package zhicha.bench.edits;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import zhicha.bench.photos.Raster;
import zhicha.bench.photos.Shot;

/** New pictures that hold the old one as a part. */
final class Compositions {
    private static final int CELL = 400;

    private Compositions() {}

    /** Two by two with three others, each cut to a square cell, a gutter between them. */
    static BufferedImage collage(Shot shot, List<BufferedImage> others, Random random) {
        int gutter = random.nextInt(3) * 8;
        int side = 2 * CELL + gutter;
        BufferedImage result = Raster.blank(side, side, Color.WHITE);
        Graphics2D g = Raster.pen(result);
        int mine = random.nextInt(4);
        int next = 0;
        for (int cell = 0; cell < 4; cell++) {
            BufferedImage image = cell == mine ? shot.image() : others.get(next++);
            double fill = (double) CELL / Math.min(image.getWidth(), image.getHeight());
            BufferedImage fitted = Raster.scaled(
                    image, (int) Math.ceil(fill * image.getWidth()), (int) Math.ceil(fill * image.getHeight()));
            BufferedImage square =
                    Raster.part(fitted, (fitted.getWidth() - CELL) / 2, (fitted.getHeight() - CELL) / 2, CELL, CELL);
            g.drawImage(square, cell % 2 * (CELL + gutter), cell / 2 * (CELL + gutter), null);
        }
        g.dispose();
        return result;
    }

    /** A telephone's screen: bars above and below, the picture as wide as the screen or a little less, price and title under it. */
    static BufferedImage screenshot(Shot shot, List<BufferedImage> others, Random random) {
        int width = 720 + 120 * random.nextInt(4);
        int height = width * (16 + random.nextInt(5)) / 9;
        boolean dark = random.nextInt(4) == 0;
        BufferedImage result = Raster.blank(width, height, dark ? new Color(24, 24, 26) : new Color(246, 246, 246));
        Graphics2D g = Raster.pen(result);
        Color ink = dark ? Color.WHITE : new Color(40, 40, 40);
        g.setColor(ink);
        int unit = width / 18;
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, unit * 2 / 3));
        g.drawString("12:" + (10 + random.nextInt(49)) + "   5G  ▮▮▮", unit, unit);
        g.drawString("<   item   comments   details", unit, unit * 5 / 2);
        int margin = random.nextInt(3) * unit / 2;
        int shownWidth = width - 2 * margin;
        int shownHeight =
                Math.min(shot.image().getHeight() * shownWidth / shot.image().getWidth(), height - 7 * unit);
        int top = 3 * unit + random.nextInt(2 * unit);
        BufferedImage scaled = Raster.scaled(
                shot.image(),
                shownWidth,
                shot.image().getHeight() * shownWidth / shot.image().getWidth());
        g.drawImage(
                scaled.getSubimage(0, 0, scaled.getWidth(), Math.min(shownHeight, scaled.getHeight())),
                margin,
                top,
                null);
        int y = top + shownHeight + unit * 2;
        g.setColor(new Color(230, 50, 30));
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, unit * 3 / 2));
        g.drawString("¥ " + (10 + random.nextInt(900)) + ".90", unit, y);
        g.setColor(ink);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, unit));
        for (int line = 1; y + line * unit * 2 < height - 3 * unit; line++) {
            g.drawString("free delivery today " + random.nextInt(10_000), unit, y + line * unit * 2);
        }
        g.setColor(new Color(255, 90, 0));
        g.fillRoundRect(width / 2, height - 2 * unit, width / 2 - unit, unit * 3 / 2, unit, unit);
        g.dispose();
        return result;
    }

    /** The goods, or what lies in an oval where nobody knows which part they are, on a plain, shaded or photographed ground. */
    static BufferedImage cutOut(Shot shot, List<BufferedImage> others, Random random) {
        BufferedImage image = shot.image();
        BufferedImage goods = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = Raster.pen(goods);
        BufferedImage outline = shot.outline();
        double scale = 0.7 + 0.4 * random.nextDouble();
        if (outline == null) {
            int wide = (int) (image.getWidth() * 0.66);
            int high = (int) (image.getHeight() * 0.72);
            pen.setClip(new java.awt.geom.Ellipse2D.Double(
                    (image.getWidth() - wide) / 2.0, (image.getHeight() - high) / 2.0, wide, high));
            pen.drawImage(image, 0, 0, null);
        } else {
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    if ((outline.getRGB(x, y) & 0xff) > 127) {
                        goods.setRGB(x, y, 0xff000000 | image.getRGB(x, y));
                    }
                }
            }
        }
        pen.dispose();
        int side = 800;
        BufferedImage ground = switch (random.nextInt(3)) {
            case 0 -> Raster.blank(side, side, SellerEdits.any(random));
            case 1 -> Raster.scaled(others.get(0), side, side);
            default -> {
                BufferedImage shaded = Raster.blank(side, side, Color.WHITE);
                Graphics2D g = shaded.createGraphics();
                g.setPaint(new GradientPaint(0, 0, SellerEdits.any(random), side, side, new Color(235, 235, 240)));
                g.fillRect(0, 0, side, side);
                g.dispose();
                yield shaded;
            }
        };
        double fit = scale * side / Math.max(image.getWidth(), image.getHeight());
        BufferedImage fitted = Raster.scaled(goods, (int) (fit * goods.getWidth()), (int) (fit * goods.getHeight()));
        Graphics2D g = Raster.pen(ground);
        g.drawImage(
                fitted,
                (side - fitted.getWidth()) / 2 + random.nextInt(81) - 40,
                (side - fitted.getHeight()) / 2 + random.nextInt(81) - 40,
                null);
        g.dispose();
        return ground;
    }
}
