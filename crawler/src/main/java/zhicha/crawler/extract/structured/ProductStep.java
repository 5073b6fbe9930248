package zhicha.crawler.extract.structured;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import zhicha.crawler.extract.fact.FactSheet;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.fact.ListingField;
import zhicha.crawler.extract.fact.Trail;
import zhicha.crawler.extract.schema.Thing;
import zhicha.crawler.extract.text.Availability;
import zhicha.crawler.extract.text.CleanText;
import zhicha.crawler.extract.text.SeenText;

/** Reads the product of a page from its schema.org items, whichever way they were written. */
public final class ProductStep {
    /** Properties that lead to other products than the page's own. */
    private static final Set<String> ELSEWHERE = Set.of(
            "isRelatedTo",
            "isSimilarTo",
            "isAccessoryOrSparePartFor",
            "isConsumableFor",
            "itemListElement",
            "review",
            "reviews",
            "hasVariant",
            "isVariantOf",
            "model",
            "makesOffer",
            "hasOfferCatalog");

    private static final String[] PRODUCTS = {
        "product", "productgroup", "individualproduct", "productmodel", "someproducts", "vehicle", "book", "car"
    };

    /** At the end of a name: what should stand behind it, a model for instance, the shop left out. */
    private static final Pattern EMPTY_LABEL = Pattern.compile("(?<=\\S)\\s\\p{L}{2,20}\\s?[:：]\\s?$");

    private final FactSheet sheet;
    private final Step step;
    private final Map<String, Thing> named = new HashMap<>();

    private final String address;

    private ProductStep(FactSheet sheet, Step step, String address) {
        this.address = address;
        this.sheet = sheet;
        this.step = step;
    }

    public static void read(List<Thing> roots, Document document, String address, FactSheet sheet, Step step) {
        new ProductStep(sheet, step, address).read(roots, document);
    }

    private void read(List<Thing> roots, Document document) {
        List<Thing> near = new ArrayList<>();
        for (Thing root : roots) {
            for (Thing any : root.all(property -> true)) {
                any.texts("@id").stream()
                        .findFirst()
                        .filter(id -> any.properties().size() > 1)
                        .ifPresent(id -> named.putIfAbsent(id, any));
            }
            near.addAll(root.all(property -> !ELSEWHERE.contains(property)));
        }
        String heading = CleanText.of(SeenText.of(document.select("h1")), 2_000);
        String title = CleanText.of(document.title(), 2_000);
        List<Thing> products =
                near.stream().filter(thing -> thing.isA(PRODUCTS)).toList();
        products.stream()
                .max(Comparator.comparingInt((Thing product) -> fitness(product, heading, title)))
                // of several that have nothing in common with the page, none is the page's own
                .filter(product -> products.size() == 1 || fitness(product, heading, title) > 3)
                .ifPresent(this::fill);
        near.stream().filter(thing -> thing.isA("breadcrumblist")).findFirst().ifPresent(this::breadcrumb);
    }

    /** How likely a product is the one the page is about; of equals the last would win, so position counts against it. */
    private int fitness(Thing product, String heading, String title) {
        String name = CleanText.ofHtml(product.text("name").orElse(""), 1_000);
        int fitness = product.has("offers") || product.has("hasVariant") ? 2 : 0;
        if (!name.isEmpty()) {
            fitness += 1;
            fitness += heading.contains(name) || !heading.isEmpty() && name.contains(heading) ? 6 : 0;
            fitness += title.contains(name) ? 3 : 0;
        }
        String path = address.split("[?#]", 2)[0];
        for (String own : List.of("url", "@id", "mainEntityOfPage")) {
            String said = product.text(own, "@id").orElse("").split("[?#]", 2)[0];
            fitness += said.length() > 1 && path.endsWith(said) ? 3 : 0;
        }
        return fitness;
    }

    private void fill(Thing product) {
        offer(
                ListingField.TITLE,
                "Product.name",
                product.text("name")
                        .map(name -> EMPTY_LABEL
                                .matcher(CleanText.ofHtml(name, 2_000))
                                .replaceFirst("")));
        offer(ListingField.DESCRIPTION, "Product.description", product.text("description"));
        offer(
                ListingField.BRAND,
                "Product.brand",
                resolved(product, "brand").or(() -> resolved(product, "manufacturer")));
        offer(ListingField.CATEGORY, "Product.category", product.text("category", "name"));
        offer(ListingField.CONDITION, "Product.itemCondition", product.text("itemCondition", "name"));
        offer(ListingField.ITEM_ID, "Product.sku", product.text("sku"));
        offer(ListingField.ITEM_ID, "Product.productID", product.text("productID"));
        offer(ListingField.ITEM_ID, "Product.productGroupID", product.text("productGroupID"));
        images(product);
        List<Thing> offers = offers(product);
        OfferPrices.offer(offers, sheet, step);
        for (Thing offer : offers) {
            offer(ListingField.CONDITION, "Product.offers.itemCondition", offer.text("itemCondition", "name"));
            offer(ListingField.STOCK, "Product.offers.inventoryLevel", offer.text("inventoryLevel", "value"));
            for (Thing shipping : offer.things("shippingDetails")) {
                shipping.things("shippingOrigin")
                        .forEach(origin ->
                                offer(ListingField.SHIPS_FROM, "Product.offers.shippingDetails", place(origin)));
            }
            seller(offer, "Product.offers.seller");
        }
        availability(offers);
        seller(product, "Product.seller");
    }

    /** In stock where one of the offers is; sold out where all of them are. */
    private void availability(List<Thing> offers) {
        List<Availability> said = offers.stream()
                .flatMap(offer -> offer.text("availability", "@id", "name").stream())
                .flatMap(code -> Availability.ofCode(code).stream())
                .toList();
        if (said.isEmpty()) {
            return;
        }
        Availability best = said.stream()
                .filter(one -> one != Availability.OUT_OF_STOCK)
                .min(Comparator.naturalOrder())
                .orElse(Availability.OUT_OF_STOCK);
        offer(ListingField.AVAILABILITY, "Product.offers.availability", Optional.of(best.written()));
        if (best == Availability.OUT_OF_STOCK) {
            offer(ListingField.STOCK, "Product.offers.availability", Optional.of("0"));
        }
    }

    private List<Thing> offers(Thing product) {
        List<Thing> offers = new ArrayList<>();
        for (Thing offer : product.things("offers")) {
            Thing known = resolve(offer);
            offers.add(known);
            known.things("offers").stream().map(this::resolve).forEach(offers::add);
        }
        if (offers.isEmpty()) {
            List<Thing> chosen = product.things("hasVariant").stream()
                    .map(this::resolve)
                    .filter(variant ->
                            isHere(variant) || variant.things("offers").stream().anyMatch(this::isHere))
                    .toList();
            if (chosen.size() == 1) {
                // the address chooses one
                chosen.getFirst().things("offers").stream().map(this::resolve).forEach(offers::add);
            }
        } else if (offers.size() > 1) {
            List<Thing> chosen = offers.stream().filter(this::isHere).toList();
            if (chosen.size() == 1) {
                return chosen;
            }
        }
        if (offers.isEmpty()) {
            for (Thing variant : product.things("hasVariant")) {
                resolve(variant).things("offers").stream().map(this::resolve).forEach(offers::add);
            }
        }
        return offers.size() > 500 ? offers.subList(0, 500) : offers;
    }

    /** Whether an item names the page's own address with its question part, as that of one variant does. */
    private boolean isHere(Thing item) {
        int question = address.indexOf('?');
        String said = item.text("url", "@id").orElse("");
        return question >= 0 && said.indexOf('?') >= 0 && said.endsWith(address.substring(question));
    }

    private void images(Thing product) {
        List<String> images = new ArrayList<>();
        for (String property : List.of("image", "images", "photo")) {
            images.addAll(product.texts(property));
            for (Thing image : product.things(property)) {
                Thing known = resolve(image);
                known.text("contentUrl")
                        .or(() -> known.text("contentURL"))
                        .or(() -> known.text("url", "@id"))
                        .or(() -> known.text("@id"))
                        .ifPresent(images::add);
            }
        }
        if (!images.isEmpty()) {
            sheet.offerImages(step, "Product.image", images);
        }
    }

    private void seller(Thing from, String where) {
        for (String property : List.of("seller", "offeredBy")) {
            Optional<String> plain = from.texts(property).stream().findFirst();
            plain.ifPresent(name -> offer(ListingField.SELLER_NAME, where, plain));
            for (Thing named : from.things(property)) {
                Thing seller = resolve(named);
                offer(
                        ListingField.SELLER_NAME,
                        where + ".name",
                        seller.text("name").or(() -> seller.text("legalName")));
                offer(ListingField.SELLER_ID, where + ".identifier", seller.text("identifier", "value"));
                offer(
                        ListingField.SELLER_LOCATION,
                        where + ".address",
                        seller.text("address")
                                .or(() -> seller.things("address").stream()
                                        .findFirst()
                                        .flatMap(ProductStep::place)));
                offer(
                        ListingField.SELLER_LICENCE,
                        where + ".taxID",
                        seller.text("taxID").or(() -> seller.text("identifier", "value")));
                String contacts =
                        String.join(" ", seller.texts("telephone")) + " " + String.join(" ", seller.texts("email"));
                offer(ListingField.SELLER_CONTACTS, where + ".telephone", Optional.of(contacts));
            }
        }
    }

    private static Optional<String> place(Thing address) {
        List<String> parts = new ArrayList<>();
        Thing place = address.things("address").stream().findFirst().orElse(address);
        for (String part : List.of("addressRegion", "addressLocality", "streetAddress")) {
            place.text(part, "name").ifPresent(parts::add);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    /** Steps of a breadcrumb trail, without the front page and the page itself. */
    private void breadcrumb(Thing trail) {
        String own = sheet.text(ListingField.TITLE);
        List<String> steps = new ArrayList<>();
        for (Thing element : trail.things("itemListElement")) {
            element.text("name")
                    .or(() -> element.text("item", "name"))
                    .map(name -> CleanText.ofHtml(name, 100))
                    .ifPresent(steps::add);
        }
        Trail.category(steps, own)
                .ifPresent(category -> offer(ListingField.CATEGORY, "BreadcrumbList", Optional.of(category)));
    }

    private Optional<String> resolved(Thing from, String property) {
        return from.texts(property).stream()
                .findFirst()
                .or(() -> from.things(property).stream()
                        .findFirst()
                        .map(this::resolve)
                        .flatMap(thing -> thing.text("name")));
    }

    /** The item that a bare {@code @id} stands for. */
    private Thing resolve(Thing thing) {
        return thing.properties().size() == 1
                ? thing.texts("@id").stream().findFirst().map(named::get).orElse(thing)
                : thing;
    }

    private void offer(ListingField field, String where, Optional<String> raw) {
        sheet.offer(field, step, where, raw.orElse(null));
    }
}
