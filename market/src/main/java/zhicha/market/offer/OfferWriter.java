package zhicha.market.offer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import zhicha.market.brand.DemoRight;
import zhicha.market.goods.Money;
import zhicha.market.goods.Sold;
import zhicha.market.picture.PictureSpec;
import zhicha.market.picture.Seeds;
import zhicha.market.seller.Shopkeepers;
import zhicha.market.truth.Kind;
import zhicha.market.truth.Reach;
import zhicha.market.truth.TruthEntry;

/**
 * Turns wishes into offers: what stands on the page by kind, then number, price and sales, then the truth. Keeps count of
 * what it has written, so one writer serves one catalogue.
 */
final class OfferWriter {
    private final long seed;
    private final MarkContent marks;
    private final WorkContent works;
    private final PlainContent others;
    private final Map<String, PictureSpec> specs;
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param specs where the pictures of written offers are put, by file name */
    OfferWriter(long seed, Shopkeepers people, Map<String, PictureSpec> specs) {
        this.seed = seed;
        this.marks = new MarkContent(seed, people);
        this.works = new WorkContent(seed, people);
        this.others = new PlainContent(seed, people);
        this.specs = specs;
    }

    Offer write(Wish wish, String site) {
        Random random = Seeds.stream(seed, wish.kind().written() + "/" + wish.variant() + "/" + wish.turn());
        Content content = content(wish, wish.forbidden() ? "demo-b" : site, random);
        String platform = content.keeper().site();
        int count = counts.merge(platform, 1, Integer::sum);
        String item = Integer.toString(
                (Shopkeepers.SITES.indexOf(platform) + 1) * 100_000 + 10_000 + count * 13 + random.nextInt(13));
        List<String> names = new ArrayList<>();
        for (PictureSpec spec : content.pictures()) {
            String name = "p" + item + "-" + (names.size() + 1) + "." + spec.suffix();
            specs.put(name, spec);
            names.add(name);
        }
        Money price = price(content.yuan(), wish, random);
        Sold sold = wish.kind() == Kind.ORDINARY && wish.turn() == 0
                ? Sold.of(35_000, 0)
                : Sold.of((long) Math.pow(10, 4.7 * random.nextDouble()), random.nextInt(6));
        DemoRight right = wish.right();
        TruthEntry truth = new TruthEntry(
                platform + "-" + item,
                platform,
                item,
                content.goods().sector().written(),
                kinds(wish),
                wish.variant(),
                right == null ? null : right.id(),
                reach(wish, platform, count),
                content.keeper().id(),
                content.title(),
                price.amount().toPlainString(),
                sold.number());
        return new Offer(
                item,
                content.keeper(),
                content.goods().sector(),
                content.title(),
                content.description(),
                content.brand(),
                price,
                sold,
                random.nextInt(400) + 1,
                content.condition(),
                names,
                truth);
    }

    private static List<Kind> kinds(Wish wish) {
        return wish.alsoAbsurdlyPriced() ? List.of(Kind.REPLICA_WORDING, Kind.ABSURD_PRICE) : List.of(wish.kind());
    }

    private static Reach reach(Wish wish, String platform, int count) {
        if (wish.forbidden()) {
            return Reach.FORBIDDEN;
        }
        if (platform.equals("demo-c") && count % 9 == 4) {
            return Reach.SCRIPT;
        }
        return platform.equals("demo-a") && count % 32 == 9 ? Reach.SITEMAP : Reach.LINKS;
    }

    private Content content(Wish wish, String site, Random random) {
        return switch (wish.kind()) {
            case ORDINARY -> others.ordinary(wish, site, random);
            case SAME_TEMPLATE -> others.sameTemplate(wish, site, random);
            case COMMON_WORD -> others.commonWord(wish, right(wish), site, random);
            case OTHER_GOODS -> others.otherGoods(right(wish), site, random);
            case COPIED_PICTURE -> works.copiedPicture(wish, right(wish), site, random);
            case COPIED_TEXT -> works.copiedText(wish, right(wish), site, random);
            case LOGO_IN_PICTURE -> marks.logo(right(wish), site, random);
            case COMPATIBLE_PART -> marks.compatible(wish, right(wish), site, random);
            case GENUINE,
                    UNAUTHORISED_RESELLER,
                    EVASIVE_SPELLING,
                    REPLICA_WORDING,
                    ABSURD_PRICE,
                    FAKE_OFFICIAL_SHOP,
                    SECOND_HAND -> marks.named(wish, right(wish), site, random);
        };
    }

    private static Money price(double yuan, Wish wish, Random random) {
        BigDecimal amount = BigDecimal.valueOf(Math.max(1, yuan)).setScale(0, RoundingMode.HALF_UP);
        int dice = random.nextInt(100);
        boolean plainGoods = wish.kind() == Kind.ORDINARY || wish.kind() == Kind.SAME_TEMPLATE;
        if (plainGoods && dice < 15) {
            return new Money(amount, amount.multiply(BigDecimal.valueOf(2)), Money.Way.RANGE);
        }
        if (dice > 40 && wish.kind() != Kind.GENUINE) {
            amount = amount.subtract(new BigDecimal("0.10")).setScale(2, RoundingMode.HALF_UP);
        }
        amount = amount.setScale(2, RoundingMode.HALF_UP);
        return new Money(amount, null, dice > 80 && wish.kind() != Kind.GENUINE ? Money.Way.COUPON : Money.Way.SIGN);
    }

    private static DemoRight right(Wish wish) {
        return Objects.requireNonNull(wish.right(), () -> "a wish for " + wish.kind() + " names no right");
    }
}
