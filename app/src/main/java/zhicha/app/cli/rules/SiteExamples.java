package zhicha.app.cli.rules;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.cli.given.SiteFilesGiven;
import zhicha.app.cli.terminal.Listed;
import zhicha.app.cli.terminal.PlainLine;
import zhicha.app.cli.terminal.Streams;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.trial.SiteTest;
import zhicha.crawler.plan.trial.SiteTest.Unmet;
import zhicha.crawler.plan.trial.SiteTests;
import zhicha.crawler.plan.trial.SiteTrial;

/**
 * What came of the examples beside some site files.
 *
 * @param failed examples that came out otherwise
 * @param broken whether a site file or an example could not be used
 */
record SiteExamples(int failed, boolean broken) {
    /** @param named whether the files were named by hand: then one without examples is told */
    static SiteExamples run(List<Path> files, boolean named, Listed listed, Streams streams) {
        PrintWriter err = streams.err();
        boolean broken = false;
        int all = 0;
        int failed = 0;
        for (Path file : files) {
            SiteTests tests = SiteTests.of(file);
            if (tests.tests().isEmpty() && tests.problems().isEmpty()) {
                if (named) {
                    err.println(file + "：旁边没有样例 / has no examples beside it: " + SiteTests.beside(file));
                }
                continue;
            }
            SiteFile site = SiteFilesGiven.one(file, err);
            tests.problems().forEach(err::println);
            broken |= tests.broken();
            SiteTrial trial = new SiteTrial(site);
            for (SiteTest test : tests.tests()) {
                List<Unmet> unmet = trial.run(test);
                all++;
                failed += unmet.isEmpty() ? 0 : 1;
                print(site, test, unmet, listed, streams.out());
            }
        }
        streams.out().flush();
        err.println("站点样例 / examples of sites " + all + "，通过 / passed " + (all - failed) + "，未通过 / failed " + failed);
        return new SiteExamples(failed, broken);
    }

    private static void print(SiteFile site, SiteTest test, List<Unmet> unmet, Listed listed, PrintWriter out) {
        if (listed.json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("site", site.site().id());
            line.put("test", test.name());
            line.put("unmet", unmet.stream().map(Unmet::sentence).toList());
            line.put(
                    "fields",
                    unmet.stream()
                            .map(one -> Map.of("field", one.field(), "expected", one.expected(), "seen", one.seen()))
                            .toList());
            out.println(JsonMapper.shared().writeValueAsString(line));
        } else if (!unmet.isEmpty()) {
            out.println("✗ " + test.file() + ":" + test.line() + "：" + test.name());
            for (Unmet one : unmet) {
                out.println("    " + one.field());
                out.println("      - 应为 / expected  " + PlainLine.of(one.expected(), 400));
                out.println("      + 实为 / seen      " + PlainLine.of(one.seen(), 400));
            }
        }
    }
}
