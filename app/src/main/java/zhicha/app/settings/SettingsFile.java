package zhicha.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.app.schedule.Timetable;
import zhicha.app.settings.Settings.PlannedSite;
import zhicha.matcher.image.words.Extent;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.RuleProblem.Severity;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlReading;
import zhicha.rules.yaml.YamlSchema;

/** Reads {@code zhicha.yaml}. Relative paths in it are relative to its own folder. */
public final class SettingsFile {
    private static final YamlSchema SCHEMA = YamlSchema.resource(SettingsFile.class, "settings.schema.json");
    private static final YamlMap EMPTY = new YamlMap(Place.whole(Path.of("")), Map.of(), java.util.Set.of());

    private final Path folder;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, String> origins = new LinkedHashMap<>();

    private SettingsFile(Path folder) {
        this.folder = folder;
    }

    /** Reads the file; where it is not there the defaults are in force. */
    public static SettingsReading read(Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        SettingsFile reading = new SettingsFile(folder);
        YamlMap root = Files.exists(file) ? reading.root(file) : EMPTY;
        return new SettingsReading(reading.settings(root), reading.problems);
    }

    private YamlMap root(Path file) {
        YamlReading reading = YamlFile.read(file);
        problems.addAll(reading.problems());
        Optional<YamlNode> root = reading.root();
        root.ifPresent(node -> problems.addAll(SCHEMA.check(node)));
        boolean usable = problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        return usable && root.isPresent() && root.get() instanceof YamlMap map ? map : EMPTY;
    }

    private Settings settings(YamlMap root) {
        YamlMap console = root.map("console").orElse(EMPTY);
        YamlMap store = root.map("store").orElse(EMPTY);
        YamlMap crawl = root.map("crawl").orElse(EMPTY);
        YamlMap pictures = root.map("pictures").orElse(EMPTY);
        String passwordFile = text(store, "store.password-file", null);
        return new Settings(
                folder.resolve(string(root, "data", "data")),
                string(console, "console.host", "127.0.0.1"),
                Integer.parseInt(string(console, "console.port", "8686")),
                string(console, "console.health", "signed-in").equals("open"),
                text(store, "store.url", null),
                text(store, "store.user", null),
                passwordFile == null ? null : folder.resolve(passwordFile),
                packs(root),
                sites(root),
                Integer.parseInt(string(crawl, "crawl.sites-at-once", "4")),
                string(crawl, "crawl.contact", ""),
                Extent.parse(string(pictures, "pictures.words", Extent.CONCERNED.written())),
                embedder(pictures),
                evidence(root),
                origins);
    }

    private EvidenceSettings evidence(YamlMap root) {
        YamlMap evidence = root.map("evidence").orElse(EMPTY);
        for (String key : List.of("time-stamps", "clocks", "egress", "private-addresses", "retention", "screenshots")) {
            note("evidence." + key, evidence.get(key));
        }
        return new EvidenceEntries(folder, problems).read(evidence);
    }

    private Settings.@Nullable PictureModel embedder(YamlMap pictures) {
        note("pictures.embedder", pictures.get("embedder"));
        return pictures.map("embedder")
                .map(model -> new Settings.PictureModel(
                        folder.resolve(model.text("file").orElse("")),
                        Integer.parseInt(model.text("side").orElse("224")),
                        Double.parseDouble(model.text("least").orElse("0.8"))))
                .orElse(null);
    }

    private List<Path> packs(YamlMap root) {
        note("packs", root.get("packs"));
        List<String> named = root.texts("packs");
        return (named.isEmpty() ? List.of("rules/packs") : named)
                .stream().map(folder::resolve).toList();
    }

    private List<PlannedSite> sites(YamlMap root) {
        note("sites", root.get("sites"));
        List<PlannedSite> sites = new ArrayList<>();
        for (YamlNode item : root.items("sites")) {
            if (item instanceof YamlMap site) {
                String cron = site.text("cron").orElse(null);
                if (cron != null) {
                    try {
                        Timetable.check(cron);
                    } catch (ParseException e) {
                        problems.add(site.valuePlace("cron")
                                .error(
                                        Wording.of(
                                                "cron“%s”无法理解：%s",
                                                "cron \"%s\" is not understood: %s",
                                                cron,
                                                String.valueOf(e.getMessage())),
                                        new Wording(
                                                "依次写秒、分、时、日、月、星期，例如每日凌晨两点半为 \"0 30 2 * * ?\"",
                                                "write seconds, minutes, hours, day of month, month, day of week, for instance"
                                                        + " \"0 30 2 * * ?\" for half past two every night")));
                        cron = null;
                    }
                }
                sites.add(new PlannedSite(folder.resolve(site.text("file").orElse("")), cron));
            }
        }
        return sites;
    }

    private String string(YamlMap map, String key, String otherwise) {
        return map.text(last(key)).map(value -> said(map, key, value)).orElseGet(() -> defaulted(key, otherwise));
    }

    private @Nullable String text(YamlMap map, String key, @Nullable String otherwise) {
        Optional<String> value = map.text(last(key));
        note(key, map.get(last(key)));
        return value.orElse(otherwise);
    }

    private String said(YamlMap map, String key, String value) {
        note(key, map.get(last(key)));
        return value;
    }

    private String defaulted(String key, String value) {
        origins.put(key, "default");
        return value;
    }

    private void note(String key, Optional<YamlNode> node) {
        origins.put(
                key,
                node.map(one -> one.place().file() + ":" + one.place().line()).orElse("default"));
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
