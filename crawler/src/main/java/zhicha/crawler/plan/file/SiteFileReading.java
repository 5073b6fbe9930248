package zhicha.crawler.plan.file;

import java.util.List;
import java.util.Optional;
import zhicha.crawler.plan.SiteFile;
import zhicha.rules.pack.RuleProblem;

/**
 * What came of reading a site file.
 *
 * @param file empty where at least one problem is an error
 * @param problems in the order of the file
 */
public record SiteFileReading(Optional<SiteFile> file, List<RuleProblem> problems) {
    public SiteFileReading {
        problems = List.copyOf(problems);
    }
}
