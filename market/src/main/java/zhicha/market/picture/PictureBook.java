package zhicha.market.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import zhicha.market.picture.PictureSpec.Branded;
import zhicha.market.picture.PictureSpec.Copied;
import zhicha.market.picture.PictureSpec.Emblem;
import zhicha.market.picture.PictureSpec.Goods;
import zhicha.market.picture.PictureSpec.Protected;
import zhicha.market.picture.PictureSpec.Shown;
import zhicha.market.picture.PictureSpec.Templated;

/** All pictures of the market by file name. Each is drawn when first asked for and then kept encoded, about 30 KB each. */
public final class PictureBook {
    private static final int[][] SIZES = {{400, 400}, {480, 480}, {480, 360}, {400, 520}, {560, 420}};

    private final Map<String, PictureSpec> specs;
    private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();

    public PictureBook(Map<String, PictureSpec> specs) {
        this.specs = Map.copyOf(specs);
    }

    public List<String> names() {
        return specs.keySet().stream().sorted().toList();
    }

    public Optional<PictureSpec> spec(String name) {
        return Optional.ofNullable(specs.get(name));
    }

    /** The encoded picture, or empty where there is none of this name. */
    public Optional<byte[]> bytes(String name) {
        PictureSpec spec = specs.get(name);
        return spec == null ? Optional.empty() : Optional.of(drawn.computeIfAbsent(name, n -> encode(spec)));
    }

    /** Draws and encodes one picture. */
    public static byte[] encode(PictureSpec spec) {
        BufferedImage image = draw(spec);
        if (spec.suffix().equals("png")) {
            return Canvas.png(image);
        }
        float quality = switch (spec) {
            case Copied copied -> copied.alteration().quality();
            case Protected work -> 0.93f;
            default -> 0.85f;
        };
        return Canvas.jpeg(image, quality);
    }

    static BufferedImage draw(PictureSpec spec) {
        Random random = new Random(spec.seed());
        return switch (spec) {
            case Goods goods -> {
                int[] size = SIZES[random.nextInt(SIZES.length)];
                yield ProductDrawing.draw(goods.silhouette(), size[0], size[1], random);
            }
            case Templated own -> ProductDrawing.inTemplate(own.silhouette(), new Random(own.template()), random);
            case Emblem emblem -> EmblemDrawing.draw(480, random);
            case Branded branded -> branded(branded, random);
            case Protected work -> Illustration.draw(work.subject(), random);
            case Shown shown -> draw(shown.original());
            case Copied copied -> copied.alteration().apply(draw(copied.original()), random);
        };
    }

    /** The emblem as a sticker of 30 to 42 % of the width, slightly turned, at the middle of the goods. */
    private static BufferedImage branded(Branded branded, Random random) {
        BufferedImage image = draw(branded.goods());
        int longer = Math.max(image.getWidth(), image.getHeight());
        image = Canvas.scaled(image, image.getWidth() * 720 / longer, image.getHeight() * 720 / longer);
        BufferedImage emblem = draw(branded.emblem());
        double width = image.getWidth() * (0.30 + 0.12 * random.nextDouble());
        Graphics2D g = Canvas.pen(image);
        g.translate(
                image.getWidth() * (0.42 + 0.16 * random.nextDouble()),
                image.getHeight() * (0.42 + 0.16 * random.nextDouble()));
        g.rotate(Math.toRadians(-8 + 16 * random.nextDouble()));
        g.scale(width / emblem.getWidth(), width / emblem.getHeight());
        g.drawImage(emblem, -emblem.getWidth() / 2, -emblem.getHeight() / 2, null);
        g.dispose();
        return image;
    }
}
