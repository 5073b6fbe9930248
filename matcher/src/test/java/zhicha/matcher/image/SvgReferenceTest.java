package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.SvgDrawing;
import zhicha.rules.watch.RightKind;

class SvgReferenceTest {
    @TempDir
    Path folder;

    @Test
    void aDrawingOfThePackIsFoundInAPhotoOfIt() throws IOException {
        byte[] svg = pattern(7).getBytes(StandardCharsets.UTF_8);
        WatchedPictures watched = new WatchedPictures(folder);
        Path file = Files.write(folder.resolve("pictures").resolve("pattern.svg"), svg);
        PictureMatcher matcher = PictureMatcher.over(
                watched.with(RightKind.WORK, "pattern", file).watchlist());
        assertEquals(List.of(), matcher.unusable());
        BufferedImage photo = drawn(svg);
        assertEquals(
                List.of("pattern"),
                WatchedPictures.rights(WatchedPictures.look(matcher, SellerEdits.jpeg(photo, 0.7f))));
        byte[] other = SellerEdits.jpeg(drawn(pattern(8).getBytes(StandardCharsets.UTF_8)), 0.7f);
        assertEquals(List.of(), WatchedPictures.rights(WatchedPictures.look(matcher, other)));
    }

    private static BufferedImage drawn(byte[] svg) {
        Picture picture = assertInstanceOf(Decoded.Readable.class, SvgDrawing.read(svg))
                .picture()
                .within(500);
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
        return image;
    }

    private static String pattern(long seed) {
        Random random = new Random(seed);
        StringBuilder svg = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 240'>");
        for (int i = 0; i < 40; i++) {
            svg.append(String.format(
                    "<ellipse cx='%d' cy='%d' rx='%d' ry='%d' fill='#%06x'/>",
                    random.nextInt(300),
                    random.nextInt(240),
                    8 + random.nextInt(50),
                    8 + random.nextInt(40),
                    random.nextInt(0x1000000)));
        }
        return svg.append("</svg>").toString();
    }
}
