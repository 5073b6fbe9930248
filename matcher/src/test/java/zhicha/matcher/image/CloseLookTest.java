package zhicha.matcher.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Box;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.feature.Grey;
import zhicha.matcher.image.feature.LocalFeatures;
import zhicha.matcher.image.vote.FeatureIndex;
import zhicha.matcher.image.vote.Pose;

/** What is cut out of a picture around a suspect that is small in it. */
class CloseLookTest {
    private static final int LARGE = 1_200;
    private static final int LOOKED_AT = 300;
    private static final Picture PICTURE = noise(LARGE, LARGE);
    private static final Grey REFERENCE = Grey.of(noise(200, 100));
    private static final LocalFeatures SEEN = plane(LOOKED_AT, LOOKED_AT);

    private static Picture noise(int width, int height) {
        return new Picture(
                width,
                height,
                new Random(20261124).ints(width * height, 0, 1 << 24).toArray());
    }

    private static LocalFeatures plane(int width, int height) {
        int[] white = new int[width * height];
        Arrays.fill(white, 0xffffff);
        return new LocalFeatures(Grey.of(new Picture(width, height, white)), new float[0], new long[0]);
    }

    private static Suspect suspect(int pairs, Pose pose, Suspect.Way way, LocalFeatures seen) {
        return new Suspect(7, pairs, pose, way, seen);
    }

    private static Optional<CloseLook> at(Pose pose) {
        return CloseLook.at(suspect(4, pose, Suspect.Way.AS_IS, SEEN), REFERENCE, PICTURE);
    }

    @Test
    void theCutHoldsTheSuspectWithSomeRoomAndIsAsFineAsTheReference() {
        Pose pose = new Pose(0.25, 0, 120, 150);
        CloseLook look = at(pose).orElseThrow();
        Box part = look.part();
        assertEquals(110 / 300.0, part.left(), 1e-9);
        assertEquals(180 / 300.0, part.right(), 1e-9);
        assertEquals(140 / 300.0, part.top(), 1e-9);
        assertEquals(185 / 300.0, part.bottom(), 1e-9);
        assertEquals(1, look.suspect().pose().scale(), 0.05);
        // the same spot, by way of the whole picture and by way of the cut
        double width = look.suspect().seen().luma().width();
        double x = part.left()
                + (part.right() - part.left()) * look.suspect().pose().toX(200, 100) / width;
        assertEquals(pose.toX(200, 100) / 300, x, 0.005);
        assertEquals(7, look.suspect().reference());
    }

    @Test
    void atAnEdgeTheCutEndsWithThePicture() {
        Box part = at(new Pose(0.25, 0, -10, 290)).orElseThrow().part();
        assertEquals(0, part.left());
        assertEquals(1, part.bottom());
        assertTrue(part.right() > part.left() && part.top() < part.bottom());
    }

    @Test
    void whatLiesBesideThePictureIsNotLookedAt() {
        assertTrue(at(new Pose(0.25, 0, 600, 600)).isEmpty());
        assertTrue(at(new Pose(0.25, 0, Double.NaN, 10)).isEmpty());
    }

    @Test
    void thereIsNoLookThatWouldShowNothingNew() {
        assertTrue(at(new Pose(0.5, 0, 100, 100)).isEmpty(), "it is large already");
        Pose pose = new Pose(0.25, 0, 120, 150);
        assertTrue(
                CloseLook.at(suspect(4, pose, Suspect.Way.AS_IS, plane(1_000, 1_000)), REFERENCE, PICTURE)
                        .isEmpty(),
                "the picture was seen as it is");
        assertTrue(
                CloseLook.at(suspect(3, pose, Suspect.Way.AS_IS, SEEN), REFERENCE, PICTURE)
                        .isEmpty(),
                "three pairs agree on many things");
        assertTrue(CloseLook.at(suspect(4, pose, Suspect.Way.MIRRORED, SEEN), REFERENCE, PICTURE)
                .isEmpty());
    }

    @Test
    void aNegativeIsLookedAtAsANegative() {
        Pose pose = new Pose(0.25, 0, 120, 150);
        Grey plain = at(pose).orElseThrow().suspect().seen().luma();
        Grey negative = CloseLook.at(suspect(4, pose, Suspect.Way.NEGATIVE, SEEN), REFERENCE, PICTURE)
                .orElseThrow()
                .suspect()
                .seen()
                .luma();
        assertEquals(plain.width(), negative.width());
        assertFalse(Arrays.equals(plain.values(), negative.values()));
    }

    @Test
    void aSpeckMayBeCutAndHoldsNothing() {
        Grey dot = Grey.of(noise(4, 4));
        CloseLook look = CloseLook.at(
                        suspect(9, new Pose(0.01, 200, 299.9, 0.1), Suspect.Way.AS_IS, SEEN), dot, PICTURE)
                .orElseThrow();
        assertEquals(0, look.suspect().seen().size());
    }

    @Test
    void aLogoThatLiesForTheMostPartBesideThePictureCouldNotShow() {
        Grey seen = SEEN.luma();
        assertTrue(Suspect.couldShow(vote(new Pose(1, 0, 50, 50)), seen, 0.6));
        assertTrue(Suspect.couldShow(vote(new Pose(1, 0, 150, 50)), seen, 0.6), "its middle lies inside");
        assertFalse(
                Suspect.couldShow(vote(new Pose(1, 0, 260, 50)), seen, 0.6), "its middle lies outside, votes may err");
        assertFalse(Suspect.couldShow(vote(new Pose(1, 0, 50, -130)), seen, 0.6));
        assertFalse(Suspect.couldShow(vote(new Pose(9, 0, -400, -200)), seen, 0.6), "larger than the picture");
    }

    private static FeatureIndex.Vote vote(Pose pose) {
        return new FeatureIndex.Vote(0, 5, pose, 200, 100);
    }
}
