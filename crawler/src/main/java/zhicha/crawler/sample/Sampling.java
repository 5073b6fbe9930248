package zhicha.crawler.sample;

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
 */
public record Sampling(int random, int targeted, OptionalLong seed, OptionalInt discovery, Strata strata) {
    /** Everything that is found, without a sample. */
    public static final Sampling EVERYTHING = new Sampling(0, 0);

    public Sampling {
        if (random < 0 || targeted < 0) {
            throw new IllegalArgumentException(
                    "sampling " + random + " random and " + targeted + " targeted: none may be negative");
        }
        if (discovery.isPresent() && discovery.getAsInt() < 1) {
            throw new IllegalArgumentException("discovery " + discovery.getAsInt() + " is below one page");
        }
    }

    public Sampling(int random, int targeted) {
        this(random, targeted, OptionalLong.empty(), OptionalInt.empty(), Strata.NONE);
    }

    /** Whether only a sample is wanted. */
    public boolean active() {
        return random > 0 || targeted > 0;
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
