package zhicha.market.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.goods.Goods;
import zhicha.market.picture.PictureSpec;
import zhicha.market.picture.PictureSpec.Branded;
import zhicha.market.picture.PictureSpec.Shown;
import zhicha.market.seller.Shopkeeper;
import zhicha.market.seller.Shopkeepers;
import zhicha.market.truth.Evasion;

/** Listings of a mark's goods: with its name in whatever spelling, with its logo in a picture, or of parts that fit them. */
final class MarkContent {
    private final long seed;
    private final Shopkeepers people;

    MarkContent(long seed, Shopkeepers people) {
        this.seed = seed;
        this.people = people;
    }

    /** The kinds that sell goods under the mark's own name. */
    Content named(Wish wish, DemoRight mark, String site, Random random) {
        Goods goods = Goods.named(Wordings.one(mark.goods(), random));
        String spec = Wordings.one(goods.specs(), random);
        double low = mark.from();
        double span = 0.3 * (mark.to() - mark.from());
        Shopkeeper keeper = people.someone(site, random);
        String title;
        String brand = mark.name();
        String condition = "new";
        double yuan;
        List<PictureSpec> pictures = Content.photos(goods, 1 + random.nextInt(2), random);
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
                        * (wish.alsoAbsurdlyPriced()
                                ? 0.05 + 0.05 * random.nextDouble()
                                : 0.45 + 0.2 * random.nextDouble());
            }
            case SECOND_HAND -> {
                title = Wordings.secondHand(mark, goods, wish.turn());
                condition = "used";
                yuan = low * (0.3 + 0.3 * random.nextDouble());
            }
            case EVASIVE_SPELLING -> {
                title = Wordings.plain(Disguise.of(mark, Evasion.parse(wish.variant()), random), goods, spec, random);
                brand = null;
                yuan = low * (0.5 + 0.3 * random.nextDouble());
            }
            default -> throw new IllegalArgumentException(wish.kind() + " does not sell under a mark's own name");
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

    Content logo(DemoRight mark, String site, Random random) {
        Goods goods = Goods.named(Wordings.one(mark.goods(), random));
        String title = Wordings.ordinary("大牌同厂", goods, Wordings.one(goods.specs(), random), random);
        PictureSpec.Goods base = new PictureSpec.Goods(goods.silhouette(), random.nextLong());
        List<PictureSpec> pictures = new ArrayList<>(Content.photos(goods, random.nextInt(2), random));
        pictures.add(new Branded(base, Catalogue.emblem(mark, seed), random.nextLong()));
        return Content.usual(people.someone(site, random), goods, title, null, pictures, random);
    }

    Content compatible(Wish wish, DemoRight mark, String site, Random random) {
        Goods goods = Goods.named(Wordings.one(mark.goods(), random));
        String part = Wordings.one(mark.parts(), random);
        Content usual = Content.usual(
                people.someone(site, random),
                goods,
                Wordings.compatible(mark, part, goods.noun(), wish.turn(), random),
                null,
                Content.photos(goods, 1, random),
                random);
        return new Content(
                usual.keeper(),
                goods,
                usual.title(),
                "本品为第三方" + part + "，并非原厂出品。" + usual.description(),
                null,
                6 + 44 * random.nextDouble(),
                "new",
                usual.pictures());
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
}
