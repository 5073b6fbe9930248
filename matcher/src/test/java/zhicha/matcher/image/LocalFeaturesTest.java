package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.opencv.OpenCv;
import zhicha.matcher.image.vote.FeatureIndex;
import zhicha.matcher.image.vote.Pose;

class LocalFeaturesTest {
    private static final int SCENES = 12;

    @BeforeAll
    static void loadOpenCv() {
        assertTrue(OpenCv.usable(), () -> OpenCv.missing().orElse(""));
    }

    private static LocalFeatures of(BufferedImage image) {
        Picture picture = ((Decoded.Readable)
                        new PictureDecoder(PictureLimits.USUAL).decode(SellerEdits.jpeg(image, 0.9f)))
                .picture();
        return LocalFeatures.of(picture, 320, 400);
    }

    /** What is computed from the points found is what would be found. */
    @Test
    void mirroredAndNegativeFeaturesAreThoseOfTheMirroredPictureAndOfTheNegative() {
        BufferedImage scene = DrawnPictures.scene(40);
        LocalFeatures plain = of(scene);
        assertTrue(twins(plain.mirrored(), of(SellerEdits.turned(scene, -1, 1, 0))) > 0.75);
        assertTrue(twins(plain.negative(), of(SellerEdits.inverted(scene))) > 0.75);
        assertTrue(twins(plain, of(SellerEdits.turned(scene, -1, 1, 0))) < 0.2, "else this would prove nothing");
    }

    /** Share of points with one of the other picture at the same spot, with the same direction, that looks the same. */
    private static double twins(LocalFeatures one, LocalFeatures other) {
        int twins = 0;
        for (int i = 0; i < one.size(); i++) {
            boolean twin = false;
            for (int j = 0; j < other.size() && !twin; j++) {
                twin = Math.hypot(one.x(i) - other.x(j), one.y(i) - other.y(j)) < 2.5
                        && Pose.between(one.angle(i), other.angle(j)) < 15
                        && one.distance(i, other, j) <= 24;
            }
            twins += twin ? 1 : 0;
        }
        return (double) twins / one.size();
    }

    @Test
    void thePointsOfAPictureVoteForWhatItWasMadeFromAndSayHowItLies() {
        List<LocalFeatures> references = new ArrayList<>();
        for (int number = 0; number < SCENES; number++) {
            references.add(of(DrawnPictures.scene(number)));
        }
        FeatureIndex index = new FeatureIndex(references);
        for (int number = 0; number < SCENES; number++) {
            List<FeatureIndex.Vote> votes = index.votes(of(SellerEdits.tilted(DrawnPictures.scene(number), 30)));
            assertEquals(number, votes.get(0).reference());
            assertTrue(votes.get(0).pairs() >= 20, votes::toString);
            // a pose is what one pair says; the homography makes it exact
            assertEquals(1, votes.get(0).pose().scale(), 0.5);
            assertTrue(Pose.between(30, votes.get(0).pose().degrees()) < 25, votes::toString);
        }
        assertEquals(List.of(), new FeatureIndex(List.of()).votes(references.get(0)), "nothing to vote for");
    }

    @Test
    void pointsAreSpreadOverThePicture() {
        LocalFeatures features = of(DrawnPictures.scene(3));
        int[] quarters = new int[4];
        for (int i = 0; i < features.size(); i++) {
            int right = features.x(i) < features.luma().width() / 2.0 ? 0 : 1;
            int below = features.y(i) < features.luma().height() / 2.0 ? 0 : 2;
            quarters[right + below]++;
        }
        for (int quarter : quarters) {
            assertTrue(quarter >= features.size() / 8, quarter + " of " + features.size());
        }
    }
}
