package zhicha.app.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** A pack with an invented toy mark and an invented work that is a picture. */
final class SamplePack {
    private static final long SEED = 20261122;

    private SamplePack() {}

    static Path in(Path folder) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("mine"));
        Files.createDirectories(pack.resolve("pictures"));
        draw(pack.resolve("pictures/poster.png"));
        Files.writeString(pack.resolve("pack.yaml"), """
                pack: mine
                sector: toys
                version: 2026.11.1
                rights:
                  - id: tm-star
                    kind: trademark
                    name: 星芽熊
                    words: [星芽熊, Xingyabear]
                    classes: [28]
                    goods: [积木, 玩具]
                  - id: work-poster
                    kind: work
                    name: 星芽熊海报
                    words: [星芽熊海报画册]
                    pictures: [pictures/poster.png]
                """);
        return pack;
    }

    /** A picture with enough in it to be known again. */
    static Path draw(Path file) throws IOException {
        BufferedImage picture = new BufferedImage(480, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(new Color(0xf2e8d0));
        pen.fillRect(0, 0, 480, 480);
        Random random = new Random(SEED);
        for (int i = 0; i < 60; i++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            int size = 20 + random.nextInt(110);
            if (random.nextBoolean()) {
                pen.fillOval(random.nextInt(440), random.nextInt(440), size, size);
            } else {
                pen.fillRect(random.nextInt(440), random.nextInt(440), size, size / 2 + 5);
            }
        }
        pen.dispose();
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    static String listing(String id, String title, String... images) {
        StringBuilder pictures = new StringBuilder();
        for (String image : images) {
            pictures.append(pictures.isEmpty() ? "" : ",")
                    .append('"')
                    .append(image)
                    .append('"');
        }
        return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\",\"images\":[" + pictures + "]}\n";
    }
}
