package zhicha.market.picture;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import zhicha.market.picture.figure.Paint;
import zhicha.market.picture.figure.Silhouette;

/** Photos of goods as a shop would show them. */
final class ProductDrawing {
    private ProductDrawing() {}

    static BufferedImage draw(Silhouette goods, int w, int h, Random random) {
        BufferedImage image = Canvas.blank(w, h);
        Graphics2D g = Canvas.pen(image);
        Paint.backdrop(g, w, h, random);
        if (random.nextInt(3) == 0) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            goods.draw(g, w, h, x, y, 0.16 + 0.1 * random.nextDouble(), random);
        }
        double x = 0.32 + 0.36 * random.nextDouble();
        double y = 0.34 + 0.32 * random.nextDouble();
        goods.draw(g, w, h, x, y, 0.26 + 0.14 * random.nextDouble(), random);
        if (random.nextInt(3) == 0) {
            ribbon(g, w, h, random);
        }
        g.dispose();
        return image;
    }

    /** The same frame, backdrop and badge for every picture of one template; only the goods differ, and they fill it. */
    static BufferedImage inTemplate(Silhouette goods, Random template, Random own) {
        int size = 480;
        BufferedImage image = Canvas.blank(size, size);
        Graphics2D g = Canvas.pen(image);
        g.setColor(Paint.strong(template));
        g.fillRect(0, 0, size, size);
        // on paper of its own: clipping shapes inside a clip is slow
        BufferedImage inner = Canvas.blank(size - 48, size - 84);
        Graphics2D pen = Canvas.pen(inner);
        int w = inner.getWidth();
        int h = inner.getHeight();
        Paint.backdrop(pen, w, h, own);
        goods.draw(pen, w, h, 0.35 + 0.3 * own.nextDouble(), 0.4 + 0.2 * own.nextDouble(), 0.42, own);
        pen.dispose();
        g.drawImage(inner, 24, 60, null);
        ribbon(g, size, size, template);
        g.dispose();
        return image;
    }

    private static void ribbon(Graphics2D g, int w, int h, Random random) {
        g.setColor(Paint.strong(random));
        double x = random.nextBoolean() ? 0 : w * 0.72;
        double y = random.nextBoolean() ? 0 : h * 0.86;
        g.fill(new Rectangle2D.Double(x, y, w * 0.28, h * 0.14));
        g.setColor(Paint.pale(random));
        for (int i = 0; i < 2; i++) {
            g.fill(new Rectangle2D.Double(
                    x + w * 0.04, y + h * (0.035 + 0.045 * i), w * (0.1 + 0.1 * random.nextDouble()), h * 0.025));
        }
    }
}
