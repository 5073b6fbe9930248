package zhicha.bench.picture.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import zhicha.matcher.image.PictureMatcher;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.matcher.image.fingerprint.Pdq;

/**
 * Reads pictures in a program of its own, whose heap is small and taken whole at the start: what its memory grows by is native
 * memory that was not given back. All are decoded and fingerprinted, and every eleventh goes through the whole cascade.
 */
final class MemoryWatch {
    private static final int PHOTOS = 60;
    private static final int WORKS = 100;
    private static final int LOGOS = 20;
    private static final int JUDGED_EVERY = 11;
    private static final String HEAP = "512m";

    private MemoryWatch() {}

    /** @return megabytes by which the memory grew from the first fifth of so many pictures to the last of them */
    static double growth(int pictures, int side, long seed) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + HEAP,
                        "-Xmx" + HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+AlwaysPreTouch",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryWatch.class.getName(),
                        "" + pictures,
                        "" + side,
                        "" + seed)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String last = "";
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
            }
            if (process.waitFor() != 0) {
                throw new IOException(
                        "the program that decodes pictures under watch ended with " + process.exitValue());
            }
            return Double.parseDouble(last);
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** Arguments: pictures, longer side, seed. Prints the growth in megabytes. */
    public static void main(String[] arguments) throws IOException {
        int pictures = Integer.parseInt(arguments[0]);
        DrawnShop shop = new DrawnShop(Long.parseLong(arguments[2]));
        List<byte[]> photos = shop.photos(PHOTOS, Integer.parseInt(arguments[1]), WORKS, LOGOS);
        PictureDecoder decoder = new PictureDecoder(PictureLimits.USUAL);
        Path folder = Files.createTempDirectory("zhicha-pictures-");
        try {
            PictureMatcher matcher = PictureMatcher.over(shop.watchlist(folder, WORKS, LOGOS));
            double before = 0;
            for (int i = 0; i < pictures; i++) {
                if (i == pictures / 5) {
                    before = Resident.anonymousMegabytes();
                }
                byte[] photo = photos.get(i % PHOTOS);
                Pdq.spectrum(PictureSpeed.decoded(decoder, photo));
                // of 60 photos that are shown again and again, another one each time
                if (i % JUDGED_EVERY == 0) {
                    PictureSpeed.look(matcher, photo, i);
                }
            }
            System.out.println(Resident.anonymousMegabytes() - before);
        } finally {
            SearchSpeed.delete(folder);
        }
    }
}
