package zhicha.market.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import zhicha.market.picture.figure.Paint;
import zhicha.market.picture.figure.Silhouette;

/** Protected pictures: larger and fuller than a seller's photo, with several figures in a composed scene of 800 by 600. */
final class Illustration {
    private Illustration() {}

    static BufferedImage draw(Silhouette subject, Random random) {
        int w = 800;
        int h = 600;
        BufferedImage image = Canvas.blank(w, h);
        Graphics2D g = Canvas.pen(image);
        Paint.backdrop(g, w, h, random);
        for (int ridge = 0; ridge < 2; ridge++) {
            Path2D hills = new Path2D.Double();
            double level = h * (0.35 + 0.22 * ridge);
            hills.moveTo(0, h);
            hills.lineTo(0, level);
            int peaks = 3 + random.nextInt(4);
            for (int i = 1; i <= peaks; i++) {
                hills.lineTo(w * (i - 0.5) / peaks, level - h * 0.3 * random.nextDouble());
                hills.lineTo(w * (double) i / peaks, level + h * 0.08 * random.nextDouble());
            }
            hills.lineTo(w, h);
            hills.closePath();
            Color color = Paint.any(random);
            g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 170));
            g.fill(hills);
        }
        int figures = 3 + random.nextInt(3);
        for (int i = 0; i < figures; i++) {
            Silhouette figure = i == 0 ? subject : Silhouette.values()[random.nextInt(Silhouette.values().length)];
            figure.draw(
                    g,
                    w,
                    h,
                    (i + 0.5) / figures + 0.1 * (random.nextDouble() - 0.5),
                    0.45 + 0.35 * random.nextDouble(),
                    0.16 + 0.16 * random.nextDouble(),
                    random);
        }
        subject.draw(g, w, h, 0.35 + 0.3 * random.nextDouble(), 0.6, 0.36, random);
        g.dispose();
        return image;
    }
}
