package zhicha.bench.edits;

import static zhicha.bench.edits.Edit.of;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import zhicha.bench.photos.Raster;
import zhicha.bench.photos.Shot;

/** What sellers do to a picture they took from somebody else. */
public final class SellerEdits {
    private static final double EASY = 0.99;
    private static final double HARD = 0.9;

    private SellerEdits() {}

    /** In the order in which they are reported. */
    public static List<Edit> all() {
        return List.of(
                of(
                        "jpeg",
                        "quality 0.10-0.25",
                        EASY,
                        (s, o, r) -> Raster.throughJpeg(s.image(), 0.1 + 0.15 * r.nextDouble())),
                of("half", "both sides", EASY, (s, o, r) -> by(s.image(), 0.5)),
                of("160px", "longer side", EASY, (s, o, r) -> Raster.scaled(s.image(), 160)),
                of("blur", "box of 7-11 at 800 px, twice", EASY, SellerEdits::blurred),
                of("grey", "Rec. 601", EASY, (s, o, r) -> grey(s.image())),
                of("colour", "hue ±40°, gains 0.8-1.2", EASY, SellerEdits::recoloured),
                of("watermark", "tiled, 35 %", EASY, SellerEdits::watermarked),
                of("banner+badge", "banner 16-24 %, badge 22 %", HARD, SellerEdits::banner),
                of("pad-square", "at least 4 %", EASY, SellerEdits::padded),
                of("border", "10 %", EASY, (s, o, r) -> framed(s.image(), 0.1, any(r))),
                of("crop-3", "each side 2-4 %", EASY, (s, o, r) -> cropped(s.image(), 0.03, r)),
                of("crop-5", "each side 3.5-6.5 %", EASY, (s, o, r) -> cropped(s.image(), 0.05, r)),
                of("crop-10", "each side 7-13 %", EASY, (s, o, r) -> cropped(s.image(), 0.1, r)),
                of("crop-20", "each side 14-26 %", HARD, (s, o, r) -> cropped(s.image(), 0.2, r)),
                of("crop-25", "each side 17-33 %", HARD, (s, o, r) -> cropped(s.image(), 0.25, r)),
                of(
                        "bottom-quarter",
                        "cut away",
                        HARD,
                        (s, o, r) -> Raster.part(
                                s.image(), 0, 0, s.image().getWidth(), s.image().getHeight() * 3 / 4)),
                of("mirror", "left to right", EASY, (s, o, r) -> mirrored(s.image())),
                of("mirror+crop", "each side 5.6-10.4 %", EASY, (s, o, r) -> mirrored(cropped(s.image(), 0.08, r))),
                of("rotate", "3-7° on a plain ground", HARD, SellerEdits::tilted),
                of("perspective", "corners moved by up to 14 %", HARD, SellerEdits::perspective),
                of("collage", "2 x 2 with three others", HARD, Compositions::collage),
                of("screenshot", "an app around it, 720-1080 px wide", HARD, Compositions::screenshot),
                of("cut-out", "goods on another ground, scaled 0.7-1.1", 0.7, Compositions::cutOut));
    }

    private static BufferedImage by(BufferedImage image, double scale) {
        return Raster.scaled(image, (int) (scale * image.getWidth()), (int) (scale * image.getHeight()));
    }

    private static BufferedImage blurred(Shot shot, List<BufferedImage> others, Random random) {
        BufferedImage image = shot.image();
        int side = Math.max(3, (7 + 2 * random.nextInt(3)) * Math.max(image.getWidth(), image.getHeight()) / 800 | 1);
        float[] weights = new float[side * side];
        Arrays.fill(weights, 1f / weights.length);
        ConvolveOp box = new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null);
        return box.filter(box.filter(image, Raster.copy(image)), Raster.copy(image));
    }

    private static BufferedImage grey(BufferedImage image) {
        return Raster.each(image, rgb -> {
            int luma = ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
            return luma * 0x010101;
        });
    }

    private static BufferedImage recoloured(Shot shot, List<BufferedImage> others, Random random) {
        float turn = (random.nextFloat() - 0.5f) * 80 / 360;
        double[] gains = {gain(random), gain(random), gain(random)};
        return Raster.each(shot.image(), rgb -> {
            float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
            int turned = Color.HSBtoRGB(hsb[0] + turn, hsb[1], hsb[2]);
            return (int) Math.min(255, (turned >> 16 & 255) * gains[0]) << 16
                    | (int) Math.min(255, (turned >> 8 & 255) * gains[1]) << 8
                    | (int) Math.min(255, (turned & 255) * gains[2]);
        });
    }

    private static double gain(Random random) {
        return 0.8 + 0.4 * random.nextDouble();
    }

    static Color any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Color.WHITE;
            case 1 -> new Color(30, 30, 34);
            default -> Color.getHSBColor(random.nextFloat(), 0.8f, 0.8f);
        };
    }

    private static BufferedImage watermarked(Shot shot, List<BufferedImage> others, Random random) {
        BufferedImage image = Raster.copy(shot.image());
        int width = image.getWidth();
        int height = image.getHeight();
        Graphics2D g = Raster.pen(image);
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
        g.setColor(random.nextBoolean() ? Color.WHITE : Color.GRAY);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(10, width / 14)));
        g.rotate(-0.5);
        for (int y = -height; y < 2 * height; y += Math.max(1, height / 5)) {
            for (int x = -width; x < 2 * width; x += Math.max(1, width / 3)) {
                g.drawString("SHOP " + (10 + x % 7), x, y);
            }
        }
        g.dispose();
        return image;
    }

    /** A banner along one edge, mostly the bottom, and a round badge in the corner opposite. */
    private static BufferedImage banner(Shot shot, List<BufferedImage> others, Random random) {
        BufferedImage image = Raster.copy(shot.image());
        int width = image.getWidth();
        int height = image.getHeight();
        boolean below = random.nextInt(4) > 0;
        int banner = (int) (height * (0.16 + 0.08 * random.nextDouble()));
        int top = below ? height - banner : 0;
        Graphics2D g = Raster.pen(image);
        g.setColor(Color.getHSBColor(random.nextFloat(), 0.9f, 0.85f));
        g.fillRect(0, top, width, banner);
        g.setColor(random.nextBoolean() ? Color.YELLOW : Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, banner / 2));
        g.drawString("SALE " + (10 + 10 * random.nextInt(8)) + "% OFF 50-20", width / 20, top + banner * 3 / 4);
        int badge = (int) (Math.min(width, height) * 0.22);
        int x = random.nextBoolean() ? badge / 6 : width - badge - badge / 6;
        int y = below ? badge / 6 : height - badge - badge / 6;
        g.setColor(new Color(250, 120, 0));
        g.fillOval(x, y, badge, badge);
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, badge / 3));
        g.drawString("HOT", x + badge / 6, y + badge * 3 / 5);
        g.dispose();
        return image;
    }

    private static BufferedImage padded(Shot shot, List<BufferedImage> others, Random random) {
        BufferedImage image = shot.image();
        int side = (int) (Math.max(image.getWidth(), image.getHeight()) * (1.04 + 0.12 * random.nextDouble()));
        BufferedImage result = Raster.blank(side, side, any(random));
        result.createGraphics().drawImage(image, (side - image.getWidth()) / 2, (side - image.getHeight()) / 2, null);
        return result;
    }

    private static BufferedImage framed(BufferedImage image, double share, Color colour) {
        int border = (int) (share * Math.min(image.getWidth(), image.getHeight()));
        BufferedImage result = Raster.blank(image.getWidth() + 2 * border, image.getHeight() + 2 * border, colour);
        result.createGraphics().drawImage(image, border, border, null);
        return result;
    }

    /** Each side loses this share of the whole, give or take 30 % of it. */
    private static BufferedImage cropped(BufferedImage image, double share, Random random) {
        int left = cut(image.getWidth(), share, random);
        int right = cut(image.getWidth(), share, random);
        int top = cut(image.getHeight(), share, random);
        int bottom = cut(image.getHeight(), share, random);
        return Raster.part(image, left, top, image.getWidth() - left - right, image.getHeight() - top - bottom);
    }

    private static int cut(int length, double share, Random random) {
        return (int) (length * share * (0.7 + 0.6 * random.nextDouble()));
    }

    private static BufferedImage mirrored(BufferedImage image) {
        BufferedImage result = Raster.blank(image.getWidth(), image.getHeight(), Color.WHITE);
        result.createGraphics().drawImage(image, new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0), null);
        return result;
    }

    private static BufferedImage tilted(Shot shot, List<BufferedImage> others, Random random) {
        BufferedImage image = shot.image();
        BufferedImage result = Raster.blank(image.getWidth(), image.getHeight(), any(random));
        Graphics2D g = Raster.pen(result);
        double degrees = (3 + 4 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
        g.rotate(Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return result;
    }

    private static BufferedImage perspective(Shot shot, List<BufferedImage> others, Random random) {
        double[] moved = new double[8];
        for (int i = 0; i < 8; i++) {
            moved[i] = 0.14 * random.nextDouble();
        }
        int width = shot.image().getWidth();
        int height = shot.image().getHeight();
        double[] corners = {
            moved[0] * width,
            moved[1] * height,
            width - moved[2] * width,
            moved[3] * height,
            width - moved[4] * width,
            height - moved[5] * height,
            moved[6] * width,
            height - moved[7] * height
        };
        BufferedImage result = Raster.blank(width, height, new Color(228, 228, 222));
        Warp.onto(result, shot.image(), corners);
        return result;
    }
}
