package zhicha.reporting.prevalence;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The random share of one crawl of one site.
 *
 * @param design how the listings were chosen
 * @param seed of the draw; 0 where everything was taken
 * @param from when the crawl began
 * @param to when it ended
 * @param frame stratum to listings in the frame; every stratum, also those nothing was drawn from
 * @param listsLeft list pages that were known and not walked through: what lies on them is not in the frame
 * @param drawn the random share
 * @param targeted listings that were hunted, which no estimate uses
 * @param pages the first stage, where there were two
 */
public record SiteSample(
        String site,
        String crawl,
        Design design,
        long seed,
        Instant from,
        Instant to,
        Map<String, Long> frame,
        long listsLeft,
        List<SampledListing> drawn,
        long targeted,
        Pages pages) {
    public SiteSample(
            String site,
            String crawl,
            Design design,
            long seed,
            Instant from,
            Instant to,
            Map<String, Long> frame,
            long listsLeft,
            List<SampledListing> drawn,
            long targeted) {
        this(site, crawl, design, seed, from, to, frame, listsLeft, drawn, targeted, Pages.NONE);
    }

    /**
     * The first stage of a draw in two.
     *
     * @param lists list to the number of its pages
     * @param read page that was drawn and read, to what was on it
     */
    public record Pages(Map<String, Long> lists, Map<String, Page> read) {
        static final Pages NONE = new Pages(Map.of(), Map.of());

        public Pages {
            lists = Map.copyOf(lists);
            read = Map.copyOf(read);
        }

        /** @param listings listings that were on it */
        public record Page(String list, long listings) {}
    }

    public enum Design {
        /** Everything that was found was asked for. */
        CENSUS,
        /** A stratified simple random sample without replacement of what was found. */
        STRATIFIED,
        /** Pages of lists by simple random sampling, and of each page listings by simple random sampling. */
        TWO_STAGE
    }

    public SiteSample {
        frame = Map.copyOf(frame);
        drawn = List.copyOf(drawn);
    }

    public long listings() {
        return frame.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What came of the random share, each kind of answer with its number; kinds nobody gave are left out. */
    public Map<Answer, Long> answers() {
        Map<Answer, Long> answers = new EnumMap<>(Answer.class);
        drawn.forEach(one -> answers.merge(one.answer(), 1L, Long::sum));
        return answers;
    }
}
