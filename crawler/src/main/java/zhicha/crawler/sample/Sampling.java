package zhicha.crawler.sample;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How many listings are wanted from each share of the sample.
 *
 * @param random drawn by chance, for an honest estimate of prevalence
 * @param targeted found by hunting, for leads
 * @param seed of the draw; where none is given each crawl makes one from its name, so that two crawls draw differently.
 *     The same seed draws the same listings again as long as they are on offer, which suits a panel
 * @param discovery most pages that are walked through to find what there is to draw from; empty for what the budget leaves
 *     after the sample, a quarter of it at least
 * @param strata how the frame is cut
 * @param lists lists too long to walk through; where there are any the random share is drawn in two stages, pages of these
 *     lists and then listings on those pages
 * @param listPages pages to be drawn from them, over all lists; at least two a list
 * @param sellers where the targeted share finds what else a seller offers; empty where the site file does not say
 */
public record Sampling(
        int random,
        int targeted,
        OptionalLong seed,
        OptionalInt discovery,
        Strata strata,
        List<ResultList> lists,
        int listPages,
        Optional<SellerPages> sellers) {
    /** So many listings on each page that is drawn, where the site file does not say how many pages. */
    private static final int LISTINGS_A_PAGE = 8;

    /** Everything that is found, without a sample. */
    public static final Sampling EVERYTHING = new Sampling(0, 0);

    public Sampling {
        lists = List.copyOf(lists);
        if (random < 0 || targeted < 0) {
            throw new IllegalArgumentException(
                    "sampling " + random + " random and " + targeted + " targeted: none may be negative");
        }
        if (discovery.isPresent() && discovery.getAsInt() < 1) {
            throw new IllegalArgumentException("discovery " + discovery.getAsInt() + " is below one page");
        }
    }

    public Sampling(int random, int targeted) {
        this(random, targeted, OptionalLong.empty(), OptionalInt.empty(), Strata.NONE, List.of(), 0, Optional.empty());
    }

    /** Whether only a sample is wanted. */
    public boolean active() {
        return random > 0 || targeted > 0;
    }

    /** Whether pages of results are drawn first, and listings from those. */
    public boolean twoStage() {
        return random > 0 && !lists.isEmpty();
    }

    /** Pages of results that are wanted over all lists. */
    public int pagesWanted() {
        int wanted = listPages > 0 ? listPages : Math.max(1, random / LISTINGS_A_PAGE);
        return Math.max(2 * lists.size(), wanted);
    }

    /** Most pages to be walked through before the draw, of a budget of so many pages for the whole crawl. */
    public int discoveryOf(int budget) {
        return Math.min(budget, discovery.orElse(Math.max(budget / 4, budget - random - targeted)));
    }

    /** The seed of the crawl of this name. */
    public long seedFor(String crawl) {
        return seed.orElseGet(() -> PermanentNumber.seedOf(crawl));
    }
}
