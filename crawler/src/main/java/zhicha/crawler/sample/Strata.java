package zhicha.crawler.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.address.AddressPattern;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/**
 * How the listings of a site are cut into strata before any of them is opened, by what the page that links to them shows.
 *
 * @param category of a walked page's address: group 1 names the category of the listings on it
 * @param sectors written sector to the addresses of walked pages whose listings are of that sector
 * @param price rising bounds of price bands, in the site's currency; each bound begins the band above it
 * @param sales rising bounds of bands of the displayed number sold
 * @param sellerYears rising bounds of bands of the seller's displayed years in business
 */
public record Strata(
        Optional<AddressPattern> category,
        Map<String, AddressPattern> sectors,
        List<BigDecimal> price,
        List<Long> sales,
        List<Long> sellerYears) {
    public static final Strata NONE = new Strata(Optional.empty(), Map.of(), List.of(), List.of(), List.of());

    /** In the order in which they are kept: the last is given up first where strata would be too many. */
    public static final int DIMENSIONS = 6;

    public Strata {
        sectors = Collections.unmodifiableMap(new LinkedHashMap<>(sectors));
        price = List.copyOf(price);
        sales = List.copyOf(sales);
        sellerYears = List.copyOf(sellerYears);
        rising("price", price);
        rising("sales", sales);
        rising("seller-years", sellerYears);
    }

    private static <T extends Comparable<T>> void rising(String what, List<T> bounds) {
        for (int i = 1; i < bounds.size(); i++) {
            if (bounds.get(i).compareTo(bounds.get(i - 1)) <= 0) {
                throw new UntrueValue(
                        Wording.of("%s 各档的界限不是递增的：%s", "bounds of %s bands do not rise: %s", what, bounds));
            }
        }
    }

    /** The category of the listings that are linked from this page. */
    public Optional<String> shelf(WebAddress page) {
        return category.flatMap(pattern -> pattern.item(page)).map(Strata::plain);
    }

    /** The sector of the listings that are linked from this page. */
    public Optional<String> sector(WebAddress page) {
        return sectors.entrySet().stream()
                .filter(entry -> entry.getValue().matches(page))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * What a listing of the frame is by each dimension: way it was found, sector, category, price band, sales band, band of
     * the seller's years. A dimension nobody asked for is the same for all; what a page does not show is {@code ?}.
     */
    public List<String> cell(FrameUnit unit) {
        List<String> cell = new ArrayList<>(DIMENSIONS);
        cell.add(unit.source() == FrameUnit.Source.SEARCH ? "search" : "browse");
        cell.add(unit.sector().isEmpty() ? "-" : unit.sector());
        cell.add(unit.shelf().isEmpty() ? "-" : unit.shelf());
        cell.add("¥" + band(unit.card().price(), price));
        cell.add("sold" + band(unit.card().sales(), sales));
        cell.add("years" + band(unit.card().sellerYears(), sellerYears));
        return cell;
    }

    private static <T extends Comparable<T>> String band(@Nullable T value, List<T> bounds) {
        if (bounds.isEmpty()) {
            return "*";
        }
        if (value == null) {
            return "?";
        }
        int band = 0;
        while (band < bounds.size() && value.compareTo(bounds.get(band)) >= 0) {
            band++;
        }
        String from = band == 0 ? "0" : bounds.get(band - 1).toString();
        return band == bounds.size() ? from + "+" : from + "-" + bounds.get(band);
    }

    /** A seller writes part of an address; the name of a stratum has neither its separator nor anything hidden. */
    private static String plain(String name) {
        String kept = name.replaceAll("[|\\p{Cntrl}\\p{Cf}\\p{Cs}]", "").strip();
        return kept.length() <= 60 ? kept : kept.substring(0, 60);
    }
}
