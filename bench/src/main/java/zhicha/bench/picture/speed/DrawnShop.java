package zhicha.bench.picture.speed;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import zhicha.market.picture.Alteration;
import zhicha.market.picture.PictureBook;
import zhicha.market.picture.PictureSpec;
import zhicha.market.picture.figure.Silhouette;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.Watchlist;

/** Pictures as the demo market draws them: protected ones and emblems, and photos of listings with some of both in them. */
final class DrawnShop {
    private static final Silhouette[] SUBJECTS = Silhouette.values();

    private final long seed;

    DrawnShop(long seed) {
        this.seed = seed;
    }

    /** Writes the protected pictures and emblems into a folder, as a pack would hold them. */
    Watchlist watchlist(Path folder, int works, int logos) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "pack: bench\n");
        List<Right> rights = new ArrayList<>();
        for (int work = 0; work < works; work++) {
            rights.add(right(RightKind.WORK, "work-" + work, folder.resolve("work-" + work + ".jpg"), work(work)));
        }
        for (int logo = 0; logo < logos; logo++) {
            rights.add(
                    right(RightKind.TRADEMARK, "logo-" + logo, folder.resolve("logo-" + logo + ".png"), emblem(logo)));
        }
        return new Watchlist(rights);
    }

    private static Right right(RightKind kind, String id, Path file, PictureSpec picture) throws IOException {
        Files.write(file, PictureBook.encode(picture));
        return Right.of(kind, Particulars.ofPictures(id, List.of(file)));
    }

    /** JPEGs with a longer side of so many pixels: of ten, eight show goods of nobody's, one a copy, one an emblem. */
    List<byte[]> photos(int count, int side, int works, int logos) throws IOException {
        List<byte[]> photos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long own = seed + 1000 + i;
            PictureSpec.Goods goods = new PictureSpec.Goods(SUBJECTS[i % SUBJECTS.length], own);
            PictureSpec spec = switch (i % 10) {
                case 3 ->
                    new PictureSpec.Copied(
                            work(i % works), Alteration.values()[i / 10 % Alteration.values().length], own);
                case 7 -> new PictureSpec.Branded(goods, emblem(i % logos), own);
                default -> goods;
            };
            photos.add(jpeg(PictureBook.encode(spec), side));
        }
        return photos;
    }

    private PictureSpec.Protected work(int number) {
        return new PictureSpec.Protected(
                "work-" + number, 1, SUBJECTS[number % SUBJECTS.length], seed + 1_000_000 + number);
    }

    private PictureSpec.Emblem emblem(int number) {
        return new PictureSpec.Emblem("logo-" + number, seed + 2_000_000 + number);
    }

    private static byte[] jpeg(byte[] encoded, int side) throws IOException {
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(encoded));
        double scale = (double) side / Math.max(drawn.getWidth(), drawn.getHeight());
        BufferedImage photo = new BufferedImage(
                (int) Math.round(drawn.getWidth() * scale),
                (int) Math.round(drawn.getHeight() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = photo.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(drawn, 0, 0, photo.getWidth(), photo.getHeight(), null);
        g.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0.85f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(photo, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
