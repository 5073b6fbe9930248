package zhicha.market.picture;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.LookupOp;
import java.util.Locale;
import java.util.Random;

/** What a copyist does to a picture. */
public enum Alteration {
    /** 3 to 8 % cut off each side. */
    CROPPED,
    /** A plain border of 8 to 12 % of the width. */
    FRAMED,
    MIRRORED,
    /** A faint watermark all over, a price badge in a corner, or a badge and a strip at the foot. */
    OVERLAID,
    /** Each channel brightened or darkened by up to a quarter. */
    RECOLOURED,
    /** Made smaller and saved at low quality. */
    RECOMPRESSED;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** JPEG quality that goes with it, 0 to 1. */
    float quality() {
        return this == RECOMPRESSED ? 0.35f : 0.82f;
    }

    BufferedImage apply(BufferedImage original, Random random) {
        int w = original.getWidth();
        int h = original.getHeight();
        return switch (this) {
            case CROPPED -> cropped(original, random);
            case FRAMED -> {
                int border = (int) (w * (0.08 + 0.04 * random.nextDouble()));
                BufferedImage image = Canvas.blank(w + 2 * border, h + 2 * border);
                Graphics2D g = Canvas.pen(image);
                g.setColor(random.nextBoolean() ? Color.WHITE : Color.getHSBColor(random.nextFloat(), 0.6f, 0.8f));
                g.fillRect(0, 0, image.getWidth(), image.getHeight());
                g.drawImage(original, border, border, null);
                g.dispose();
                yield Canvas.scaled(image, w, image.getHeight() * w / image.getWidth());
            }
            case MIRRORED -> {
                BufferedImage image = Canvas.blank(w, h);
                Graphics2D g = Canvas.pen(image);
                g.drawImage(original, new AffineTransform(-1, 0, 0, 1, w, 0), null);
                g.dispose();
                yield image;
            }
            case OVERLAID -> overlaid(original, random);
            case RECOLOURED -> recoloured(original, random);
            case RECOMPRESSED -> Canvas.scaled(original, w * 7 / 10, h * 7 / 10);
        };
    }

    private static BufferedImage cropped(BufferedImage original, Random random) {
        int w = original.getWidth();
        int h = original.getHeight();
        int left = (int) (w * side(random));
        int right = (int) (w * side(random));
        int top = (int) (h * side(random));
        int bottom = (int) (h * side(random));
        return Canvas.copy(original.getSubimage(left, top, w - left - right, h - top - bottom));
    }

    private static double side(Random random) {
        return 0.03 + 0.05 * random.nextDouble();
    }

    private static BufferedImage overlaid(BufferedImage original, Random random) {
        BufferedImage image = Canvas.copy(original);
        int w = image.getWidth();
        int h = image.getHeight();
        Graphics2D g = Canvas.pen(image);
        int way = random.nextInt(3);
        if (way == 0) {
            watermark(g, w, h);
        } else {
            badge(g, w, h, random);
        }
        if (way == 2) {
            g.setColor(new Color(0xF5, 0xB8, 0x1C));
            g.fill(new Rectangle2D.Double(0, h * 0.92, w, h * 0.08));
        }
        g.dispose();
        return image;
    }

    private static void watermark(Graphics2D g, int w, int h) {
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.22f));
        g.setColor(Color.WHITE);
        for (int x = -h; x < w; x += w / 6) {
            Path2D band = new Path2D.Double();
            band.moveTo(x, 0);
            band.lineTo(x + w / 40.0, 0);
            band.lineTo(x + w / 40.0 + h, h);
            band.lineTo(x + h, h);
            g.fill(band);
        }
    }

    private static void badge(Graphics2D g, int w, int h, Random random) {
        double size = w * (0.14 + 0.06 * random.nextDouble());
        double x = random.nextBoolean() ? w * 0.03 : w * 0.97 - size;
        g.setColor(new Color(0xD8, 0x2A, 0x1E));
        g.fill(new Ellipse2D.Double(x, h * 0.04, size, size));
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(x + size * 0.2, h * 0.04 + size * 0.42, size * 0.6, size * 0.16));
    }

    private static BufferedImage recoloured(BufferedImage original, Random random) {
        double[] gain = {
            0.78 + 0.45 * random.nextDouble(), 0.78 + 0.45 * random.nextDouble(), 0.78 + 0.45 * random.nextDouble()
        };
        byte[][] curves = new byte[3][256];
        for (int channel = 0; channel < 3; channel++) {
            for (int value = 0; value < 256; value++) {
                curves[channel][value] = (byte) Math.min(255, (int) (value * gain[channel]));
            }
        }
        return new LookupOp(new ByteLookupTable(0, curves), null)
                .filter(original, Canvas.blank(original.getWidth(), original.getHeight()));
    }
}
