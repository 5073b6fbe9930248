package zhicha.bench.edits;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import zhicha.bench.photos.Logo;
import zhicha.bench.photos.Raster;

/** Ways for logos to stand in a photo. */
public final class LogoScenes {
    private static final int WIDTH = 800;

    private LogoScenes() {}

    /**
     * @param share of the picture's width
     * @param how many logos are put in; the second and third come from the others
     */
    public record Way(String name, double share, int how, Change change) {}

    /** What becomes of the logo before it is put in. */
    @FunctionalInterface
    public interface Change {
        BufferedImage apply(BufferedImage logo, Random random);
    }

    public static List<Way> all() {
        Change plain = (logo, random) -> logo;
        return List.of(
                new Way("8 %", 0.08, 1, plain),
                new Way("15 %", 0.15, 1, plain),
                new Way("25 %", 0.25, 1, plain),
                new Way("40 %", 0.4, 1, plain),
                new Way("25 % recoloured", 0.25, 1, LogoScenes::recoloured),
                new Way("25 % inverted on a patch", 0.25, 1, LogoScenes::inverted),
                new Way("25 % perspective 25-40°", 0.25, 1, LogoScenes::slanted),
                new Way("25 % hidden by 30 %", 0.25, 1, LogoScenes::hidden),
                new Way("25 % on cloth", 0.25, 1, LogoScenes::onCloth),
                new Way("20 %, three in one picture", 0.2, 3, plain));
    }

    /** The photo, 800 pixels wide, with the logos in it, each in a place of its own, turned by up to 8°. */
    public static BufferedImage put(BufferedImage photo, List<Logo> logos, Way way, Random random) {
        BufferedImage scene =
                Raster.scaled(Raster.copy(photo), WIDTH, Math.max(500, WIDTH * photo.getHeight() / photo.getWidth()));
        int side = (int) (way.share() * WIDTH);
        for (int i = 0; i < logos.size(); i++) {
            BufferedImage logo = way.change().apply(Raster.scaled(logos.get(i).image(), 400), random);
            int height = side * logo.getHeight() / logo.getWidth();
            int room = WIDTH / logos.size();
            int x = i * room + random.nextInt(Math.max(1, room - side));
            int y = random.nextInt(Math.max(1, scene.getHeight() - height));
            double turn = Math.toRadians((random.nextDouble() - 0.5) * 16);
            BufferedImage fitted = Raster.scaled(logo, side, Math.max(1, height));
            Graphics2D g = Raster.pen(scene);
            g.rotate(turn, x + side / 2.0, y + height / 2.0);
            g.drawImage(fitted, x, y, null);
            g.dispose();
        }
        return scene;
    }

    private static BufferedImage onGround(BufferedImage logo, Color ground) {
        BufferedImage patch = Raster.blank(logo.getWidth() * 5 / 4, logo.getHeight() * 5 / 4, ground);
        patch.createGraphics().drawImage(logo, logo.getWidth() / 8, logo.getHeight() / 8, null);
        return patch;
    }

    private static BufferedImage recoloured(BufferedImage logo, Random random) {
        float turn = 0.2f + 0.6f * random.nextFloat();
        BufferedImage result = new BufferedImage(logo.getWidth(), logo.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < logo.getHeight(); y++) {
            for (int x = 0; x < logo.getWidth(); x++) {
                int argb = logo.getRGB(x, y);
                float[] hsb = Color.RGBtoHSB(argb >> 16 & 255, argb >> 8 & 255, argb & 255, null);
                result.setRGB(x, y, argb & 0xff000000 | 0xffffff & Color.HSBtoRGB(hsb[0] + turn, hsb[1], hsb[2]));
            }
        }
        return result;
    }

    private static BufferedImage inverted(BufferedImage logo, Random random) {
        return Raster.each(onGround(logo, Color.WHITE), rgb -> ~rgb & 0xffffff);
    }

    /** Seen from the side: the far edge is shorter, and the width shrinks with the cosine. */
    private static BufferedImage slanted(BufferedImage logo, Random random) {
        double angle = Math.toRadians(25 + 15 * random.nextDouble());
        int width = (int) (logo.getWidth() * Math.cos(angle));
        int height = logo.getHeight();
        double far = height * 0.25 * Math.sin(angle);
        boolean left = random.nextBoolean();
        double[] corners = {
            0, left ? far : 0, width, left ? 0 : far, width, height - (left ? 0 : far), 0, height - (left ? far : 0)
        };
        BufferedImage result = Raster.blank(width, height, new Color(240, 240, 238));
        Warp.onto(result, logo, corners);
        return result;
    }

    private static BufferedImage hidden(BufferedImage logo, Random random) {
        BufferedImage result = onGround(logo, new Color(245, 245, 245));
        Graphics2D g = Raster.pen(result);
        g.setColor(new Color(150, 110, 90));
        boolean below = random.nextBoolean();
        int width = result.getWidth();
        int height = result.getHeight();
        g.fillRoundRect(
                below ? 0 : (int) (0.66 * width),
                below ? (int) (0.66 * height) : 0,
                width,
                height,
                width / 6,
                height / 6);
        g.dispose();
        return result;
    }

    private static BufferedImage onCloth(BufferedImage logo, Random random) {
        BufferedImage result = onGround(logo, Color.getHSBColor(random.nextFloat(), 0.12f, 0.93f));
        double wave = 0.01 + 0.02 * random.nextDouble();
        for (int y = 0; y < result.getHeight(); y++) {
            for (int x = 0; x < result.getWidth(); x++) {
                double shade = 0.88 + ((x / 2 + y / 2) % 2) * 0.05 + 0.1 * Math.sin(wave * (2 * x + y));
                int rgb = result.getRGB(x, y);
                result.setRGB(
                        x,
                        y,
                        (int) Math.min(255, (rgb >> 16 & 255) * shade) << 16
                                | (int) Math.min(255, (rgb >> 8 & 255) * shade) << 8
                                | (int) Math.min(255, (rgb & 255) * shade));
            }
        }
        return result;
    }
}
