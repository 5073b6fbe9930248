package zhicha.crawler.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import zhicha.crawler.address.BadAddressException;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.extract.selector.FieldSelector;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.subject.Site;
import zhicha.rules.yaml.Nearest;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlReading;
import zhicha.rules.yaml.YamlScalar;
import zhicha.rules.yaml.YamlSchema;

/** Reads site files. Every mistake of a file is found in one go, with its line and a cure. */
public final class SiteFiles {
    /** Fields of a listing that a site file may point at. */
    public static final Set<String> FIELDS = Set.copyOf(List.of(
            "id",
            "title",
            "description",
            "brand",
            "category",
            "price",
            "currency",
            "sales",
            "stock",
            "condition",
            "images",
            "shipsFrom",
            "seller.id",
            "seller.name",
            "seller.location",
            "seller.licence",
            "seller.contacts"));

    private static final YamlSchema SCHEMA = YamlSchema.resource(SiteFiles.class, "site.schema.json");
    private static final Pattern BARE_QUESTION_MARK = Pattern.compile("\\w\\?\\w+=");
    private static final Pattern TIME = Pattern.compile("(\\d+)(?:\\.(\\d+))?(ms|s|m)");

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
        Optional<WebAddress> home = root.get("home").flatMap(this::address);
        List<WebAddress> start = addresses("start");
        if (start.isEmpty()) {
            start = home.stream().toList();
        }
        List<WebAddress> sitemaps = addresses("sitemaps");
        List<WebAddress> hosts = hosts();
        List<AddressPattern> follow = patterns("follow");
        List<AddressPattern> listing = patterns("listing");
        Politeness politeness = politeness();
        Map<String, FieldSelector> extract = extract();
        if (problems.stream().anyMatch(problem -> problem.severity() == RuleProblem.Severity.ERROR)
                || start.isEmpty()) {
            return Optional.empty();
        }
        Set<String> drop = new LinkedHashSet<>();
        root.texts("drop-parameters").forEach(name -> drop.add(name.toLowerCase(Locale.ROOT)));
        int random = number("sampling", "random");
        int targeted = number("sampling", "targeted");
        return Optional.of(new SiteFile(
                new Site(
                        id,
                        root.text("name").orElse(id),
                        home.map(WebAddress::toString).orElse("")),
                root.text("private-addresses").orElse("refused").equals("allowed"),
                start,
                hosts,
                sitemaps,
                follow,
                listing,
                drop,
                render(),
                politeness,
                new Sampling(random, targeted),
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

    private int number(String part, String key) {
        return root.map(part)
                .flatMap(map -> map.text(key))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private Politeness politeness() {
        Optional<YamlMap> map = root.map("politeness");
        Duration delay =
                map.flatMap(part -> part.text("delay")).flatMap(SiteFiles::time).orElse(Politeness.DEFAULT.delay());
        int parallel = map.flatMap(part -> part.text("parallel"))
                .filter(text -> text.matches("[1-9]|1[0-6]"))
                .map(Integer::parseInt)
                .orElse(Politeness.DEFAULT.parallel());
        WorkingHours hours = WorkingHours.ALWAYS;
        try {
            hours = map.flatMap(part -> part.text("hours"))
                    .map(WorkingHours::parse)
                    .orElse(WorkingHours.ALWAYS);
        } catch (IllegalArgumentException e) {
            // the schema has told it, with its place
        }
        return new Politeness(delay, parallel, hours);
    }

    private static Optional<Duration> time(String written) {
        Matcher matcher = TIME.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double unit = switch (matcher.group(3)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
        String number = matcher.group(2) == null ? matcher.group(1) : matcher.group(1) + "." + matcher.group(2);
        return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(number) * unit)));
    }

    private List<WebAddress> addresses(String key) {
        return root.items(key).stream().flatMap(node -> address(node).stream()).toList();
    }

    private Optional<WebAddress> address(YamlNode node) {
        if (!(node instanceof YamlScalar scalar) || !scalar.text().matches("(?i)https?://.*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(WebAddress.parse(scalar.text()));
        } catch (BadAddressException e) {
            problems.add(node.place().error(String.valueOf(e.getMessage()), "write the address as a browser shows it"));
            return Optional.empty();
        }
    }

    /** Hosts are written bare, {@code img.shop.example} or {@code 127.0.0.5:8802}; a full address does as well. */
    private List<WebAddress> hosts() {
        List<WebAddress> hosts = new ArrayList<>();
        for (YamlNode node : root.items("hosts")) {
            if (node instanceof YamlScalar scalar) {
                String text = scalar.text();
                try {
                    hosts.add(WebAddress.parse(text.contains("://") ? text : "http://" + text));
                } catch (BadAddressException e) {
                    problems.add(node.place()
                            .error(String.valueOf(e.getMessage()), "write a host name such as img.shop.example"));
                }
            }
        }
        return hosts;
    }

    private List<AddressPattern> patterns(String key) {
        List<AddressPattern> patterns = new ArrayList<>();
        for (YamlNode node : root.items(key)) {
            if (node instanceof YamlScalar scalar) {
                try {
                    AddressPattern pattern = AddressPattern.compile(scalar.text());
                    patterns.add(pattern);
                    if (BARE_QUESTION_MARK.matcher(scalar.text()).find()) {
                        problems.add(node.place()
                                .warning(
                                        "the ? of \"" + scalar.text() + "\" makes the letter before it optional",
                                        "write \\? where the question mark of an address is meant"));
                    }
                    if (key.equals("listing") && pattern.groups() == 0) {
                        problems.add(node.place()
                                .warning(
                                        "\"" + scalar.text()
                                                + "\" has no group, so listings are numbered by their address",
                                        "put the item id in brackets, for instance /item/(\\d+)"));
                    }
                } catch (IllegalArgumentException e) {
                    problems.add(
                            node.place()
                                    .error(
                                            String.valueOf(e.getMessage()),
                                            "use RE2 syntax: no look-around, no back-references; escape . ? + ( ) where they are meant"));
                }
            }
        }
        return patterns;
    }

    private Map<String, FieldSelector> extract() {
        Map<String, FieldSelector> extract = new LinkedHashMap<>();
        root.map("extract")
                .ifPresent(map -> map.entries().forEach((field, entry) -> {
                    if (!FIELDS.contains(field)) {
                        String cure = Nearest.to(field, FIELDS)
                                .map(near -> "write \"" + near + "\"")
                                .orElse("use one of "
                                        + String.join(
                                                ", ", FIELDS.stream().sorted().toList()));
                        problems.add(entry.keyPlace().error("a listing has no field \"" + field + "\"", cure));
                    } else if (entry.value() instanceof YamlScalar scalar) {
                        selector(scalar.place(), scalar.text())
                                .ifPresent(css -> extract.put(field, new FieldSelector(css, null)));
                    } else if (entry.value() instanceof YamlMap parts) {
                        parts.text("css")
                                .flatMap(css -> selector(parts.valuePlace("css"), css))
                                .ifPresent(css -> extract.put(
                                        field,
                                        new FieldSelector(
                                                css, parts.text("attr").orElse(null))));
                    }
                }));
        return extract;
    }

    private Optional<String> selector(Place place, String css) {
        try {
            QueryParser.parse(css);
            return Optional.of(css);
        } catch (Selector.SelectorParseException e) {
            problems.add(place.error(
                    "CSS selector: " + e.getMessage(), "correct the selector, for instance .price or h1 > span"));
            return Optional.empty();
        }
    }
}
