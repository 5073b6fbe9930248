package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static zhicha.matcher.image.WatchedPictures.look;
import static zhicha.matcher.image.WatchedPictures.rights;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.image.common.CommonPictures;
import zhicha.matcher.image.common.SharedPictures;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.prepared.PreparedPictures;
import zhicha.rules.watch.RightKind;

/** Pictures that are on the list of common ones are passed over; what a right protects is not, whoever listed it. */
class CommonPicturesTest {
    private static final PictureDecoder DECODER = new PictureDecoder(PictureLimits.USUAL);

    @TempDir
    Path folder;

    private WatchedPictures watched;
    private BufferedImage notice;

    @BeforeEach
    void protect() throws IOException {
        watched = new WatchedPictures(folder)
                .with(RightKind.WORK, "work", DrawnPictures.scene(1))
                .with(RightKind.TRADEMARK, "courier", DrawnPictures.seal(1));
        // a notice of delivery with the courier's mark on it
        notice = DrawnPictures.scene(2);
        SellerEdits.fine(notice).drawImage(DrawnPictures.seal(1), 20, 20, 200, 200, null);
    }

    @Test
    void nothingIsLookedForInAListedPicture() throws IOException {
        byte[] seen = SellerEdits.jpeg(notice, 0.8f);
        assertEquals(List.of("courier"), rights(look(matcher(List.of()), seen)));
        List<String> listed = List.of(fingerprint(notice).toString());
        assertEquals(List.of(), rights(look(matcher(listed), seen)));
        assertEquals(
                List.of(), rights(look(matcher(listed), SellerEdits.jpeg(SellerEdits.scaled(notice, 300, 225), 0.5f))));
        byte[] copy = SellerEdits.jpeg(DrawnPictures.scene(1), 0.8f);
        assertEquals(List.of("work"), rights(look(matcher(listed), copy)), "other pictures are looked at");
    }

    @Test
    void aProtectedPictureIsNeverPassedOver() throws IOException {
        Fingerprint protectedOne = fingerprint(DrawnPictures.scene(1));
        PictureMatcher matcher = matcher(List.of("not a fingerprint", protectedOne.toString()));
        assertEquals(List.of(protectedOne), matcher.common().refused());
        assertEquals(List.of("not a fingerprint"), matcher.common().broken());
        byte[] copy = SellerEdits.jpeg(DrawnPictures.scene(1), 0.8f);
        assertEquals(List.of("work"), rights(look(matcher, copy)));
    }

    @Test
    void whatManyShopsShowIsOnePictureHoweverItWasSaved() throws IOException {
        SharedPictures<String> pictures = new SharedPictures<>();
        for (int shop = 0; shop < 6; shop++) {
            Picture saved = picture(SellerEdits.throughJpeg(notice, 0.3f + 0.1f * shop));
            pictures.note(SharedPictures.fingerprint(saved).orElseThrow(), "notice " + shop, Set.of("shop " + shop), 2);
            Picture own = picture(DrawnPictures.scene(20 + shop));
            pictures.note(SharedPictures.fingerprint(own).orElseThrow(), "own", Set.of("shop " + shop, "twin"), 1);
        }
        List<SharedPictures.Shared<String>> shared = pictures.shared(3);
        assertEquals(1, shared.size(), shared::toString);
        assertEquals(6, shared.getFirst().shops());
        assertEquals(12, shared.getFirst().listings());
        assertTrue(shared.getFirst().example().startsWith("notice"));
        assertTrue(shared.getFirst().fingerprint().distance(fingerprint(notice)) <= CommonPictures.SAME_BITS);
        assertEquals(7, pictures.shared(2).size());
        BufferedImage plain = SellerEdits.blank(300, 300, java.awt.Color.WHITE);
        assertEquals(Optional.empty(), SharedPictures.fingerprint(picture(plain)), "a white page is like any other");
    }

    private PictureMatcher matcher(List<String> lines) {
        return PictureMatcher.over(
                watched.watchlist(), CommonPictures.of(lines), PreparedPictures.none(), Optional.empty());
    }

    private static Fingerprint fingerprint(BufferedImage image) throws IOException {
        return SharedPictures.fingerprint(picture(image)).orElseThrow();
    }

    private static Picture picture(BufferedImage image) throws IOException {
        return ((Decoded.Readable) DECODER.decode(SellerEdits.jpeg(image, 0.9f))).picture();
    }
}
