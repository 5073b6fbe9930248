package zhicha.app.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.pack.Sector;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.AuthorisedSeller;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.RightsHolder;

/** Invented listings, rights and hits with every component filled. */
final class Samples {
    static final RightSnapshot MARK = right("tm-songhe", RightKind.TRADEMARK, "松禾", Sector.TOYS);
    static final RightSnapshot WORK = right("work-songhe", RightKind.WORK, "松禾小熊", Sector.CULTURE_TOURISM);
    static final Map<String, RightSnapshot> RIGHTS = Map.of(MARK.id(), MARK, WORK.id(), WORK);

    private Samples() {}

    static RightSnapshot right(String id, RightKind kind, String name, Sector sector) {
        return new RightSnapshot(
                id,
                kind,
                name,
                new RightsHolder("松禾示例有限公司", "法务部"),
                List.of(name, "SONGHE"),
                List.of("/packs/toys/pictures/logo.png"),
                List.of(28),
                List.of("积木"),
                Registration.UNCHECKED,
                null,
                List.of(new AuthorisedSeller("demo-a", "s-1", "松禾旗舰店", LocalDate.of(2027, 12, 31), "某甲", "授权书")),
                "toys",
                "2026.11.1",
                sector);
    }

    static Listing listing(int number) {
        return Listing.builder("demo-a-" + number, "松·禾 积木 " + number)
                .url("http://127.0.0.1:8801/item/" + number)
                .platform("demo-a")
                .description("高仿 松·禾 积木，包邮")
                .price(Price.of("129.00", "CNY"))
                .sales(35L + number)
                .seller(new Seller("s-" + number % 7, "玩具小店" + number % 7, "浙江 义乌", null, List.of("wx-1")))
                .images(List.of(new ListingImage("http://127.0.0.1:8801/p/" + number + ".jpg")))
                .observedAt(OffsetDateTime.parse("2026-11-22T08:00:00+08:00"))
                .capture(new CaptureId("sha256:" + String.format("%064x", number)))
                .other(Map.of("自营", true))
                .build();
    }

    static Hit hit(Listing listing, RightSnapshot right, double score, String evasion) {
        return new Hit(
                listing.id(),
                right.id(),
                right.kind(),
                Verdict.FLAG,
                score,
                List.of(new Hit.FiredRule("evasive-spelling", 3), new Hit.FiredRule("replica-wording", 1)),
                List.of(
                        new Reason.MarkText(TextField.TITLE, 0, 3, "松·禾", "松禾", evasion),
                        new Reason.CodeWord(TextField.DESCRIPTION, 0, 2, "高仿", "高仿", "replica"),
                        new Reason.Logo(0, "pictures/logo.png", 31, 10, new Box(0.4, 0.2, 0.6, 0.4)),
                        new Reason.Query("near", "松禾 NEAR/3 积木", TextField.TITLE, 0, 6, "松·禾 积木"),
                        new Reason.Query("any", "积木", null, 0, 0, "")),
                List.of(
                        new Defence.Words(DefenceKind.NOMINATIVE_USE, TextField.TITLE, 0, 3, "适用于"),
                        new Defence.Fact(DefenceKind.SECOND_HAND, "condition", "used")),
                new Wording("标题中的“松·禾”疑为“松禾”", "\"松·禾\" in the title looks like 松禾"));
    }

    static Hit watched(Hit hit) {
        return new Hit(
                hit.listing(),
                hit.right(),
                hit.kind(),
                Verdict.WATCH,
                hit.score(),
                hit.rules(),
                hit.reasons(),
                hit.defences(),
                hit.explanation());
    }
}
