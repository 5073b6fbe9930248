package zhicha.bench.edits;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import zhicha.bench.photos.Logo;
import zhicha.bench.photos.Raster;

/** Ways for printed packs to stand in shop photos. */
public final class PackScenes {
    private static final int WIDTH = 800;

    private PackScenes() {}

    /**
     * @param share least and most share of the picture's width that a pack's front would take if it were seen straight
     * @param degrees least and most that it is turned about its upright axis
     * @param hidden most of the front that something stands before, 0 to 1
     * @param packs how many stand in the picture, of different brands
     * @param poor whether the picture is soft, dim and noisy
     */
    public record Way(String name, double[] share, double[] degrees, double hidden, int packs, boolean poor) {}

    public static List<Way> all() {
        double[] little = {0, 12};
        double[] middling = {0.22, 0.34};
        return List.of(
                new Way("12-18 % of the width", new double[] {0.12, 0.18}, little, 0, 1, false),
                new Way("22-34 %", middling, little, 0, 1, false),
                new Way("22-34 %, turned 20-40°", middling, new double[] {20, 40}, 0, 1, false),
                new Way("22-34 %, up to 30 % hidden", middling, little, 0.3, 1, false),
                new Way("three brands on a shelf", new double[] {0.2, 0.28}, new double[] {0, 25}, 0.15, 3, false),
                new Way("22-34 %, soft, dim, noisy", middling, new double[] {0, 25}, 0, 1, true));
    }

    /** The photo, 800 pixels wide, with the packs side by side. */
    public static BufferedImage put(BufferedImage photo, List<Logo> packs, Way way, Random random) {
        BufferedImage scene =
                Raster.scaled(Raster.copy(photo), WIDTH, Math.max(500, WIDTH * photo.getHeight() / photo.getWidth()));
        int room = WIDTH / packs.size();
        for (int i = 0; i < packs.size(); i++) {
            stand(scene, packs.get(i).image(), i * room, room, way, random);
        }
        return way.poor() ? poor(scene, random) : scene;
    }

    private static double between(double[] bounds, Random random) {
        return bounds[0] + (bounds[1] - bounds[0]) * random.nextDouble();
    }

    private static void stand(BufferedImage scene, BufferedImage front, int from, int room, Way way, Random random) {
        double wide = Math.min(between(way.share(), random) * WIDTH, 0.92 * room);
        double high = Math.min(wide * front.getHeight() / front.getWidth(), 0.9 * scene.getHeight());
        wide = high * front.getWidth() / front.getHeight();
        double angle = Math.toRadians(between(way.degrees(), random));
        boolean left = random.nextBoolean();
        double seen = wide * Math.cos(angle);
        double side = 0.35 * wide * Math.sin(angle);
        double far = high * 0.22 * Math.sin(angle);
        double x = from + random.nextDouble() * Math.max(1, room - seen - side);
        double y = random.nextDouble() * Math.max(1, scene.getHeight() - high);
        double lean = (random.nextDouble() - 0.5) * 0.16;
        double nearX = left ? x + side : x;
        double[] corners = {
            nearX,
            y + (left ? 0 : far),
            nearX + seen,
            y + (left ? far : 0),
            nearX + seen,
            y + high - (left ? far : 0),
            nearX,
            y + high - (left ? 0 : far)
        };
        lean(corners, lean, x + wide / 2, y + high / 2);
        Graphics2D g = Raster.pen(scene);
        g.setColor(new Color(front.getRGB(5, front.getHeight() / 2)).darker());
        if (side > 2) {
            int near = left ? 0 : 2;
            int below = left ? 6 : 4;
            double away = left ? -side : side;
            Polygon face = new Polygon();
            face.addPoint((int) corners[near], (int) corners[near + 1]);
            face.addPoint((int) corners[below], (int) corners[below + 1]);
            face.addPoint((int) (corners[below] + away), (int) (corners[below + 1] - 0.1 * side));
            face.addPoint((int) (corners[near] + away), (int) (corners[near + 1] + 0.1 * side));
            g.fillPolygon(face);
        }
        double light = 0.75 + 0.3 * random.nextDouble();
        Warp.onto(scene, Raster.each(front, rgb -> lit(rgb, light)), corners);
        if (way.hidden() > 0) {
            double hidden = way.hidden() * (0.6 + 0.4 * random.nextDouble());
            g.setColor(Color.getHSBColor(0.06f, 0.45f, 0.45f + 0.4f * random.nextFloat()));
            boolean below = random.nextBoolean();
            int startX = (int) (x - 8);
            int startY = (int) (below ? y + high * (1 - hidden) : y - 8);
            int width = (int) ((below ? seen + side : (seen + side) * hidden) + 16);
            g.fillRoundRect(startX, startY, width, (int) ((below ? high * hidden : high) + 16), 40, 40);
        }
        g.dispose();
    }

    private static void lean(double[] corners, double radians, double x, double y) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        for (int i = 0; i < 8; i += 2) {
            double dx = corners[i] - x;
            double dy = corners[i + 1] - y;
            corners[i] = x + cos * dx - sin * dy;
            corners[i + 1] = y + sin * dx + cos * dy;
        }
    }

    private static int lit(int rgb, double light) {
        return level((rgb >> 16 & 255) * light) << 16
                | level((rgb >> 8 & 255) * light) << 8
                | level((rgb & 255) * light);
    }

    private static int level(double value) {
        return (int) Math.clamp(value, 0, 255);
    }

    private static BufferedImage poor(BufferedImage scene, Random random) {
        int width = scene.getWidth();
        int height = scene.getHeight();
        BufferedImage soft = Raster.scaled(Raster.scaled(scene, width * 3 / 5, height * 3 / 5), width, height);
        double light = 0.6 + 0.2 * random.nextDouble();
        return Raster.each(soft, rgb -> {
            int grain = (int) (6 * random.nextGaussian());
            return level((rgb >> 16 & 255) * light + grain) << 16
                    | level((rgb >> 8 & 255) * light + grain) << 8
                    | level((rgb & 255) * light + grain);
        });
    }
}
