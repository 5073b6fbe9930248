package zhicha.market.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import zhicha.market.brand.DemoRight;
import zhicha.market.goods.Goods;
import zhicha.market.picture.Alteration;
import zhicha.market.picture.PictureSpec;
import zhicha.market.picture.PictureSpec.Copied;
import zhicha.market.seller.Shopkeepers;

/** Listings of ordinary goods that use somebody's picture, packaging or text. */
final class WorkContent {
    private final long seed;
    private final Shopkeepers people;

    WorkContent(long seed, Shopkeepers people) {
        this.seed = seed;
        this.people = people;
    }

    Content copiedPicture(Wish wish, DemoRight work, String site, Random random) {
        Goods goods = Wordings.one(Goods.of(work.sector()), random);
        String brand = Wordings.brand(random);
        String title = Wordings.ordinary(brand, goods, Wordings.one(goods.specs(), random), random);
        int number = 1 + random.nextInt(work.pictures());
        Alteration alteration = Alteration.valueOf(wish.variant().toUpperCase(Locale.ROOT));
        List<PictureSpec> pictures = new ArrayList<>();
        pictures.add(new Copied(Catalogue.protectedPicture(work, number, seed), alteration, random.nextLong()));
        // the copy is not always the first picture
        int before = random.nextBoolean() ? 0 : pictures.size();
        pictures.addAll(before, Content.photos(goods, random.nextInt(2), random));
        return Content.usual(people.someone(site, random), goods, title, brand, pictures, random);
    }

    Content copiedText(Wish wish, DemoRight work, String site, Random random) {
        Goods goods = Wordings.one(Goods.of(work.sector()), random);
        String brand = Wordings.brand(random);
        Content usual = Content.usual(
                people.someone(site, random),
                goods,
                Wordings.ordinary(brand, goods, Wordings.one(goods.specs(), random), random),
                brand,
                Content.photos(goods, 1, random),
                random);
        return new Content(
                usual.keeper(),
                goods,
                usual.title(),
                usual.description() + Wordings.copied(work.text(), wish.turn()),
                brand,
                usual.yuan(),
                "new",
                usual.pictures());
    }
}
