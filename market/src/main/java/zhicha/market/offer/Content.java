package zhicha.market.offer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import zhicha.market.goods.Goods;
import zhicha.market.picture.PictureSpec;
import zhicha.market.seller.Shopkeeper;

/**
 * What one listing puts on its page, before it has a number.
 *
 * @param yuan price, not yet written in any way
 * @param condition {@code new} or {@code used}
 */
record Content(
        Shopkeeper keeper,
        Goods goods,
        String title,
        String description,
        @Nullable String brand,
        double yuan,
        String condition,
        List<PictureSpec> pictures) {

    Content {
        pictures = List.copyOf(pictures);
    }

    /** New goods at the price that such goods usually have. */
    static Content usual(
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

    /** The seller's own photos of such goods. */
    static List<PictureSpec> photos(Goods goods, int count, Random random) {
        List<PictureSpec> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(new PictureSpec.Goods(goods.silhouette(), random.nextLong()));
        }
        return pictures;
    }
}
