package zhicha.reporting.lead.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;

/**
 * What a subject may have turned over with the listings of a lead: 估算, displayed price times displayed sales, summed.
 * Displayed sales can be inflated, and they say nothing of costs, so this is never 违法所得.
 *
 * @param low sum over the listings with both figures, lowest price
 * @param high the same with the highest price; no upper bound, because pages show sales such as "3.5万+"
 * @param parts the inputs, one for each listing that has both figures
 * @param without ids of listings that lack one of them and are not counted
 */
public record Turnover(String currency, BigDecimal low, BigDecimal high, List<Part> parts, List<String> without) {
    private static final String YUAN = "CNY";

    public Turnover {
        parts = List.copyOf(parts);
        without = List.copyOf(without);
    }

    /** @param listings different ones; empty where none of them has a price in {@value #YUAN} and sales */
    public static Optional<Turnover> of(List<Listing> listings) {
        List<Part> parts = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (Listing listing : listings) {
            Price price = listing.price();
            Long sales = listing.sales();
            if (price == null || sales == null || sales < 0 || !price.currency().equals(YUAN)) {
                without.add(listing.id());
            } else {
                BigDecimal high = price.high() == null ? price.amount() : price.high();
                parts.add(new Part(listing.id(), price.amount(), high, sales));
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Turnover(YUAN, sum(parts, Part::lowPrice), sum(parts, Part::highPrice), parts, without));
    }

    private static BigDecimal sum(List<Part> parts, Function<Part, BigDecimal> price) {
        return parts.stream()
                .map(part -> price.apply(part).multiply(BigDecimal.valueOf(part.sales())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** For instance 9030000 元（约903.00万元）, or two figures where prices are ranges. */
    public String range() {
        return low.compareTo(high) == 0 ? amount(low) : amount(low) + " 至 " + amount(high);
    }

    private static String amount(BigDecimal yuan) {
        return yuan.setScale(0, RoundingMode.HALF_UP).toPlainString() + " 元（约"
                + yuan.movePointLeft(4).setScale(2, RoundingMode.HALF_UP).toPlainString() + "万元）";
    }

    /** What one listing adds. */
    public record Part(String listing, BigDecimal lowPrice, BigDecimal highPrice, long sales) {}
}
