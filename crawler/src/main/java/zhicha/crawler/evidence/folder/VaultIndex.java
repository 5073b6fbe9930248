package zhicha.crawler.evidence.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.rules.subject.CaptureId;

/** Where everything is, made from the manifests alone; it can always be made again. */
public final class VaultIndex {
    private final Map<CaptureId, Place> places = new HashMap<>();
    private final Map<String, List<CaptureId>> byAddress = new HashMap<>();
    private final Map<CaptureId, List<CaptureId>> parts = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Set<String> asides = new HashSet<>();
    private final Map<String, Manifest.Kept> kept = new HashMap<>();
    private final Map<String, CaptureId> removed = new HashMap<>();
    private final Set<CaptureId> tombstones = new LinkedHashSet<>();
    private final Map<String, CaptureId> environments = new HashMap<>();
    private final Map<String, Long> goodLength = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private long sequence;
    private String last = "";

    /** A line of a day's manifests. */
    public record Place(String day, long offset, int length) {}

    /** Reads every manifest; lines that do not hold are problems, and the others are still found. */
    public static VaultIndex of(VaultFolder folder) throws IOException {
        VaultIndex index = new VaultIndex();
        for (String day : folder.days()) {
            index.goodLength.put(day, 0L);
            ManifestLine.each(folder.manifests(day), line -> index.add(day, line));
        }
        return index;
    }

    private void add(String day, ManifestLine line) {
        Manifest manifest = line.holds() ? line.manifest().orElse(null) : null;
        if (manifest == null) {
            problems.add(day + "/" + VaultFolder.MANIFESTS + " at byte " + line.offset()
                    + ": not a whole manifest with its digest");
            return;
        }
        add(day, line.offset(), line.bytes().length, line.id(), manifest);
    }

    public synchronized void add(String day, long offset, int length, CaptureId id, Manifest manifest) {
        places.put(id, new Place(day, offset, length));
        goodLength.put(day, offset + length + 1);
        sequence = Math.max(sequence, manifest.sequence());
        last = id.value();
        if (manifest.partOf() != null) {
            parts.computeIfAbsent(new CaptureId(manifest.partOf()), page -> new ArrayList<>(2))
                    .add(id);
        }
        Set<String> addresses = new TreeSet<>();
        addresses.add(manifest.asked());
        manifest.exchanges().forEach(exchange -> addresses.add(exchange.uri()));
        manifest.resources().forEach(resource -> addresses.add(resource.uri()));
        if (manifest.seen()) {
            addresses.forEach(address -> byAddress
                    .computeIfAbsent(address, fresh -> new ArrayList<>(1))
                    .add(id));
        }
        for (Manifest.Stored record : manifest.records()) {
            ends.merge(record.file(), record.offset() + record.length(), Math::max);
        }
        manifest.aside().forEach(aside -> asides.add(aside.file()));
        manifest.files().forEach(file -> kept.put(file.file(), file));
        manifest.removed().forEach(record -> removed.put(record.record(), id));
        if (!manifest.removed().isEmpty()) {
            tombstones.add(id);
        }
        if (manifest.kind().equals("environment")) {
            environments.put(manifest.job(), id);
        }
    }

    /** How a file beside the chain was last vouched for, or null. */
    public synchronized Manifest.@Nullable Kept kept(String file) {
        return kept.get(file);
    }

    /** The tombstone of a record, or null where it has none. */
    public synchronized @Nullable CaptureId removed(String record) {
        return removed.get(record);
    }

    public synchronized List<CaptureId> tombstones() {
        return List.copyOf(tombstones);
    }

    /** The newest check of the environment for a job, or null. */
    public synchronized @Nullable CaptureId environment(String job) {
        return environments.get(job);
    }

    public synchronized @Nullable Place place(CaptureId id) {
        return places.get(id);
    }

    public synchronized List<CaptureId> at(String address) {
        return List.copyOf(byAddress.getOrDefault(address, List.of()));
    }

    public synchronized List<CaptureId> partsOf(CaptureId page) {
        return List.copyOf(parts.getOrDefault(page, List.of()));
    }

    /** How far a WARC file is vouched for, bytes. */
    long end(String file) {
        return ends.getOrDefault(file, 0L);
    }

    /** How far a day's manifests hold, bytes: up to the end of its last good line. */
    long goodLength(String day) {
        return goodLength.getOrDefault(day, 0L);
    }

    boolean knowsAside(String file) {
        return asides.contains(file);
    }

    public synchronized long sequence() {
        return sequence;
    }

    /** Id of the newest manifest, or empty. */
    public synchronized String last() {
        return last;
    }

    public synchronized int size() {
        return places.size();
    }

    public List<String> problems() {
        return problems;
    }
}
