package zhicha.bench.photos;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.matcher.image.decode.PictureType;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.Pdq;

/**
 * Shots from folders of photos. A large photo gives several pieces that do not overlap, all of one family; goods on transparent
 * ground are set up in a studio ({@link Studio}); the same photo in other sizes is taken once.
 */
public final class PhotoFolder {
    /** Debian packages with photos of a free licence, and where they put them. */
    public static final List<String> PACKAGES = List.of(
            "mate-backgrounds",
            "lomiri-wallpapers-16.04",
            "lomiri-wallpapers-20.04",
            "ukui-wallpapers",
            "tuxpaint-stamps-default");

    private static final List<Path> INSTALLED = List.of(
            Path.of("/usr/share/backgrounds/mate"),
            Path.of("/usr/share/wallpapers/lomiri"),
            Path.of("/usr/share/backgrounds"),
            Path.of("/usr/share/tuxpaint/stamps/animals"),
            Path.of("/usr/share/tuxpaint/stamps/clothes"),
            Path.of("/usr/share/tuxpaint/stamps/food"),
            Path.of("/usr/share/tuxpaint/stamps/hobbies"),
            Path.of("/usr/share/tuxpaint/stamps/household"),
            Path.of("/usr/share/tuxpaint/stamps/plants"),
            Path.of("/usr/share/tuxpaint/stamps/sports"),
            Path.of("/usr/share/tuxpaint/stamps/vehicles"));

    private static final int LEAST_SIDE = 240;
    private static final int LEAST_GOODS = 200;
    /** Longer side of a shot in pixels. */
    private static final int SHOT = 800;
    /** A photo with a shorter side of so many pixels gives four pieces, and one of twice as many nine. */
    private static final int LARGE = 1000;

    private static final int SAME_BITS = 44;
    private static final int LEAST_QUALITY = 50;
    private static final double LEAST_DETAIL = 0.35;
    private static final int LARGEST_GOODS = 1600;
    /** A picture with less in it than this is not worth protecting. */
    private static final int LEAST_GOODS_QUALITY = 25;
    /** Goods on transparent ground, so that photos are not outnumbered. */
    private static final int MOST_GOODS = 90;

    private PhotoFolder() {}

    public static List<Path> installed() {
        return INSTALLED.stream().filter(Files::isDirectory).toList();
    }

    /**
     * @param most at most so many files are read, chosen by the seed
     * @param problems hears of every file that was passed over and why
     */
    public static List<Shot> read(List<Path> folders, int most, long seed, Consumer<String> problems)
            throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> walked = Files.walk(folder)) {
                walked.filter(PhotoFolder::picture)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(files::add);
            }
        }
        Collections.shuffle(files, new Random(seed));
        List<Fingerprint> known = new ArrayList<>();
        List<Shot> shots = new ArrayList<>();
        Studio studio = new Studio(seed);
        int goods = 0;
        for (Path file : files.subList(0, Math.min(most, files.size()))) {
            BufferedImage photo = open(file, problems);
            if (photo == null) {
                continue;
            }
            int side = Math.min(photo.getWidth(), photo.getHeight());
            String name = String.valueOf(file.getFileName());
            if (Studio.transparent(photo)) {
                int longest = Math.max(photo.getWidth(), photo.getHeight());
                if (goods < MOST_GOODS && longest >= LEAST_GOODS && longest <= LARGEST_GOODS) {
                    Shot shot = studio.shot(name, photo);
                    boolean enough = Pdq.spectrum(Raster.picture(shot.image())).quality() >= LEAST_GOODS_QUALITY;
                    if (enough && fresh(shot.image(), known)) {
                        shots.add(shot);
                        goods++;
                    }
                }
            } else if (side >= LEAST_SIDE && fresh(photo, known)) {
                pieces(
                        name,
                        photo,
                        side >= 2 * LARGE ? 3 : side >= LARGE ? 2 : 1,
                        new Random(seed + name.hashCode()),
                        shots);
            }
        }
        return shots;
    }

    private static void pieces(String name, BufferedImage photo, int across, Random random, List<Shot> shots) {
        int cellWidth = photo.getWidth() / across;
        int cellHeight = photo.getHeight() / across;
        for (int cell = 0; cell < across * across; cell++) {
            // shops show squares and what comes near them
            double ratio = across == 1 ? 1 : 0.75 + 0.5 * random.nextDouble();
            int width = across == 1 ? cellWidth : (int) Math.min(0.96 * cellWidth, 0.96 * cellHeight * ratio);
            int height = across == 1 ? cellHeight : (int) Math.min(0.96 * cellHeight, width / ratio);
            BufferedImage piece = Raster.part(
                    photo,
                    cell % across * cellWidth + (cellWidth - width) / 2,
                    cell / across * cellHeight + (cellHeight - height) / 2,
                    width,
                    height);
            BufferedImage shown = Math.max(width, height) > SHOT ? Raster.scaled(piece, SHOT) : piece;
            // a corner of a large photo may be nothing but sky, which no shop would show
            if (across == 1
                    || Pdq.spectrum(Raster.picture(shown)).quality() >= LEAST_QUALITY
                            && Detail.of(shown) >= LEAST_DETAIL) {
                shots.add(new Shot(name + "#" + cell, name, shown, null));
            }
        }
    }

    /** Whether no photo like it was taken yet: wallpapers come in many sizes. */
    private static boolean fresh(BufferedImage photo, List<Fingerprint> known) {
        Fingerprint fingerprint = Pdq.spectrum(Raster.picture(photo)).fingerprint();
        if (known.stream().anyMatch(other -> other.distance(fingerprint) <= SAME_BITS)) {
            return false;
        }
        known.add(fingerprint);
        return true;
    }

    /** By ImageIO where it can, so that transparency is kept, else as the matcher decodes it; null where neither can. */
    static @Nullable BufferedImage open(Path file, Consumer<String> problems) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Decoded decoded = new PictureDecoder(PictureLimits.USUAL).decode(bytes);
            if (decoded instanceof Decoded.Refused refused) {
                problems.accept(file + "：" + refused.problem());
                return null;
            }
            if (PictureType.sniff(bytes).equals(Optional.of(PictureType.PNG))) {
                BufferedImage read = ImageIO.read(file.toFile());
                if (read.getColorModel().hasAlpha()) {
                    return read;
                }
            }
            Picture picture = ((Decoded.Readable) decoded).picture();
            BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
            return image;
        } catch (IOException | RuntimeException unreadable) {
            problems.accept(file + "：" + unreadable);
            return null;
        }
    }

    private static boolean picture(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(jpe?g|png|webp)");
    }

    /** Logos of a folder, by file name; transparency is kept. */
    public static List<Logo> logos(Path folder, int most, long seed, Consumer<String> problems) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = new ArrayList<>(walked.filter(PhotoFolder::picture).sorted().toList());
        }
        Collections.shuffle(files, new Random(seed));
        List<Logo> logos = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(most, files.size()))) {
            BufferedImage image = open(file, problems);
            if (image != null) {
                logos.add(new Logo(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", ""), image));
            }
        }
        return logos;
    }
}
