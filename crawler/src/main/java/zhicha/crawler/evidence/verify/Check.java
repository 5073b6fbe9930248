package zhicha.crawler.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultHead;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.root.DayTree;
import zhicha.crawler.evidence.verify.Finding.Kind;

/** One run over a vault, manifest by manifest in their order. */
final class Check {
    private static final int MOST_FINDINGS = 10_000;
    /** A copy that began before midnight may have ended after it. */
    private static final int RECENT = 2;

    private final VaultFolder folder;
    private final boolean inUse;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final RecordCheck records;
    private final Map<String, Manifest.Aside> asides = new HashMap<>();
    private final Map<String, String> asideDays = new HashMap<>();
    private final ChainCheck chain;
    private final FileCheck files;
    private final RootCheck roots;
    private final Tombstones tombstones;
    /** The newest days, whose files a copy may have caught while they were being written. */
    private final Set<String> recent;

    private DayTree tree = new DayTree("");
    private boolean broken;
    private String last = "";
    private long captures;
    private long atEnd;
    private long others;

    Check(VaultFolder folder, boolean inUse) throws IOException {
        this.folder = folder;
        this.inUse = inUse;
        List<String> days = folder.days();
        recent = Set.copyOf(days.subList(Math.max(0, days.size() - RECENT), days.size()));
        tombstones = Tombstones.of(folder);
        records = new RecordCheck(folder, this::find, tombstones, recent);
        roots = new RootCheck(folder, this::find, notes, recent);
        VaultHead head = Files.exists(folder.head()) ? VaultHead.read(folder).orElse(null) : null;
        chain = new ChainCheck(head, this::find, days.isEmpty() ? "" : days.getLast());
        files = new FileCheck(folder, head, this::find, recent);
    }

    private void find(Finding finding) {
        // each kind has its own room: no number of torn ends may crowd out something worse
        if (finding.atEnd() ? atEnd++ < MOST_FINDINGS : others++ < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    private void find(Kind kind, String file, long offset, @Nullable String capture, String detail) {
        find(new Finding(kind, file, offset, capture, detail, false));
    }

    private void findAtEnd(String day, Kind kind, String file, long offset, @Nullable String capture, String detail) {
        find(new Finding(kind, file, offset, capture, detail, recent.contains(day)));
    }

    long captures() {
        return captures;
    }

    /** README.txt, HEAD.json and lock. */
    void own() throws IOException {
        files.own();
    }

    void day(String day) throws IOException {
        if (!Files.exists(folder.manifests(day))) {
            findAtEnd(day, Kind.FILE_MISSING, day + "/manifests.txt", 0, null, "the day has a folder and no manifests");
        }
        tree = new DayTree(day);
        broken = false;
        ManifestLine.each(folder.manifests(day), line -> line(day, line));
        roots.day(day, tree, broken);
    }

    /** A manifest by itself, without its place in the chain. */
    void alone(String day, ManifestLine line) throws IOException {
        captures++;
        String file = day + "/manifests.txt";
        Manifest manifest = line.manifest().orElse(null);
        if (!line.holds() || manifest == null) {
            find(
                    Kind.MANIFEST_ALTERED,
                    file,
                    line.offset(),
                    line.stated().orElse(null),
                    "its bytes have " + line.computed());
            return;
        }
        last = line.computed();
        records.check(line.computed(), manifest, false);
    }

    private void line(String day, ManifestLine line) throws IOException {
        String file = day + "/manifests.txt";
        Optional<String> stated = line.stated();
        if (!line.ended() && inUse && !line.holds()) {
            notes.add(file + " ends in a line that is being written");
            return;
        }
        captures++;
        Manifest manifest = line.manifest().orElse(null);
        if (!line.holds() || manifest == null) {
            find(new Finding(
                    Kind.MANIFEST_ALTERED,
                    file,
                    line.offset(),
                    stated.orElse(null),
                    line.ended() ? "its bytes have " + line.computed() : "the file stops inside the line",
                    !line.ended() && recent.contains(day)));
            broken |= line.ended();
            chain.broken(line);
            return;
        }
        chain.follows(day, line, manifest);
        last = line.computed();
        tree.add(line, manifest);
        roots.vouched(day, manifest);
        for (Manifest.Aside aside : manifest.aside()) {
            asides.put(aside.file(), aside);
            asideDays.put(aside.file(), day);
        }
        if (manifest.isRecovery()) {
            recovery(file, line, manifest);
        }
        records.check(line.computed(), manifest, true);
    }

    private void recovery(String file, ManifestLine line, Manifest manifest) {
        String detail =
                manifest.outcome().detail() == null ? "" : manifest.outcome().detail();
        if (manifest.outcome().kind().equals("lost")) {
            find(
                    Kind.MANIFESTS_MISSING,
                    file,
                    line.offset(),
                    line.computed(),
                    "noted when the vault was opened: " + detail);
        } else {
            notes.add("recovery at " + manifest.sealed().beijing() + ": " + detail + "; moved aside: "
                    + manifest.aside().stream().map(Manifest.Aside::file).collect(Collectors.joining(", ")));
        }
    }

    /** What can be said only after the last manifest. */
    void end() throws IOException {
        chain.end();
        records.ends(inUse, notes);
        for (Manifest.Aside aside : asides.values()) {
            Path file = folder.file(aside.file());
            if (!Files.exists(file)) {
                findAtEnd(
                        asideDays.getOrDefault(aside.file(), ""),
                        Kind.FILE_MISSING,
                        aside.file(),
                        0,
                        null,
                        "a recovery moved the end of " + aside.from() + " there");
            } else if (!Sha256.of(file).equals(aside.sha256())) {
                find(Kind.FILE_ALTERED, aside.file(), 0, null, "its SHA-256 is not the one its recovery noted");
            }
        }
        roots.end();
        notes.addAll(tombstones.notes());
        files.strangers(
                name -> asides.containsKey(name) || records.files().contains(name) || roots.known(name), inUse, notes);
    }

    VerificationReport report() {
        return new VerificationReport(captures, records.count(), records.bytes(), last, findings, notes);
    }
}
