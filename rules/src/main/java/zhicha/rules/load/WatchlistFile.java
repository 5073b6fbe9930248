package zhicha.rules.load;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zhicha.rules.load.part.PackFiles;
import zhicha.rules.load.part.Placed;
import zhicha.rules.load.part.RightReader;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.Sector;
import zhicha.rules.watch.Right;
import zhicha.rules.yaml.Place;
import zhicha.rules.yaml.YamlFile;
import zhicha.rules.yaml.YamlLimits;
import zhicha.rules.yaml.YamlList;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlReading;
import zhicha.rules.yaml.YamlSchema;
import zhicha.rules.yaml.YamlSchema.Finding;

/**
 * Reads {@code pack.yaml}: what the pack is called and the rights it watches. Most of the time of reading a long one goes into
 * holding every right against the schema; a right that was found to fit it, and has not changed since, is not held against it again.
 */
final class WatchlistFile {
    private static final YamlSchema PACK =
            YamlSchema.resource(WatchlistFile.class, "/zhicha/rules/schema/pack.schema.json");

    /** Beyond this, not far from the schema's own limit, the whole file is held against the schema every time. */
    private static final int MOST_REMEMBERED = 150_000;

    /** Rights that fit the schema when the file was last read, by the SHA-256 of their JSON. */
    private Set<String> fitting = Set.of();

    /** The head of a pack and its rights. */
    record Head(Placed<String> id, @Nullable Sector sector, String version, List<Placed<Right>> rights) {}

    Head read(Path packFile, PackFiles files, LocalDate today, Consumer<RuleProblem> problems) {
        Placed<String> id = new Placed<>(name(packFile.getParent()), Place.whole(packFile));
        Optional<YamlReading> reading = files.named(packFile.getFileName().toString(), Place.whole(packFile))
                .map(file -> YamlFile.read(file, YamlLimits.WATCHLIST));
        reading.ifPresent(read -> read.problems().forEach(problems));
        Optional<YamlNode> root = reading.flatMap(YamlReading::root);
        if (root.isEmpty()) {
            return new Head(id, null, "0", List.of());
        }
        List<Finding> findings = findings(root.get());
        findings.forEach(finding -> problems.accept(finding.problem()));
        if (!(root.get() instanceof YamlMap pack)) {
            return new Head(id, null, "0", List.of());
        }
        if (sound(findings, "pack") && pack.text("pack").isPresent()) {
            id = new Placed<>(pack.text("pack").get(), pack.valuePlace("pack"));
        }
        Sector sector = sound(findings, "sector")
                ? pack.text("sector").map(Sector::parse).orElse(null)
                : null;
        return new Head(
                id,
                sector,
                pack.text("version").orElse("0"),
                rights(pack, findings, new RightReader(files, today, problems)));
    }

    private List<Finding> findings(YamlNode root) {
        Optional<YamlList> rights = root instanceof YamlMap pack
                ? pack.get("rights").filter(YamlList.class::isInstance).map(YamlList.class::cast)
                : Optional.empty();
        if (rights.isEmpty()) {
            return PACK.findings(root);
        }
        List<YamlNode> items = rights.get().items();
        Set<String> now = new HashSet<>();
        List<YamlNode> changed = new ArrayList<>();
        for (YamlNode item : items) {
            String digest = digest(item);
            now.add(digest);
            if (!fitting.contains(digest)) {
                changed.add(item);
            }
        }
        boolean few = changed.size() < items.size() && items.size() <= MOST_REMEMBERED;
        List<Finding> findings = few ? PACK.findings(only(changed, root)) : PACK.findings(root);
        if (few && !findings.isEmpty()) {
            // a problem may name its place in the whole list
            findings = PACK.findings(root);
        }
        for (Finding finding : findings) {
            if (finding.path().size() > 1 && finding.path().get(1) instanceof Integer index && index < items.size()) {
                now.remove(digest(items.get(index)));
            }
        }
        fitting = now;
        return findings;
    }

    /** The same pack with these rights alone. */
    private static YamlNode only(List<YamlNode> rights, YamlNode root) {
        if (!(root instanceof YamlMap pack)) {
            return root;
        }
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>(pack.entries());
        entries.computeIfPresent(
                "rights",
                (key, entry) -> new YamlMap.Entry(
                        entry.keyPlace(), new YamlList(entry.value().place(), rights)));
        return new YamlMap(pack.place(), entries, pack.repeated());
    }

    private static List<Placed<Right>> rights(YamlMap pack, List<Finding> findings, RightReader reader) {
        List<Placed<Right>> rights = new ArrayList<>();
        List<YamlNode> items = pack.items("rights");
        Set<Object> broken = Finding.itemsOf("rights", findings);
        for (int i = 0; i < items.size(); i++) {
            // a key that stands twice has been said; which of the two values holds is not ours to guess
            if (items.get(i) instanceof YamlMap right && right.repeated().isEmpty() && !broken.contains(i)) {
                reader.read(right).ifPresent(read -> rights.add(new Placed<>(read, right.valuePlace("id"))));
            }
        }
        return rights;
    }

    private static boolean sound(List<Finding> findings, Object... part) {
        return findings.stream().noneMatch(finding -> finding.within(part));
    }

    /** 16 bytes of it: 200,000 rights do not collide. */
    private static String digest(YamlNode item) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(item.json().toString().getBytes(StandardCharsets.UTF_8));
            return new String(digest, 0, 16, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The last part of a path, without the slash that folders in a jar end with. */
    static String name(@Nullable Path path) {
        Path name = path == null ? null : path.getFileName();
        return name == null ? "pack" : name.toString().replace("/", "");
    }
}
