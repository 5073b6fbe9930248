package zhicha.reporting.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.Samples;
import zhicha.reporting.TimeSortedIds;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.DecisionChain;
import zhicha.reporting.review.decision.DismissalReason;
import zhicha.reporting.review.decision.EffectiveDecision;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.review.flag.HitFingerprint;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.RightKind;

class ReviewWordsTest {
    private final RightSnapshot right = Samples.right(RightKind.TRADEMARK);
    private final Listing listing = Samples.listing(1, "浙江").build();
    private final Flag flag = Samples.flag(1, listing, right, Samples.SEEN);

    @Test
    void theLatestDecisionThatWasNotWithdrawnCounts() {
        Decision first = Samples.decision(1, "a", flag, new Judgement.Unsure(""), "甲");
        Decision second = Samples.decision(2, "b", flag, new Judgement.Confirm(""), "乙");
        Decision undone = Samples.decision(3, "c", flag, new Judgement.Withdraw("b", ""), "乙");
        assertEquals(Optional.empty(), EffectiveDecision.of(List.of()));
        assertEquals(Optional.of(second), EffectiveDecision.of(List.of(first, second)));
        assertEquals(Optional.of(first), EffectiveDecision.of(List.of(first, second, undone)));
        assertEquals(FlagStatus.CONFIRMED, EffectiveDecision.status(1, Optional.of(second)));
        assertEquals(FlagStatus.OPEN, EffectiveDecision.status(2, Optional.of(second)), "another revision");
    }

    @Test
    void aHitIsTheSameWhileOnlyFiguresMove() {
        Hit hit = flag.hit();
        String same = HitFingerprint.of(hit);
        assertEquals(same, HitFingerprint.of(with(hit, 0.5, mark(5, 8, "inserted-symbol"))));
        assertNotEquals(same, HitFingerprint.of(with(hit, 0.93, mark(0, 3, "pinyin"))));
    }

    private static Reason mark(int start, int end, String evasion) {
        return new Reason.MarkText(TextField.TITLE, start, end, "松·禾", "松禾", evasion);
    }

    private static Hit with(Hit hit, double score, Reason first) {
        List<Reason> reasons = new java.util.ArrayList<>(hit.reasons());
        reasons.set(0, first);
        return new Hit(
                hit.listing(),
                hit.right(),
                hit.kind(),
                Verdict.FLAG,
                score,
                List.of(new Hit.FiredRule("copied-picture", 9), new Hit.FiredRule("evasive-spelling", 4)),
                reasons.reversed(),
                hit.defences(),
                new Wording("", ""));
    }

    @Test
    void dismissalForAnotherReasonNeedsANote() {
        assertThrows(IllegalArgumentException.class, () -> new Judgement.Dismiss(DismissalReason.OTHER, " "));
        for (DismissalReason reason : DismissalReason.values()) {
            Judgement read = Judgement.read("dismiss", DismissalReason.parse(reason.written()), null, "说明");
            assertEquals(reason, assertInstanceOf(Judgement.Dismiss.class, read).reason());
        }
        assertThrows(IllegalArgumentException.class, () -> Judgement.read("dismiss", null, null, ""));
        assertThrows(IllegalArgumentException.class, () -> DismissalReason.parse("because"));
    }

    @Test
    void everyFieldOfADecisionIsInItsDigest() {
        Decision one = Samples.decision(1, "a", flag, new Judgement.Confirm("说明"), "甲");
        Set<String> digests = new HashSet<>();
        digests.add(DecisionChain.digest(one));
        digests.add(DecisionChain.digest(Samples.decision(2, "a", flag, new Judgement.Confirm("说明"), "甲")));
        digests.add(DecisionChain.digest(Samples.decision(1, "b", flag, new Judgement.Confirm("说明"), "甲")));
        digests.add(DecisionChain.digest(Samples.decision(1, "a", flag, new Judgement.Confirm("说明 "), "甲")));
        digests.add(DecisionChain.digest(Samples.decision(1, "a", flag, new Judgement.Unsure("说明"), "甲")));
        digests.add(DecisionChain.digest(Samples.decision(1, "a", flag, new Judgement.Confirm("说明"), "乙")));
        digests.add(DecisionChain.digest(Samples.decision(1, "a", flag, new Judgement.Confirm("说"), "明甲")));
        assertEquals(7, digests.size());
        assertTrue(digests.stream().allMatch(digest -> digest.matches("[0-9a-f]{64}")));
    }

    @Test
    void aSellerIsKnownByTheSurestFactShown() {
        assertEquals("shop:demo-a/s-7", SellerKey.of(listing).value());
        assertEquals("licence:91230100MA1ABCDE2X", key(new Seller("s-1", "甲店", null, "９1230100ma1abcde2x", List.of())));
        assertEquals("name:demo-a/甲店", key(new Seller(null, " 甲店 ", null, "123", List.of())));
        assertEquals("listing:demo-a-1", key(Seller.UNKNOWN));
        String long1 = key(new Seller("x".repeat(1000) + "1", null, null, null, List.of()));
        String long2 = key(new Seller("x".repeat(1000) + "2", null, null, null, List.of()));
        assertTrue(long1.length() <= 200);
        assertNotEquals(long1, long2);
    }

    private String key(Seller seller) {
        return SellerKey.of(listing.toBuilder().seller(seller).build()).value();
    }

    @Test
    void idsGrowAlsoWhenTheClockStandsStill() {
        Clock still = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
        TimeSortedIds ids = new TimeSortedIds(still, new Random(7));
        String before = ids.next();
        assertEquals(26, before.length());
        for (int count = 0; count < 1000; count++) {
            String next = ids.next();
            assertTrue(next.compareTo(before) > 0, before + " then " + next);
            before = next;
        }
    }

    @Test
    void aReferenceOnlyFindsFilesOfItsOwnRight() {
        assertEquals(
                Path.of("/packs/toys/pictures/logo.png"),
                right.picture("pictures/logo.png").orElseThrow());
        assertTrue(right.picture("go.png").isEmpty());
        assertTrue(right.picture("../../etc/passwd").isEmpty());
        assertTrue(right.picture("/etc/passwd").isEmpty());
    }
}
