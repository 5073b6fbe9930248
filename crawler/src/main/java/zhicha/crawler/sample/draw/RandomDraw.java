package zhicha.crawler.sample.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.PermanentNumber;
import zhicha.crawler.sample.Share;
import zhicha.crawler.sample.Strata;
import zhicha.crawler.sample.frame.FrameUnit;

/**
 * Draws the random share: a stratified simple random sample without replacement from everything that was found. The same
 * frame and seed give the same sample, whatever the order of the frame.
 */
public final class RandomDraw {
    /** So many listings at least are drawn for each stratum, on the average; where strata would be more, they are joined. */
    private static final int LISTINGS_A_STRATUM = 6;

    private RandomDraw() {}

    private record Ticket(FrameUnit unit, double number) {}

    /** @param wanted listings; a few more are drawn where every stratum must have two */
    public static Draw draw(long seed, List<FrameUnit> frame, Strata strata, int wanted) {
        if (wanted == 0) {
            return new Draw(List.of(), List.of());
        }
        Map<String, String> names = names(frame, strata, wanted);
        Map<String, List<Ticket>> byStratum = new TreeMap<>();
        for (FrameUnit unit : frame) {
            byStratum
                    .computeIfAbsent(names.getOrDefault(unit.key(), ""), any -> new ArrayList<>())
                    .add(new Ticket(unit, PermanentNumber.of(seed, unit.key())));
        }
        Map<String, Long> sizes = new TreeMap<>();
        byStratum.forEach((name, tickets) -> sizes.put(name, (long) tickets.size()));
        Map<String, Integer> allotted = Allotment.of(sizes, wanted);

        List<Draw.Stratum> drawn = new ArrayList<>();
        Map<Chosen, Double> numbers = new HashMap<>();
        byStratum.forEach((name, tickets) -> {
            Draw.Stratum stratum = new Draw.Stratum(name, tickets.size(), allotted.getOrDefault(name, 0));
            drawn.add(stratum);
            tickets.stream()
                    .sorted(Comparator.comparingDouble(Ticket::number)
                            .thenComparing(ticket -> ticket.unit().key()))
                    .limit(stratum.drawn())
                    .forEach(ticket -> numbers.put(
                            new Chosen(ticket.unit().key(), name, Share.RANDOM, stratum.probability(), 0, ""),
                            ticket.number()));
        });
        List<Chosen> chosen = numbers.entrySet().stream()
                .sorted(Map.Entry.<Chosen, Double>comparingByValue()
                        .thenComparing(entry -> entry.getKey().key()))
                .map(Map.Entry::getKey)
                .toList();
        return new Draw(drawn, chosen);
    }

    /**
     * Key to the name of its stratum. The last dimensions are given up until there are few enough strata.
     */
    public static Map<String, String> names(List<FrameUnit> frame, Strata strata, int wanted) {
        int most = Math.max(1, wanted / LISTINGS_A_STRATUM);
        List<List<String>> cells = frame.stream().map(strata::cell).toList();
        int kept = Strata.DIMENSIONS;
        while (kept > 0 && !fewer(cells, kept, most)) {
            kept--;
        }
        Map<List<String>, String> written = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            List<String> cell = cells.get(i).subList(0, kept);
            names.put(frame.get(i).key(), written.computeIfAbsent(cell, RandomDraw::name));
        }
        return names;
    }

    /** Whether the first dimensions make no more strata than that. */
    private static boolean fewer(List<List<String>> cells, int dimensions, int most) {
        Set<List<String>> different = new HashSet<>();
        for (List<String> cell : cells) {
            different.add(cell.subList(0, dimensions));
            if (different.size() > most) {
                return false;
            }
        }
        return true;
    }

    /** Dimensions that nobody asked for are not written. */
    private static String name(List<String> cell) {
        List<String> said = cell.stream()
                .filter(value -> !value.endsWith("*") && !value.equals("-"))
                .toList();
        return String.join("|", said);
    }
}
