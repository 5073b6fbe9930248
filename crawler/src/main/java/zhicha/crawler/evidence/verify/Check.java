package zhicha.crawler.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final Pattern COPY = Pattern.compile("(?:^|/)\\.[A-Za-z0-9._-]{1,200}\\.tmp$");

    private final VaultFolder folder;
    private final boolean inUse;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final RecordCheck records;
    private final Map<String, Manifest.Aside> asides = new HashMap<>();
    private final Map<String, String> asideDays = new HashMap<>();
    private final @Nullable VaultHead head;
    private final RootCheck roots;
    private final Tombstones tombstones;
    /** The newest days, whose files a copy may have caught while they were being written. */
    private final Set<String> recent;

    private DayTree tree = new DayTree("");
    private boolean broken;
    private @Nullable String previousSm3;
    private Set<String> previous = Set.of("");
    private long sequence;
    private boolean sequenceKnown = true;
    private String last = "";
    private long captures;

    Check(VaultFolder folder, boolean inUse) throws IOException {
        this.folder = folder;
        this.inUse = inUse;
        List<String> days = folder.days();
        recent = Set.copyOf(days.subList(Math.max(0, days.size() - RECENT), days.size()));
        tombstones = Tombstones.of(folder);
        records = new RecordCheck(folder, this::find, tombstones, recent);
        roots = new RootCheck(folder, this::find, notes, recent);
        head = Files.exists(folder.head()) ? VaultHead.read(folder).orElse(null) : null;
    }

    private void find(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
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
    void readme() throws IOException {
        if (!Files.exists(folder.head())) {
            find(Kind.FILE_MISSING, "HEAD.json", 0, null, "it names the newest manifest");
        } else if (head == null) {
            find(Kind.FILE_ALTERED, "HEAD.json", 0, null, "it is not what the program writes");
        }
        if (!Files.exists(folder.readme())) {
            find(Kind.FILE_MISSING, "README.txt", 0, null, "it tells how to check by hand");
        } else {
            text(Files.readAllBytes(folder.readme()));
        }
        if (Files.exists(folder.lock()) && Files.size(folder.lock()) > 0) {
            find(Kind.FILE_ALTERED, "lock", 0, null, "it should be empty");
        }
    }

    private void text(byte[] readme) throws IOException {
        if (head == null || Sha256.of(readme).equals(head.readme())) {
            return;
        }
        // of the two, the one that this program would write is the right one
        boolean known = Arrays.equals(readme, VaultFolder.readmeText());
        if (known && VaultFolder.EARLIER_READMES.contains(head.readme())) {
            // a newer version wrote its text, and was stopped before it could note that
            return;
        }
        find(
                Kind.FILE_ALTERED,
                known ? "HEAD.json" : "README.txt",
                0,
                null,
                "the SHA-256 of README.txt is not the one in HEAD.json");
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
            broken = true;
            previousSm3 = null;
            // either half may be the one that was changed; the next manifest names the right one
            previous = stated.isPresent() ? Set.of(stated.get(), line.computed()) : Set.of(line.computed());
            sequenceKnown = false;
            return;
        }
        chain(day, line, manifest);
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

    private void chain(String day, ManifestLine line, Manifest manifest) {
        String file = day + "/manifests.txt";
        String id = line.computed();
        String named = manifest.previous() == null ? "" : manifest.previous();
        boolean gap = sequenceKnown ? manifest.sequence() != sequence + 1 : manifest.sequence() <= sequence;
        // a copy may have taken the day before while it was still being written, and this one after midnight
        boolean overMidnight = line.offset() == 0
                && recent.contains(day)
                && day.equals(recent.stream().max(String::compareTo).orElse(""))
                && manifest.sequence() > sequence + 1;
        if (gap) {
            find(new Finding(
                    Kind.SEQUENCE_GAP,
                    file,
                    line.offset(),
                    id,
                    "manifest " + manifest.sequence() + " stands where " + (sequence + 1) + " should",
                    overMidnight));
        }
        if (!previous.contains(named)) {
            find(new Finding(
                    Kind.CHAIN_BROKEN,
                    file,
                    line.offset(),
                    id,
                    "it names " + (named.isEmpty() ? "none" : named) + " as the one before, which is "
                            + String.join(" or ", previous),
                    overMidnight));
        } else if (previousSm3 != null
                && manifest.previousSm3() != null
                && !previousSm3.equals(manifest.previousSm3())) {
            find(
                    Kind.SM3_MISMATCH,
                    file,
                    line.offset(),
                    id,
                    "it names sm3 " + manifest.previousSm3() + " of the one before, which has " + previousSm3);
        }
        previousSm3 = line.sm3();
        if (head != null
                && head.sequence() == manifest.sequence()
                && !head.capture().equals(id)) {
            find(
                    Kind.FILE_ALTERED,
                    "HEAD.json",
                    0,
                    id,
                    "it names " + head.capture() + " as manifest " + head.sequence());
        }
        sequence = manifest.sequence();
        sequenceKnown = true;
        previous = Set.of(id);
        last = id;
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
            notes.add("recovery at " + manifest.sealed().beijing() + ": " + detail + "; "
                    + manifest.aside().size() + " torn ends moved aside");
        }
    }

    /** What can be said only after the last manifest. */
    void end() throws IOException {
        if (head != null && head.sequence() > sequence) {
            find(new Finding(
                    Kind.MANIFESTS_MISSING,
                    "HEAD.json",
                    0,
                    head.capture(),
                    "it names manifest " + head.sequence() + ", and the chain ends at " + sequence,
                    true));
        }
        if (head != null && head.sequence() == 0 && !head.capture().isEmpty()
                || head != null && head.sequence() > 0 && head.capture().isEmpty()) {
            find(Kind.FILE_ALTERED, "HEAD.json", 0, null, "its sequence and its capture contradict each other");
        }
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
            } else if (!Sha256.of(Files.readAllBytes(file)).equals(aside.sha256())) {
                find(Kind.FILE_ALTERED, aside.file(), 0, null, "its SHA-256 is not the one its recovery noted");
            }
        }
        roots.end();
        notes.addAll(tombstones.notes());
        strangers();
    }

    private void strangers() throws IOException {
        Set<String> known = new HashSet<>(Set.of("README.txt", "HEAD.json", "lock"));
        known.addAll(asides.keySet());
        known.addAll(records.files());
        for (String day : folder.days()) {
            known.add(day + "/manifests.txt");
        }
        try (Stream<Path> all = Files.walk(folder.root(), 3)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                String name = folder.root().relativize(path).toString().replace('\\', '/');
                if (known.contains(name) || roots.known(name)) {
                    continue;
                }
                if (COPY.matcher(name).find()) {
                    notes.add(name + " 是未写完的副本，下次打开证据库时清除 / is an unfinished copy, cleared at the next opening");
                    continue;
                }
                boolean records = name.endsWith(".warc.gz");
                if (!(inUse && records)) {
                    String day = name.substring(0, Math.min(10, name.length()));
                    find(new Finding(
                            Kind.UNKNOWN_FILE,
                            name,
                            0,
                            null,
                            Files.size(path) + " bytes",
                            records && recent.contains(day)));
                }
            }
        }
    }

    VerificationReport report() {
        return new VerificationReport(captures, records.count(), records.bytes(), last, findings, notes);
    }
}
