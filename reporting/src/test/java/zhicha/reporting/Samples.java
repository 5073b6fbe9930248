package zhicha.reporting;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.decision.Judgement;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.HitFingerprint;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.pack.Sector;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingBuilder;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.RightsHolder;

/** Invented rights, listings and flags. */
public final class Samples {
    public static final Instant SEEN = Instant.parse("2026-11-20T02:30:00Z");

    private Samples() {}

    public static RightSnapshot right(RightKind kind) {
        return new RightSnapshot(
                kind.written() + "-songhe",
                kind,
                "松禾",
                new RightsHolder("松禾示例玩具有限公司", "法务部"),
                List.of("松禾", "SONGHE"),
                List.of("/packs/toys/pictures/logo.png"),
                List.of(28),
                List.of("积木", "玩具"),
                Registration.UNCHECKED,
                null,
                List.of(),
                "toys",
                "2026.11.1",
                Sector.TOYS);
    }

    public static ListingBuilder listing(int number, String location) {
        return Listing.builder("demo-a-" + number, "松·禾 拼装积木 城堡系列 " + number + " 高仿 顺丰包邮")
                .url("http://127.0.0.1:8801/item/" + number + "?track=" + "abcdef0123456789".repeat(6))
                .platform("demo-a")
                .price(Price.of("129.00", "CNY"))
                .sales(35_000L)
                .seller(new Seller("s-7", "小熊玩具专营店", location, null, List.of()))
                .images(List.of(new ListingImage("http://127.0.0.1:8801/p/" + number + ".jpg")))
                .capture(new CaptureId("sha256:" + String.format("%064x", 0xabcdefL + number)));
    }

    public static Hit hit(Listing listing, RightSnapshot right) {
        return new Hit(
                listing.id(),
                right.id(),
                right.kind(),
                Verdict.FLAG,
                0.93,
                List.of(new Hit.FiredRule("evasive-spelling", 3), new Hit.FiredRule("copied-picture", 1)),
                List.of(
                        new Reason.MarkText(TextField.TITLE, 0, 3, "松·禾", "松禾", "inserted-symbol"),
                        new Reason.CodeWord(TextField.TITLE, 17, 19, "高仿", "高仿", "replica"),
                        new Reason.CopiedPicture(0, "pictures/logo.png", 24, 31, "mirrored", null),
                        new Reason.Logo(0, "pictures/logo.png", 31, 10, new Box(0.4, 0.2, 0.6, 0.4))),
                List.of(new Defence.Words(DefenceKind.NOMINATIVE_USE, TextField.TITLE, 0, 3, "适用于")),
                new Wording("标题中的“松·禾”疑为“松禾”的变体，图片与权利人图样相近", "the title seems to disguise 松禾"));
    }

    public static Flag flag(int number, Listing listing, RightSnapshot right, Instant seen) {
        Hit hit = hit(listing, right);
        return new Flag(
                String.format("FLAG%04d", number),
                1,
                listing,
                right,
                hit,
                HitFingerprint.of(hit),
                SellerKey.of(listing),
                seen,
                seen,
                seen);
    }

    public static Decision confirmed(Flag flag, String analyst) {
        return decision(1, "D-" + flag.id(), flag, new Judgement.Confirm("特征明显"), analyst);
    }

    public static Decision decision(long sequence, String id, Flag flag, Judgement judgement, String analyst) {
        return new Decision(
                sequence,
                id,
                flag.id(),
                flag.revision(),
                flag.listing().id(),
                flag.right().id(),
                flag.seller(),
                judgement,
                flag.hit().rules(),
                analyst,
                "s1",
                SEEN,
                "0".repeat(64),
                "");
    }

    /** A drawn picture; the seed decides what it looks like. */
    public static byte[] picture(long seed, int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Random random = new Random(seed);
        for (int shape = 0; shape < 30; shape++) {
            pen.setColor(new Color(random.nextInt(1 << 24)));
            pen.fillOval(random.nextInt(width), random.nextInt(height), width / 4, height / 5);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static LocalDate day(String written) {
        return LocalDate.parse(written);
    }
}
