package zhicha.bench.photos;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Pictures that stand in every shop and show no goods: plain grounds, nearly empty sheets, size charts, delivery notices, coupons. */
public final class Notices {
    private static final int SIDE = 750;
    private static final int KINDS = 5;

    private Notices() {}

    public static Shot of(int number, long seed) {
        Random random = new Random(seed + 49_979_687L * number);
        int kind = number % KINDS;
        BufferedImage image = Raster.blank(SIDE, kind == 4 ? SIDE / 2 : SIDE, light(random));
        Graphics2D g = Raster.pen(image);
        switch (kind) {
            case 0 -> {
                g.setPaint(new GradientPaint(0, 0, light(random), SIDE, random.nextInt(SIDE), light(random)));
                g.fillRect(0, 0, SIDE, SIDE);
            }
            case 1 -> {
                g.setColor(strong(random));
                int size = 60 + random.nextInt(240);
                if (random.nextBoolean()) {
                    g.fillOval(SIDE / 2 - size / 2, SIDE / 2 - size / 2, size, size);
                } else {
                    g.fillRoundRect(SIDE / 2 - size / 2, SIDE / 2 - size / 3, size, 2 * size / 3, 30, 30);
                }
            }
            case 2 -> chart(g, random);
            case 3 -> notice(g, random);
            default -> coupons(g, random);
        }
        g.dispose();
        String name = switch (kind) {
            case 0 -> "plain-";
            case 1 -> "nearly-empty-";
            case 2 -> "size-chart-";
            case 3 -> "notice-";
            default -> "coupon-";
        };
        // its own family: only sheets bear the name of their family
        return new Shot(name + number, name + number, image, null);
    }

    private static void chart(Graphics2D g, Random random) {
        int rows = 5 + random.nextInt(4);
        int columns = 4 + random.nextInt(3);
        g.setColor(new Color(60, 60, 60));
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        int wide = (SIDE - 60) / columns;
        int high = 500 / rows;
        for (int row = 0; row <= rows; row++) {
            g.drawLine(30, 120 + row * high, 30 + columns * wide, 120 + row * high);
            for (int column = 0; column < columns && row < rows; column++) {
                String text = row == 0
                        ? DrawnScenes.word(random)
                        : column == 0 ? "SMLX".charAt(row % 4) + "" : "" + (30 + random.nextInt(90));
                g.drawString(text, 40 + column * wide, 110 + row * high + high / 2 + 16);
            }
        }
        for (int column = 0; column <= columns; column++) {
            g.drawLine(30 + column * wide, 120, 30 + column * wide, 120 + rows * high);
        }
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 44));
        g.drawString("SIZE CHART", 200, 80);
    }

    private static void notice(Graphics2D g, Random random) {
        g.setColor(strong(random));
        g.fillRect(0, 0, SIDE, 110);
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 52));
        g.drawString("DELIVERY NOTICE", 110, 75);
        g.setColor(new Color(40, 40, 40));
        g.setFont(new Font(Font.SERIF, Font.PLAIN, 28));
        for (int line = 0; line < 8 + random.nextInt(5); line++) {
            StringBuilder words = new StringBuilder();
            for (int word = 0; word < 6; word++) {
                words.append(DrawnScenes.word(random).toLowerCase(java.util.Locale.ROOT))
                        .append(' ');
            }
            g.drawString(words.toString(), 40, 170 + 44 * line);
        }
    }

    private static void coupons(Graphics2D g, Random random) {
        g.setColor(strong(random));
        g.fillRect(0, 0, SIDE, SIDE / 2);
        for (int coupon = 0; coupon < 3; coupon++) {
            g.setColor(new Color(255, 240, 200));
            g.fillRoundRect(30 + 240 * coupon, 110, 210, 220, 24, 24);
            g.setColor(strong(random));
            g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 80));
            g.drawString("" + (5 + 5 * random.nextInt(18)), 70 + 240 * coupon, 230);
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
            g.drawString("OFF " + (100 + 50 * random.nextInt(9)), 70 + 240 * coupon, 300);
        }
    }

    private static Color light(Random random) {
        return Color.getHSBColor(random.nextFloat(), 0.15f * random.nextFloat(), 0.85f + 0.15f * random.nextFloat());
    }

    private static Color strong(Random random) {
        return Color.getHSBColor(random.nextFloat(), 0.8f, 0.5f + 0.4f * random.nextFloat());
    }
}
