package zhicha.app.estimate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.app.estimate.SampleArchive.Contents;
import zhicha.app.estimate.SampleArchive.Unusable;
import zhicha.reporting.prevalence.Estimation;
import zhicha.reporting.prevalence.Prevalence;
import zhicha.reporting.prevalence.SiteSample;

/**
 * Everything that can be estimated now.
 *
 * @param sites by site
 * @param together all sites as one; empty where there are fewer than two
 */
public record Estimates(List<OfSite> sites, Optional<Prevalence> together, List<Unusable> unusable) {
    public Estimates {
        sites = List.copyOf(sites);
        unusable = List.copyOf(unusable);
    }

    /** @param estimates the site, its sectors, shelves and rights; empty where nothing that was drawn answered */
    public record OfSite(SiteSample sample, List<Prevalence> estimates) {
        public OfSite {
            estimates = List.copyOf(estimates);
        }
    }

    /** @param site one site; null for all */
    public static Estimates of(SampleArchive archive, @Nullable String site) {
        return of(archive, site, null);
    }

    /**
     * @param site one site; null for all
     * @param crawl one crawl of the past; null for the latest of each site
     */
    public static Estimates of(SampleArchive archive, @Nullable String site, @Nullable String crawl) {
        Contents contents = archive.contents(site, crawl);
        List<OfSite> sites = contents.usable().stream()
                .map(sample -> new OfSite(sample, Estimation.of(sample)))
                .toList();
        Optional<Prevalence> together = sites.size() < 2 ? Optional.empty() : Estimation.together(contents.usable());
        return new Estimates(sites, together, contents.unusable());
    }
}
