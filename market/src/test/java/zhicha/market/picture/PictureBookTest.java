package zhicha.market.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zhicha.market.MarketSettings;
import zhicha.market.offer.Catalogue;
import zhicha.market.picture.PictureSpec.Copied;
import zhicha.market.picture.PictureSpec.Protected;
import zhicha.market.picture.PictureSpec.Shown;

class PictureBookTest {
    /** The usual threshold for fingerprints of 256 bits: what is unrelated must lie above it. */
    private static final int NEAR = 31;

    private final Catalogue catalogue = new Catalogue(MarketSettings.SEED);

    private record Hashed(String name, BitSet hash) {}

    @Test
    void noTwoUnrelatedPicturesCollide() throws Exception {
        List<Hashed> hashes = new ArrayList<>();
        for (String name : catalogue.pictures().names()) {
            PictureSpec spec = catalogue.pictures().spec(name).orElseThrow();
            if (!(spec instanceof Copied) && !(spec instanceof Shown)) {
                hashes.add(new Hashed(name, FrequencyHash.of(PictureBook.draw(spec))));
            }
        }
        catalogue
                .packPictures()
                .forEach((name, spec) -> hashes.add(new Hashed(name, FrequencyHash.of(PictureBook.draw(spec)))));
        List<String> collisions = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            for (int j = 0; j < i; j++) {
                Hashed one = hashes.get(i);
                Hashed other = hashes.get(j);
                // emblems stand on the same white paper and are searched as parts, never as whole pictures
                boolean emblems = one.name().endsWith(".png") && other.name().startsWith("pictures/tm-");
                int distance = FrequencyHash.distance(one.hash(), other.hash());
                if (distance <= NEAR && !emblems) {
                    collisions.add(one.name() + " and " + other.name() + " differ in only " + distance + " bits");
                }
            }
        }
        assertEquals(List.of(), collisions);
    }

    @ParameterizedTest
    @EnumSource(names = {"RECOMPRESSED", "RECOLOURED", "OVERLAID"})
    void editsThatLeaveTheCompositionAloneStayNearTheOriginal(Alteration alteration) {
        for (Map.Entry<String, PictureSpec> entry : catalogue.packPictures().entrySet()) {
            if (entry.getValue() instanceof Protected original) {
                BufferedImage copy = PictureBook.draw(new Copied(original, alteration, 7));
                int distance =
                        FrequencyHash.distance(FrequencyHash.of(PictureBook.draw(original)), FrequencyHash.of(copy));
                assertTrue(distance < 80, entry.getKey() + " " + alteration + " is " + distance + " bits away");
            }
        }
    }

    @Test
    void aMirroredCopyIsTheOriginalReadFromTheRight() {
        Protected original = anyProtected();
        BufferedImage whole = PictureBook.draw(original);
        BufferedImage mirrored = PictureBook.draw(new Copied(original, Alteration.MIRRORED, 1));
        for (int x = 0; x < whole.getWidth(); x += 97) {
            assertEquals(whole.getRGB(x, 200), mirrored.getRGB(whole.getWidth() - 1 - x, 200));
        }
    }

    @Test
    void croppingTakesThreeToEightPercentOffEachSide() {
        Protected original = anyProtected();
        for (long seed = 1; seed < 20; seed++) {
            BufferedImage cropped = PictureBook.draw(new Copied(original, Alteration.CROPPED, seed));
            assertTrue(cropped.getWidth() >= 800 * 0.83 && cropped.getWidth() <= 800 * 0.95, "" + cropped.getWidth());
            assertTrue(cropped.getHeight() >= 600 * 0.83 && cropped.getHeight() <= 600 * 0.95);
        }
    }

    @Test
    void everyPictureDecodesAtASizeThatShopsUse() throws Exception {
        int png = 0;
        List<String> names = catalogue.pictures().names();
        // a third of them, evenly: drawing all is left to the collision test
        for (int i = 0; i < names.size(); i += 3) {
            byte[] bytes = catalogue.pictures().bytes(names.get(i)).orElseThrow();
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            assertNotNull(image, names.get(i));
            assertTrue(image.getWidth() >= 400 && image.getWidth() <= 800, names.get(i) + " " + image.getWidth());
            assertTrue(image.getHeight() >= 360 && image.getHeight() <= 800, names.get(i) + " " + image.getHeight());
            boolean isPng = bytes[0] == (byte) 0x89 && bytes[1] == 'P';
            assertEquals(names.get(i).endsWith(".png"), isPng);
            png += isPng ? 1 : 0;
        }
        assertTrue(png > 10, png + " PNG files");
    }

    @Test
    void theSameSpecIsDrawnBitForBitAgain() {
        for (String name : catalogue.pictures().names().subList(0, 12)) {
            PictureSpec spec = catalogue.pictures().spec(name).orElseThrow();
            assertArrayEquals(PictureBook.encode(spec), PictureBook.encode(spec), name);
        }
    }

    private Protected anyProtected() {
        return catalogue.packPictures().values().stream()
                .filter(Protected.class::isInstance)
                .map(Protected.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
