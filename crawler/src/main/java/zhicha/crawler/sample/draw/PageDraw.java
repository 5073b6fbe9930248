package zhicha.crawler.sample.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.PermanentNumber;
import zhicha.crawler.sample.ResultList;
import zhicha.crawler.sample.Share;
import zhicha.crawler.sample.frame.FrameUnit;

/**
 * Draws a random share in two stages where lists are too long to walk through: of each list pages, by simple random sampling
 * without replacement, and of each page that was read listings, by the same. Both stages go by permanent random numbers, so
 * the same seed draws the same after a kill.
 */
public final class PageDraw {
    private PageDraw() {}

    /**
     * A page that was drawn.
     *
     * @param page counted from 0
     * @param pages pages its list has
     * @param drawn pages that were drawn from the list
     */
    public record DrawnPage(String list, int page, int pages, int drawn) {
        /** Of inclusion, at the first stage. */
        public double probability() {
            return (double) drawn / pages;
        }
    }

    /** @param wanted pages over all lists, in proportion to their lengths; two of each at least, where there are two */
    public static List<DrawnPage> pages(long seed, List<ResultList> lists, int wanted) {
        Map<String, Long> sizes = new TreeMap<>();
        lists.forEach(list -> sizes.put(list.name(), (long) list.pages()));
        Map<String, Integer> allotted = Allotment.of(sizes, wanted);
        List<DrawnPage> drawn = new ArrayList<>();
        for (ResultList list : lists) {
            int count = allotted.getOrDefault(list.name(), 0);
            Map<Integer, Double> numbers = new HashMap<>();
            for (int page = 0; page < list.pages(); page++) {
                numbers.put(page, PermanentNumber.of(seed, "page " + list.name() + " " + page));
            }
            numbers.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .limit(count)
                    .forEach(entry -> drawn.add(new DrawnPage(list.name(), entry.getKey(), list.pages(), count)));
        }
        return drawn;
    }

    /**
     * A page that was drawn and read.
     *
     * @param read pages of its list that were drawn and read: what a page that did not answer would have brought is taken to be
     *     like the others
     * @param units the listings on it
     */
    public record ReadPage(String address, DrawnPage page, int read, List<FrameUnit> units) {
        public ReadPage {
            units = List.copyOf(units);
        }
    }

    /**
     * The second stage: as many of each page, where it has them.
     *
     * @param wanted listings over all pages
     */
    public static Draw listings(long seed, List<ReadPage> pages, int wanted) {
        long stocked = pages.stream().filter(page -> !page.units().isEmpty()).count();
        if (stocked == 0 || wanted == 0) {
            return new Draw(List.of(), List.of());
        }
        int each = (int) Math.max(1, (wanted + stocked - 1) / stocked);
        Map<Chosen, Double> numbers = new HashMap<>();
        Map<String, long[]> lists = new TreeMap<>();
        for (ReadPage page : pages) {
            int here = page.units().size();
            int drawn = Math.min(each, here);
            long[] list = lists.computeIfAbsent(page.page().list(), any -> new long[2]);
            double expansion = (double) page.page().pages() / page.read();
            list[0] += Math.round(expansion * here);
            list[1] += drawn;
            page.units().stream()
                    .sorted(Comparator.comparingDouble((FrameUnit unit) -> PermanentNumber.of(seed, unit.key()))
                            .thenComparing(FrameUnit::key))
                    .limit(drawn)
                    .forEach(unit -> numbers.put(
                            new Chosen(
                                    unit.key(),
                                    page.page().list(),
                                    Share.RANDOM,
                                    page.page().probability() * drawn / here,
                                    0,
                                    ""),
                            PermanentNumber.of(seed, unit.key())));
        }
        List<Draw.Stratum> strata = new ArrayList<>();
        lists.forEach((name, list) -> strata.add(new Draw.Stratum(name, Math.max(list[0], list[1]), (int) list[1])));
        List<Chosen> chosen = numbers.entrySet().stream()
                .sorted(Map.Entry.<Chosen, Double>comparingByValue()
                        .thenComparing(entry -> entry.getKey().key()))
                .map(Map.Entry::getKey)
                .toList();
        return new Draw(strata, chosen);
    }
}
