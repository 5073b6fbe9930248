package zhicha.crawler.extract.structured;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.fact.FactSheet;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.schema.Thing;
import zhicha.crawler.extract.text.Currencies;
import zhicha.crawler.extract.text.PriceText;

/** What the offers of a product ask for it. */
final class OfferPrices {
    private OfferPrices() {}

    /** The lowest and the highest of all offers in the currency of the first. */
    static void offer(List<Thing> offers, FactSheet sheet, Step step) {
        BigDecimal low = null;
        BigDecimal high = null;
        String currency = null;
        String raw = "";
        for (Thing offer : offers) {
            for (Priced priced : priced(offer)) {
                Optional<PriceText> read = PriceText.ofField(priced.price(), priced.currency());
                if (read.isEmpty() || read.get().amount().signum() == 0) {
                    continue;
                }
                PriceText price = read.get();
                if (low == null) {
                    currency = price.currency();
                    raw = priced.price();
                }
                if (Objects.equals(currency, price.currency())) {
                    BigDecimal top = price.high() == null ? price.amount() : price.high();
                    low = low == null || price.amount().compareTo(low) < 0 ? price.amount() : low;
                    high = high == null || top.compareTo(high) > 0 ? top : high;
                }
            }
        }
        if (low != null && currency != null) {
            sheet.offerPrice(step, "Product.offers.price", raw, low, high, currency);
        } else if (low != null) {
            // the page's usual currency may still be known
            sheet.offerPrice(step, "Product.offers.price", raw, null);
        }
    }

    private record Priced(String price, @Nullable String currency) {}

    private static List<Priced> priced(Thing offer) {
        String currency = offer.text("priceCurrency").flatMap(Currencies::code).orElse(null);
        List<Priced> found = new ArrayList<>();
        for (String property : List.of("price", "lowPrice", "highPrice")) {
            offer.texts(property).stream().findFirst().ifPresent(text -> found.add(new Priced(text, currency)));
        }
        if (!found.isEmpty()) {
            return found;
        }
        List<Thing> specifications = offer.things("priceSpecification");
        boolean other = specifications.stream().anyMatch(one -> !one.has("referenceQuantity"));
        for (Thing specification : specifications) {
            if (other && specification.has("referenceQuantity")) {
                // a price a kilogram or a litre, beside that of the goods
                continue;
            }
            // a list price is the one that is struck through
            boolean former = specification
                    .text("priceType")
                    .orElse("")
                    .matches("(?i).{0,60}(?:ListPrice|SRP|MSRP|Strikethrough.{0,10}|RegularPrice)");
            boolean charge = specification.isA("deliverychargespecification", "paymentchargespecification");
            String own = specification
                    .text("priceCurrency")
                    .flatMap(Currencies::code)
                    .orElse(currency);
            for (String property : List.of("price", "minPrice", "maxPrice")) {
                if (!former && !charge) {
                    specification.texts(property).stream()
                            .findFirst()
                            .ifPresent(text -> found.add(new Priced(text, own)));
                }
            }
        }
        return found;
    }
}
