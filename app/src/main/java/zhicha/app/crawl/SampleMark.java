package zhicha.app.crawl;

import java.util.LinkedHashMap;
import java.util.Map;
import zhicha.crawler.sample.Chosen;
import zhicha.crawler.sample.Share;
import zhicha.rules.subject.Listing;

/** The field {@code sample} of a listing that goes out: how it came into the sample. */
public final class SampleMark {
    static final String FIELD = "sample";

    private SampleMark() {}

    /**
     * The listing with its share, its stratum, its probability of inclusion (random share) or the trail it was hunted on
     * (targeted share), and its crawl. The store keeps these beside the listing, not in it: the same page read in another
     * sample is no change of the offer.
     */
    static Listing on(Listing listing, Chosen chosen, String crawl) {
        Map<String, Object> other = new LinkedHashMap<>(listing.other());
        other.put(FIELD, of(chosen, crawl));
        return listing.toBuilder().other(other).build();
    }

    private static Map<String, Object> of(Chosen chosen, String crawl) {
        Map<String, Object> mark = new LinkedHashMap<>();
        mark.put("share", chosen.share().written());
        mark.put("stratum", chosen.stratum());
        if (chosen.probability() != null) {
            mark.put("probability", chosen.probability());
        }
        if (chosen.share() == Share.TARGETED) {
            mark.put("round", chosen.round());
            mark.put("trail", chosen.arm());
        }
        mark.put("crawl", crawl);
        return mark;
    }
}
