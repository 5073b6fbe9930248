package zhicha.crawler.sample.draw;

import java.util.List;
import zhicha.crawler.sample.Chosen;

/**
 * A random share, drawn.
 *
 * @param strata every stratum of the frame, by name
 * @param chosen in the order of their random numbers, over all strata: where the crawl has to end early, what it reached is
 *     a smaller random sample of each stratum, and not its beginning
 */
public record Draw(List<Stratum> strata, List<Chosen> chosen) {
    public Draw {
        strata = List.copyOf(strata);
        chosen = List.copyOf(chosen);
    }

    /**
     * @param frame listings of it in the frame
     * @param drawn listings drawn from it
     */
    public record Stratum(String name, long frame, int drawn) {
        public double probability() {
            return (double) drawn / frame;
        }
    }
}
