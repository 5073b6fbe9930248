package zhicha.bench.sampling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import zhicha.crawler.address.AddressPattern;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.sample.Strata;
import zhicha.crawler.sample.frame.FrameUnit;
import zhicha.crawler.sample.frame.ListCard;

/**
 * A market made from a seed: shelves of different size and temptation, cheap goods more often flagged than dear ones, a few
 * sellers behind much of it, some
 * listings gone by the time they are asked for, and shelves that answer worse than others.
 */
final class MadeMarket {
    /** Relative size, temptation, and share of requests that get no answer. */
    private record Shelf(String name, double size, double temptation, double silent) {}

    private static final List<Shelf> SHELVES = List.of(
            new Shelf("toys", 0.40, 1.0, 0.05),
            new Shelf("food", 0.25, 0.3, 0.00),
            new Shelf("electronics", 0.15, 2.0, 0.20),
            new Shelf("auto-parts", 0.12, 0.6, 0.10),
            new Shelf("daily-chemicals", 0.08, 3.0, 0.30));
    private static final double GONE = 0.04;
    private static final int A_PAGE = 20;
    private static final int SELLERS = 120;
    /** One seller in so many does most of it. */
    private static final int ONE_BAD_IN = 15;

    private static final double BAD = 8;
    private static final List<BigDecimal> BANDS = List.of(BigDecimal.valueOf(50), BigDecimal.valueOf(500));
    static final Strata STRATA =
            new Strata(Optional.of(AddressPattern.compile("/c/([a-z-]+)")), Map.of(), BANDS, List.of(), List.of());

    /** What is true of a listing. */
    record Truth(boolean gone, boolean flagged, double silent) {}

    private final List<FrameUnit> frame = new ArrayList<>();
    private final Map<String, Truth> truth = new HashMap<>();
    private final Map<String, String> sellers = new HashMap<>();

    /**
     * @param prevalence share of the listings on offer that are flagged; hit as nearly as whole listings allow
     */
    MadeMarket(int listings, double prevalence, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> temptations = new ArrayList<>();
        double all = 0;
        int offered = 0;
        for (int item = 0; item < listings; item++) {
            Shelf shelf = shelf(random.nextDouble());
            double price = Math.exp(random.nextDouble() * 8);
            String key = WebAddress.keyOf("made " + item);
            frame.add(new FrameUnit(
                    key,
                    new WebAddress("https", "made.example", 443, "/item/" + item),
                    Optional.of(String.valueOf(item)),
                    1,
                    FrameUnit.Source.SHELF,
                    "https://made.example/c/" + shelf.name(),
                    "",
                    shelf.name(),
                    new ListCard("商品 " + item, BigDecimal.valueOf(Math.round(price)), null, "", null)));
            int seller = random.nextInt(SELLERS);
            sellers.put(String.valueOf(item), "made-s" + seller);
            boolean off = random.nextDouble() < GONE;
            double temptation = off ? 0 : shelf.temptation() * (price < 50 ? 2 : price < 500 ? 1 : 0.5);
            temptation *= seller % ONE_BAD_IN == 0 ? BAD : 1;
            temptations.add(temptation);
            all += temptation;
            offered += off ? 0 : 1;
            truth.put(key, new Truth(off, false, shelf.silent()));
        }
        flag((int) Math.round(prevalence * offered), temptations, all, random);
    }

    private static Shelf shelf(double at) {
        double sum = 0;
        for (Shelf shelf : SHELVES) {
            sum += shelf.size();
            if (at < sum) {
                return shelf;
            }
        }
        return SHELVES.getLast();
    }

    /** So many listings, each with a chance in proportion to its temptation. */
    private void flag(int wanted, List<Double> temptations, double all, SplittableRandom random) {
        double left = all;
        List<Double> open = new ArrayList<>(temptations);
        for (int flagged = 0; flagged < wanted; flagged++) {
            double at = random.nextDouble() * left;
            int item = 0;
            while (item < open.size() - 1 && (at -= open.get(item)) >= 0) {
                item++;
            }
            String key = frame.get(item).key();
            truth.computeIfPresent(key, (same, before) -> new Truth(before.gone(), true, before.silent()));
            left -= open.get(item);
            open.set(item, 0.0);
        }
    }

    List<FrameUnit> frame() {
        return frame;
    }

    /**
     * Shelf to the pages of its list, twenty listings a page and the cheapest first, as shops sort them: what stands together is
     * alike, also in how often it is flagged.
     */
    Map<String, List<List<FrameUnit>>> pages() {
        Map<String, List<FrameUnit>> shelves = new TreeMap<>();
        frame.forEach(unit ->
                shelves.computeIfAbsent(unit.shelf(), any -> new ArrayList<>()).add(unit));
        Map<String, List<List<FrameUnit>>> pages = new TreeMap<>();
        shelves.forEach((shelf, units) -> {
            units.sort(Comparator.comparing((FrameUnit unit) ->
                            Objects.requireNonNullElse(unit.card().price(), BigDecimal.ZERO))
                    .thenComparing(FrameUnit::key));
            List<List<FrameUnit>> cut = new ArrayList<>();
            for (int from = 0; from < units.size(); from += A_PAGE) {
                cut.add(units.subList(from, Math.min(units.size(), from + A_PAGE)));
            }
            pages.put(shelf, cut);
        });
        return pages;
    }

    /** Item to its seller. */
    Map<String, String> sellers() {
        return sellers;
    }

    Truth of(String key) {
        Truth known = truth.get(key);
        if (known == null) {
            throw new IllegalArgumentException("no listing " + key);
        }
        return known;
    }

    /** Flagged listings by listings on offer. */
    double prevalence() {
        long offered = truth.values().stream().filter(one -> !one.gone()).count();
        long flagged = truth.values().stream()
                .filter(one -> one.flagged() && !one.gone())
                .count();
        return (double) flagged / offered;
    }
}
