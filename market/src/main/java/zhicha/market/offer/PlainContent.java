package zhicha.market.offer;

import java.util.List;
import java.util.Random;
import zhicha.market.brand.DemoRight;
import zhicha.market.goods.Goods;
import zhicha.market.picture.PictureSpec;
import zhicha.market.picture.PictureSpec.Templated;
import zhicha.market.picture.Seeds;
import zhicha.market.seller.Shopkeeper;
import zhicha.market.seller.Shopkeepers;
import zhicha.rules.pack.Sector;

/** Listings that concern nobody's right, some of which look as if they did. */
final class PlainContent {
    private final long seed;
    private final Shopkeepers people;

    PlainContent(long seed, Shopkeepers people) {
        this.seed = seed;
        this.people = people;
    }

    Content ordinary(Wish wish, String site, Random random) {
        List<Shopkeeper> here = people.general(site);
        Shopkeeper keeper = here.get(wish.turn() % here.size());
        if (wish.turn() % 54 == 5) {
            String[] harmless = Wordings.harmless(wish.turn() / 54);
            Goods goods = Goods.named(harmless[1]);
            return Content.usual(keeper, goods, harmless[0], null, Content.photos(goods, 1, random), random);
        }
        Goods goods = Goods.of(Sector.values()[wish.turn() % 9]).get(random.nextInt(6));
        String brand = Wordings.brand(random);
        String title = Wordings.ordinary(brand, goods, Wordings.one(goods.specs(), random), random);
        List<PictureSpec> photos = Content.photos(goods, random.nextInt(4) == 0 ? 2 : 1, random);
        return Content.usual(keeper, goods, title, brand, photos, random);
    }

    /** Own photos in the seller's own frame: alike in everything but the goods. */
    Content sameTemplate(Wish wish, String site, Random random) {
        Goods goods = Goods.ALL.get(random.nextInt(Goods.ALL.size()));
        String brand = Wordings.brand(random);
        String title = Wordings.ordinary(brand, goods, Wordings.one(goods.specs(), random), random);
        long template = Seeds.of(seed, "template " + wish.turn() % 2);
        Shopkeeper keeper = people.general(site).get(wish.turn() % 2);
        List<PictureSpec> framed = List.of(new Templated(goods.silhouette(), template, random.nextLong()));
        return Content.usual(keeper, goods, title, brand, framed, random);
    }

    /** A mark's two characters as parts of ordinary words. */
    Content commonWord(Wish wish, DemoRight mark, String site, Random random) {
        String[] title = Wordings.commonWord(mark, wish.turn());
        Goods goods = Goods.named(title[1]);
        Shopkeeper keeper = people.someone(site, random);
        return Content.usual(keeper, goods, title[0], null, Content.photos(goods, 1, random), random);
    }

    /** The same name on goods of another kind. */
    Content otherGoods(DemoRight mark, String site, Random random) {
        Goods goods = Wordings.elsewhere(mark.sector(), random);
        String title = Wordings.plain(mark.name(), goods, Wordings.one(goods.specs(), random), random);
        Shopkeeper keeper = people.someone(site, random);
        return Content.usual(keeper, goods, title, mark.name(), Content.photos(goods, 1, random), random);
    }
}
