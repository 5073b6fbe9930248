package zhicha.market.offer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.picture.Alteration;
import zhicha.market.picture.PictureSpec;
import zhicha.market.picture.PictureSpec.Branded;
import zhicha.market.picture.PictureSpec.Copied;
import zhicha.market.picture.PictureSpec.Shown;
import zhicha.market.picture.PictureSpec.Templated;
import zhicha.market.picture.Seeds;
import zhicha.market.truth.Evasion;
import zhicha.market.truth.Kind;
import zhicha.market.truth.Reach;
import zhicha.market.truth.TruthEntry;
import zhicha.rules.pack.Sector;

/** Turns wishes into offers. Keeps count of what it has written, so one writer serves one catalogue. */
final class OfferWriter {
    private final long seed;
    private final Shopkeepers people;
    private final Map<String, PictureSpec> specs;
    private final Map<String, Integer> counts = new HashMap<>();

    OfferWriter(long seed, Shopkeepers people, Map<String, PictureSpec> specs) {
        this.seed = seed;
        this.people = people;
        this.specs = specs;
    }

    /** What one kind of listing puts on its page. */
    private record Content(
            Shopkeeper keeper,
            Goods goods,
            String title,
            String description,
            @Nullable String brand,
            double yuan,
            String condition,
            List<PictureSpec> pictures) {}

    Offer write(Wish wish, String site) {
        Random random = Seeds.stream(seed, wish.kind().written() + "/" + wish.variant() + "/" + wish.turn());
        Content content = content(wish, wish.forbidden() ? "demo-b" : site, random);
        String platform = content.keeper().site();
        int count = counts.merge(platform, 1, Integer::sum);
        String item = Integer.toString(
                (Catalogue.SITES.indexOf(platform) + 1) * 100_000 + 10_000 + count * 13 + random.nextInt(13));
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
        // a third of the replicas are also priced absurdly low, as they are in life
        return wish.kind() == Kind.REPLICA_WORDING && wish.turn() % 3 == 0
                ? List.of(Kind.REPLICA_WORDING, Kind.ABSURD_PRICE)
                : List.of(wish.kind());
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
            case ORDINARY -> ordinary(wish, site, random);
            case SAME_TEMPLATE -> sameTemplate(wish, site, random);
            case COPIED_PICTURE -> copiedPicture(wish, right(wish), site, random);
            case COPIED_TEXT -> copiedText(wish, right(wish), site, random);
            case COMMON_WORD -> commonWord(wish, right(wish), site, random);
            case OTHER_GOODS -> otherGoods(right(wish), site, random);
            case LOGO_IN_PICTURE -> logo(right(wish), site, random);
            case COMPATIBLE_PART -> compatible(wish, right(wish), site, random);
            default -> named(wish, right(wish), site, random);
        };
    }

    /** The kinds that sell goods under the mark's own name, in whatever spelling. */
    private Content named(Wish wish, DemoRight mark, String site, Random random) {
        Goods goods = Goods.named(Wordings.one(mark.goods(), random));
        String spec = Wordings.one(goods.specs(), random);
        double low = mark.from();
        double span = 0.3 * (mark.to() - mark.from());
        Shopkeeper keeper = someone(site, random);
        String title;
        String brand = mark.name();
        String condition = "new";
        double yuan;
        List<PictureSpec> pictures = own(goods, 1 + random.nextInt(2), random);
        switch (wish.kind()) {
            case GENUINE -> {
                keeper = Wordings.one(people.permitted(mark.holder()), random);
                title = Wordings.genuine(mark, goods, spec);
                yuan = low + span * random.nextDouble();
                pictures = official(mark, pictures, random);
                if (mark.id().equals("tm-luosheng")) {
                    yuan = 1299;
                }
            }
            case UNAUTHORISED_RESELLER -> {
                List<Shopkeeper> lapsed = people.lapsed(mark.id());
                keeper = lapsed.isEmpty() ? keeper : lapsed.getFirst();
                title = Wordings.plain(mark.name(), goods, spec, random);
                yuan = low * (0.9 + 0.3 * random.nextDouble());
            }
            case FAKE_OFFICIAL_SHOP -> {
                keeper = people.pretender(mark.id());
                title = Wordings.plain(mark.name(), goods, spec, random);
                yuan = low * (0.8 + 0.3 * random.nextDouble());
            }
            case ABSURD_PRICE -> {
                title = Wordings.plain(mark.name(), goods, spec, random) + " 特价清仓";
                yuan = low * (0.04 + 0.08 * random.nextDouble());
            }
            case REPLICA_WORDING -> {
                title = Wordings.replica(mark, goods, spec, wish.turn());
                brand = null;
                yuan = low
                        * (wish.turn() % 3 == 0 ? 0.05 + 0.05 * random.nextDouble() : 0.45 + 0.2 * random.nextDouble());
            }
            case SECOND_HAND -> {
                title = Wordings.secondHand(mark, goods, wish.turn());
                condition = "used";
                yuan = low * (0.3 + 0.3 * random.nextDouble());
            }
            default -> {
                title = Wordings.plain(Disguise.of(mark, Evasion.parse(wish.variant()), random), goods, spec, random);
                brand = null;
                yuan = low * (0.5 + 0.3 * random.nextDouble());
            }
        }
        return new Content(
                keeper,
                goods,
                title,
                Wordings.description(goods, spec, keeper, random),
                brand,
                yuan,
                condition,
                pictures);
    }

    private Content ordinary(Wish wish, String site, Random random) {
        List<Shopkeeper> here = people.general(site);
        Shopkeeper keeper = here.get(wish.turn() % here.size());
        if (wish.turn() % 54 == 5) {
            String[] harmless = Wordings.harmless(wish.turn() / 54);
            Goods goods = Goods.named(harmless[1]);
            return plain(keeper, goods, harmless[0], null, own(goods, 1, random), random);
        }
        Goods goods = Goods.of(Sector.values()[wish.turn() % 9]).get(random.nextInt(6));
        String brand = Wordings.brand(random);
        String title = Wordings.ordinary(brand, goods, Wordings.one(goods.specs(), random), random);
        return plain(keeper, goods, title, brand, own(goods, random.nextInt(4) == 0 ? 2 : 1, random), random);
    }

    private Content sameTemplate(Wish wish, String site, Random random) {
        Goods goods = Goods.ALL.get(random.nextInt(Goods.ALL.size()));
        String brand = Wordings.brand(random);
        String title = Wordings.ordinary(brand, goods, Wordings.one(goods.specs(), random), random);
        long template = Seeds.of(seed, "template " + wish.turn() % 2);
        List<Shopkeeper> here = people.general(site);
        return plain(
                here.get(wish.turn() % 2),
                goods,
                title,
                brand,
                List.of(new Templated(goods.silhouette(), template, random.nextLong())),
                random);
    }

    private Content copiedPicture(Wish wish, DemoRight work, String site, Random random) {
        Goods goods = Wordings.one(Goods.of(work.sector()), random);
        String brand = Wordings.brand(random);
        String title = Wordings.ordinary(brand, goods, Wordings.one(goods.specs(), random), random);
        int number = 1 + random.nextInt(work.pictures());
        Alteration alteration = Alteration.valueOf(wish.variant().toUpperCase(Locale.ROOT));
        List<PictureSpec> pictures = new ArrayList<>();
        pictures.add(new Copied(Catalogue.protectedPicture(work, number, seed), alteration, random.nextLong()));
        // the copy is not always the first picture
        pictures.addAll(random.nextBoolean() ? 0 : pictures.size() - 1, own(goods, random.nextInt(2), random));
        return plain(someone(site, random), goods, title, brand, pictures, random);
    }

    private Content copiedText(Wish wish, DemoRight work, String site, Random random) {
        Goods goods = Wordings.one(Goods.of(work.sector()), random);
        String brand = Wordings.brand(random);
        Content plain = plain(
                someone(site, random),
                goods,
                Wordings.ordinary(brand, goods, Wordings.one(goods.specs(), random), random),
                brand,
                own(goods, 1, random),
                random);
        return new Content(
                plain.keeper(),
                goods,
                plain.title(),
                plain.description() + Wordings.copied(work.text(), wish.turn()),
                brand,
                plain.yuan(),
                "new",
                plain.pictures());
    }

    private Content commonWord(Wish wish, DemoRight mark, String site, Random random) {
        String[] title = Wordings.commonWord(mark, wish.turn());
        Goods goods = Goods.named(title[1]);
        return plain(someone(site, random), goods, title[0], null, own(goods, 1, random), random);
    }

    private Content otherGoods(DemoRight mark, String site, Random random) {
        Goods goods = Wordings.elsewhere(mark.sector(), random);
        String title = Wordings.plain(mark.name(), goods, Wordings.one(goods.specs(), random), random);
        return plain(someone(site, random), goods, title, mark.name(), own(goods, 1, random), random);
    }

    private Content logo(DemoRight mark, String site, Random random) {
        Goods goods = Goods.named(Wordings.one(mark.goods(), random));
        String title = Wordings.ordinary("大牌同厂", goods, Wordings.one(goods.specs(), random), random);
        PictureSpec.Goods base = new PictureSpec.Goods(goods.silhouette(), random.nextLong());
        List<PictureSpec> pictures = new ArrayList<>(own(goods, random.nextInt(2), random));
        pictures.add(new Branded(base, Catalogue.emblem(mark, seed), random.nextLong()));
        return plain(someone(site, random), goods, title, null, pictures, random);
    }

    private Content compatible(Wish wish, DemoRight mark, String site, Random random) {
        Goods goods = Goods.named(Wordings.one(mark.goods(), random));
        String part = Wordings.one(mark.parts(), random);
        Content plain = plain(
                someone(site, random),
                goods,
                Wordings.compatible(mark, part, goods.noun(), wish.turn(), random),
                null,
                own(goods, 1, random),
                random);
        String description = "本品为第三方" + part + "，并非原厂出品。" + plain.description();
        return new Content(
                plain.keeper(),
                goods,
                plain.title(),
                description,
                null,
                6 + 44 * random.nextDouble(),
                "new",
                plain.pictures());
    }

    /** At the price that such goods usually have. */
    private static Content plain(
            Shopkeeper keeper,
            Goods goods,
            String title,
            @Nullable String brand,
            List<PictureSpec> pictures,
            Random random) {
        return new Content(
                keeper,
                goods,
                title,
                Wordings.description(goods, Wordings.one(goods.specs(), random), keeper, random),
                brand,
                goods.from() + (goods.to() - goods.from()) * random.nextDouble(),
                "new",
                pictures);
    }

    private static List<PictureSpec> own(Goods goods, int count, Random random) {
        List<PictureSpec> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(new PictureSpec.Goods(goods.silhouette(), random.nextLong()));
        }
        return pictures;
    }

    /** A permitted shop shows the holder's own pictures where the holder has some. */
    private List<PictureSpec> official(DemoRight mark, List<PictureSpec> own, Random random) {
        List<DemoRight> works = DemoRights.ofHolder(mark.holder()).stream()
                .filter(right -> right.words().isEmpty())
                .toList();
        if (works.isEmpty()) {
            return own;
        }
        DemoRight work = Wordings.one(works, random);
        int number = 1 + random.nextInt(work.pictures());
        return List.of(new Shown(Catalogue.protectedPicture(work, number, seed)));
    }

    /** Half of the trouble comes from a sixth of the shops. */
    private Shopkeeper someone(String site, Random random) {
        List<Shopkeeper> here = people.general(site);
        return here.get(random.nextInt(random.nextBoolean() ? here.size() : here.size() / 6));
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
