package zhicha.matcher.image;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** What sellers do to a picture they took from somebody else, drawn with Java2D. */
final class SellerEdits {
    private SellerEdits() {}

    /** Edits by name, in the order in which they are reported. */
    static Map<String, UnaryOperator<BufferedImage>> all() {
        Map<String, UnaryOperator<BufferedImage>> edits = new LinkedHashMap<>();
        edits.put("none", image -> image);
        edits.put("jpeg-20", image -> throughJpeg(image, 0.2f));
        edits.put("half", image -> scaled(image, image.getWidth() / 2, image.getHeight() / 2));
        edits.put("160px", image -> scaled(image, 160, 160 * image.getHeight() / image.getWidth()));
        edits.put("blur", SellerEdits::blurred);
        edits.put("grey", SellerEdits::grey);
        edits.put("hue+60", image -> hue(image, 60f / 360));
        edits.put("hue+180", image -> hue(image, 0.5f));
        edits.put("tint", image -> tinted(image, 1.15, 0.95, 0.7));
        edits.put("contrast", image -> tinted(image, 1.4, 1.4, 1.4));
        edits.put("watermark", SellerEdits::watermarked);
        edits.put("banner+badge", image -> overlaid(image, 0.16));
        edits.put("big banner", image -> overlaid(image, 0.25));
        edits.put("pad to square", image -> padded(image, Color.WHITE));
        edits.put("border 10%", image -> framed(image, 0.1, new Color(200, 30, 30)));
        edits.put("double frame", image -> framed(framed(image, 0.03, Color.WHITE), 0.06, new Color(20, 60, 160)));
        edits.put("mirror", image -> turned(image, -1, 1, 0));
        edits.put("rotate 90", image -> turned(image, 1, 1, 1));
        edits.put("crop 3%", image -> cropped(image, 0.03, 0.03, 0.03, 0.03));
        edits.put("crop 5%", image -> cropped(image, 0.05, 0.05, 0.05, 0.05));
        edits.put("crop 10%", image -> cropped(image, 0.1, 0.1, 0.1, 0.1));
        edits.put("crop 15%", image -> cropped(image, 0.15, 0.15, 0.15, 0.15));
        edits.put("crop 20%", image -> cropped(image, 0.2, 0.2, 0.2, 0.2));
        edits.put("crop corner", image -> cropped(image, 0.22, 0.03, 0.02, 0.15));
        edits.put("bottom quarter", image -> cropped(image, 0, 0, 0, 0.25));
        edits.put("mirror+crop 8%", image -> turned(cropped(image, 0.08, 0.08, 0.08, 0.08), -1, 1, 0));
        edits.put("rotate 5", image -> tilted(image, 5));
        edits.put("perspective", SellerEdits::sheared);
        edits.put("inverted", SellerEdits::inverted);
        edits.put("collage", SellerEdits::collage);
        edits.put("screenshot", SellerEdits::screenshot);
        edits.put("cut-out", SellerEdits::cutOut);
        return edits;
    }

    static BufferedImage blank(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, width, height);
        g.dispose();
        return image;
    }

    static Graphics2D fine(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        return g;
    }

    static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage result = blank(Math.max(1, width), Math.max(1, height), Color.WHITE);
        Graphics2D g = fine(result);
        g.drawImage(image, 0, 0, result.getWidth(), result.getHeight(), null);
        g.dispose();
        return result;
    }

    static BufferedImage blurred(BufferedImage image) {
        float[] kernel = new float[49];
        Arrays.fill(kernel, 1f / 49);
        BufferedImage result = blank(image.getWidth(), image.getHeight(), Color.WHITE);
        result.createGraphics().drawImage(image, 0, 0, null);
        return new ConvolveOp(new Kernel(7, 7, kernel), ConvolveOp.EDGE_NO_OP, null).filter(copy(image), result);
    }

    static BufferedImage copy(BufferedImage image) {
        BufferedImage result = blank(image.getWidth(), image.getHeight(), Color.WHITE);
        Graphics2D g = result.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return result;
    }

    private static BufferedImage each(BufferedImage image, java.util.function.IntUnaryOperator change) {
        BufferedImage result = copy(image);
        for (int y = 0; y < result.getHeight(); y++) {
            for (int x = 0; x < result.getWidth(); x++) {
                result.setRGB(x, y, change.applyAsInt(result.getRGB(x, y) & 0xffffff));
            }
        }
        return result;
    }

    static BufferedImage grey(BufferedImage image) {
        return each(image, rgb -> {
            int luma = ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
            return luma * 0x010101;
        });
    }

    static BufferedImage inverted(BufferedImage image) {
        return each(image, rgb -> ~rgb & 0xffffff);
    }

    static BufferedImage hue(BufferedImage image, float turn) {
        return each(image, rgb -> {
            float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
            return Color.HSBtoRGB(hsb[0] + turn, hsb[1], hsb[2]);
        });
    }

    static BufferedImage tinted(BufferedImage image, double red, double green, double blue) {
        return each(
                image,
                rgb -> (int) Math.min(255, (rgb >> 16 & 255) * red) << 16
                        | (int) Math.min(255, (rgb >> 8 & 255) * green) << 8
                        | (int) Math.min(255, (rgb & 255) * blue));
    }

    static BufferedImage watermarked(BufferedImage image) {
        BufferedImage result = copy(image);
        Graphics2D g = fine(result);
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.35f));
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(10, image.getWidth() / 14)));
        g.rotate(-0.5);
        for (int y = -image.getHeight(); y < 2 * image.getHeight(); y += image.getHeight() / 5) {
            for (int x = -image.getWidth(); x < 2 * image.getWidth(); x += image.getWidth() / 3) {
                g.drawString("SHOP 88", x, y);
            }
        }
        g.dispose();
        return result;
    }

    /** A promotion banner over the bottom and a round badge in the upper left corner. */
    static BufferedImage overlaid(BufferedImage image, double share) {
        BufferedImage result = copy(image);
        Graphics2D g = fine(result);
        int width = image.getWidth();
        int height = image.getHeight();
        int banner = (int) (height * share);
        g.setColor(new Color(225, 20, 60));
        g.fillRect(0, height - banner, width, banner);
        g.setColor(Color.YELLOW);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, banner / 2));
        g.drawString("SALE 50% OFF", width / 20, height - banner / 4);
        int badge = Math.min(width, height) / 5;
        g.setColor(new Color(250, 120, 0));
        g.fillOval(badge / 5, badge / 5, badge, badge);
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, badge / 3));
        g.drawString("HOT", badge / 5 + badge / 6, badge / 5 + badge * 3 / 5);
        g.dispose();
        return result;
    }

    static BufferedImage padded(BufferedImage image, Color colour) {
        int side = (int) (Math.max(image.getWidth(), image.getHeight()) * 1.04);
        BufferedImage result = blank(side, side, colour);
        result.createGraphics().drawImage(image, (side - image.getWidth()) / 2, (side - image.getHeight()) / 2, null);
        return result;
    }

    static BufferedImage framed(BufferedImage image, double share, Color colour) {
        int border = (int) (share * Math.min(image.getWidth(), image.getHeight()));
        BufferedImage result = blank(image.getWidth() + 2 * border, image.getHeight() + 2 * border, colour);
        result.createGraphics().drawImage(image, border, border, null);
        return result;
    }

    static BufferedImage cropped(BufferedImage image, double left, double top, double right, double bottom) {
        int x = (int) Math.round(left * image.getWidth());
        int y = (int) Math.round(top * image.getHeight());
        return copy(image.getSubimage(
                x,
                y,
                image.getWidth() - x - (int) Math.round(right * image.getWidth()),
                image.getHeight() - y - (int) Math.round(bottom * image.getHeight())));
    }

    /** Scaled by -1 along an axis, and turned clockwise by quarters. */
    static BufferedImage turned(BufferedImage image, int scaleX, int scaleY, int quarters) {
        int width = quarters % 2 == 0 ? image.getWidth() : image.getHeight();
        int height = quarters % 2 == 0 ? image.getHeight() : image.getWidth();
        BufferedImage result = blank(width, height, Color.WHITE);
        Graphics2D g = result.createGraphics();
        AffineTransform place = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        place.quadrantRotate(quarters);
        place.scale(scaleX, scaleY);
        place.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        g.drawImage(image, place, null);
        g.dispose();
        return result;
    }

    static BufferedImage tilted(BufferedImage image, double degrees) {
        BufferedImage result = blank(image.getWidth(), image.getHeight(), Color.WHITE);
        Graphics2D g = fine(result);
        g.rotate(Math.toRadians(degrees), image.getWidth() / 2.0, image.getHeight() / 2.0);
        g.drawImage(image, 0, 0, null);
        g.setStroke(new BasicStroke(1));
        g.dispose();
        return result;
    }

    /** Narrower towards the top, as a print photographed from below. */
    static BufferedImage sheared(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage result = blank(width, height, new Color(230, 230, 225));
        for (int y = 0; y < height; y++) {
            double share = 0.78 + 0.22 * y / height;
            for (int x = 0; x < width; x++) {
                double from = (x - width / 2.0) / share + width / 2.0;
                if (from >= 0 && from < width) {
                    result.setRGB(x, y, image.getRGB((int) from, (int) (Math.pow((double) y / height, 0.9) * height)));
                }
            }
        }
        return result;
    }

    /** The upper right one of four. */
    private static BufferedImage collage(BufferedImage image) {
        BufferedImage result = blank(808, 808, Color.WHITE);
        Graphics2D g = fine(result);
        for (int cell = 0; cell < 4; cell++) {
            BufferedImage one = cell == 1 ? image : DrawnPictures.scene(900 + cell);
            int side = Math.min(one.getWidth(), one.getHeight());
            BufferedImage square =
                    one.getSubimage((one.getWidth() - side) / 2, (one.getHeight() - side) / 2, side, side);
            g.drawImage(square, cell % 2 * 408, cell / 2 * 408, 400, 400, null);
        }
        g.dispose();
        return result;
    }

    private static BufferedImage screenshot(BufferedImage image) {
        BufferedImage result = blank(720, 1440, new Color(246, 246, 246));
        Graphics2D g = fine(result);
        g.drawImage(image, 0, 140, 720, 720 * image.getHeight() / image.getWidth(), null);
        g.setColor(Color.DARK_GRAY);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 36));
        g.drawString("12:08   < item   comments", 30, 90);
        for (int line = 0; line < 5; line++) {
            g.drawString("free delivery today, order " + 71 * line, 30, 1050 + 70 * line);
        }
        g.dispose();
        return result;
    }

    /** What lies in an oval in the middle, on a shaded ground. */
    private static BufferedImage cutOut(BufferedImage image) {
        BufferedImage result = blank(image.getWidth(), image.getHeight(), Color.WHITE);
        Graphics2D g = fine(result);
        g.setPaint(new java.awt.GradientPaint(
                0, 0, new Color(240, 225, 190), image.getWidth(), image.getHeight(), new Color(120, 150, 190)));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.translate(12, -8);
        g.setClip(new java.awt.geom.Ellipse2D.Double(
                image.getWidth() * 0.12, image.getHeight() * 0.1, image.getWidth() * 0.76, image.getHeight() * 0.8));
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return result;
    }

    static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static BufferedImage throughJpeg(BufferedImage image, float quality) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg(image, quality)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
