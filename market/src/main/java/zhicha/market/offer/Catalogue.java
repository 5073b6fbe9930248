package zhicha.market.offer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.goods.Goods;
import zhicha.market.picture.PictureBook;
import zhicha.market.picture.PictureSpec;
import zhicha.market.picture.PictureSpec.Emblem;
import zhicha.market.picture.PictureSpec.Protected;
import zhicha.market.picture.Seeds;
import zhicha.market.seller.Shopkeeper;
import zhicha.market.seller.Shopkeepers;
import zhicha.market.truth.Truth;

/** All that is sold in the market, made from one seed: the same seed gives the same listings, sellers and pictures. */
public final class Catalogue {
    /** Out of 100 listings, how many stand on each of the platforms. */
    private static final int[] SHARES = {28, 26, 30, 16};

    private final List<Offer> offers;
    private final List<Shopkeeper> keepers;
    private final PictureBook pictures;
    private final Map<String, PictureSpec> packPictures = new LinkedHashMap<>();

    public Catalogue(long seed) {
        Shopkeepers people = new Shopkeepers(seed);
        keepers = people.all();
        for (DemoRight right : DemoRights.all()) {
            for (int number = 1; number <= right.pictures(); number++) {
                packPictures.put(
                        right.picturePath(number),
                        right.words().isEmpty() ? protectedPicture(right, number, seed) : emblem(right, seed));
            }
        }
        List<Wish> wishes = new ArrayList<>(Wish.all());
        Collections.shuffle(wishes, Seeds.stream(seed, "order"));
        Map<String, PictureSpec> specs = new HashMap<>();
        OfferWriter writer = new OfferWriter(seed, people, specs);
        Random dice = Seeds.stream(seed, "platforms");
        List<Offer> made = new ArrayList<>();
        for (Wish wish : wishes) {
            made.add(writer.write(wish, site(dice.nextInt(100))));
        }
        offers = List.copyOf(made);
        pictures = new PictureBook(specs);
    }

    public List<Offer> offers() {
        return offers;
    }

    public List<Offer> offers(String site) {
        return offers.stream()
                .filter(offer -> offer.keeper().site().equals(site))
                .toList();
    }

    public List<Shopkeeper> keepers() {
        return keepers;
    }

    /** Pictures of listings by file name. */
    public PictureBook pictures() {
        return pictures;
    }

    /** Logos and protected pictures by their path inside the pack. */
    public Map<String, PictureSpec> packPictures() {
        return Collections.unmodifiableMap(packPictures);
    }

    public Truth truth() {
        return new Truth(offers.stream().map(Offer::truth).toList());
    }

    static Emblem emblem(DemoRight mark, long seed) {
        return new Emblem(mark.id(), Seeds.of(seed, "emblem " + mark.id()));
    }

    static Protected protectedPicture(DemoRight right, int number, long seed) {
        Goods subject = Goods.of(right.sector()).get(number % 6);
        return new Protected(
                right.id(), number, subject.silhouette(), Seeds.of(seed, "work " + right.id() + " " + number));
    }

    private static String site(int dice) {
        int sum = 0;
        for (int i = 0; i < SHARES.length; i++) {
            sum += SHARES[i];
            if (dice < sum) {
                return Shopkeepers.SITES.get(i);
            }
        }
        throw new IllegalStateException("shares add up to " + sum + ", not 100");
    }
}
