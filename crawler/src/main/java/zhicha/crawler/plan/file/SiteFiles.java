package zhicha.crawler.plan.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zhicha.crawler.address.AddressPattern;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.selector.FieldSelector;
import zhicha.crawler.life.Revisits;
import zhicha.crawler.plan.AddressTwin;
import zhicha.crawler.plan.Politeness;
import zhicha.crawler.plan.Render;
import zhicha.crawler.plan.SiteFile;
import zhicha.crawler.plan.search.SearchPages;
import zhicha.crawler.sample.Sampling;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.subject.Site;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlReading;
import zhicha.rules.yaml.YamlSchema;

/** Reads site files. Every mistake of a file is found in one go, with its line and a cure. */
public final class SiteFiles {
    private static final YamlSchema SCHEMA = YamlSchema.resource(SiteFiles.class, "site.schema.json");

    private final YamlMap root;
    private final List<RuleProblem> problems;

    private SiteFiles(YamlMap root, List<RuleProblem> problems) {
        this.root = root;
        this.problems = problems;
    }

    public static SiteFileReading read(Path file) {
        YamlReading reading = YamlFile.read(file);
        List<RuleProblem> problems = new ArrayList<>(reading.problems());
        if (reading.root().isEmpty()) {
            return new SiteFileReading(Optional.empty(), problems);
        }
        YamlNode root = reading.root().get();
        problems.addAll(SCHEMA.check(root));
        if (!(root instanceof YamlMap map)) {
            return new SiteFileReading(Optional.empty(), problems);
        }
        SiteFiles reader = new SiteFiles(map, problems);
        // read on after an error of form, so that errors of meaning are told as well
        Optional<SiteFile> read = reader.site();
        problems.sort(Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column));
        boolean sound = problems.stream().noneMatch(problem -> problem.severity() == RuleProblem.Severity.ERROR);
        return new SiteFileReading(
                sound ? read : Optional.empty(), problems.stream().distinct().toList());
    }

    private Optional<SiteFile> site() {
        String id = root.text("site").orElse("unnamed");
        AddressEntries entries = new AddressEntries(root, problems);
        Optional<WebAddress> home = entries.address("home");
        List<WebAddress> start = entries.addresses("start");
        if (start.isEmpty()) {
            start = home.stream().toList();
        }
        List<WebAddress> sitemaps = entries.addresses("sitemaps");
        List<WebAddress> feeds = entries.addresses("feeds");
        List<WebAddress> hosts = entries.hosts();
        Optional<SearchPages> search = SearchEntry.read(root, problems);
        Sampling sampling = SamplingEntry.read(root, entries, problems);
        List<AddressPattern> follow = entries.patterns("follow");
        List<AddressPattern> listing = entries.patterns("listing");
        Politeness politeness = PolitenessEntry.read(root);
        List<AddressTwin> twins = entries.twins();
        Revisits revisits = RevisitEntry.read(root);
        Map<String, FieldSelector> extract = ExtractEntry.read(root, problems);
        if (problems.stream().anyMatch(problem -> problem.severity() == RuleProblem.Severity.ERROR)
                || start.isEmpty()) {
            return Optional.empty();
        }
        Set<String> drop = new LinkedHashSet<>();
        root.texts("drop-parameters").forEach(name -> drop.add(name.toLowerCase(Locale.ROOT)));
        return Optional.of(new SiteFile(
                new Site(
                        id,
                        root.text("name").orElse(id),
                        home.map(WebAddress::toString).orElse("")),
                root.text("private-addresses").orElse("refused").equals("allowed"),
                start,
                hosts,
                sitemaps,
                feeds,
                search,
                follow,
                listing,
                drop,
                twins,
                render(),
                politeness,
                sampling,
                revisits,
                root.text("currency"),
                extract));
    }

    private Render render() {
        return switch (root.text("render").orElse("never")) {
            case "always" -> Render.ALWAYS;
            case "when-empty" -> Render.WHEN_EMPTY;
            default -> Render.NEVER;
        };
    }
}
