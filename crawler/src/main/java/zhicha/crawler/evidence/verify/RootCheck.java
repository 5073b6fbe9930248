package zhicha.crawler.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.manifest.Sm3;
import zhicha.crawler.evidence.root.DayRoot;
import zhicha.crawler.evidence.root.DayTree;
import zhicha.crawler.evidence.timestamp.StampFiles;
import zhicha.crawler.evidence.timestamp.TokenProblem;
import zhicha.crawler.evidence.verify.Finding.Kind;

/** Compares the roots of days with their manifests, the roots with one another, and their time-stamps with them. */
final class RootCheck {
    private final VaultFolder folder;
    private final Consumer<Finding> findings;
    private final List<String> notes;
    private final Set<String> recent;
    private final Map<String, Vouched> vouched = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** @param day in whose manifests it stands */
    private record Vouched(Manifest.Kept file, String day) {}

    RootCheck(VaultFolder folder, Consumer<Finding> findings, List<String> notes, Set<String> recent) {
        this.folder = folder;
        this.findings = findings;
        this.notes = notes;
        this.recent = recent;
    }

    void vouched(String day, Manifest manifest) {
        manifest.files().forEach(file -> vouched.put(file.file(), new Vouched(file, day)));
    }

    /** @param broken whether a whole line of the day does not hold; the root cannot be right then, and the line was told */
    void day(String day, DayTree tree, boolean broken) throws IOException {
        seen.add(day);
        if (!folder.closed(day)) {
            return;
        }
        String file = VaultFolder.ROOTS + "/" + day + ".txt";
        DayRoot said = DayRoot.read(folder.root(day)).orElse(null);
        if (said == null || !said.day().equals(day)) {
            find(Kind.FILE_ALTERED, file, "it is not what the program writes", false);
            return;
        }
        DayRoot found = tree.root(said.previous()).orElse(null);
        if (found == null || tree.size() < said.manifests()) {
            findings.accept(new Finding(
                    Kind.MANIFESTS_MISSING,
                    day + "/" + VaultFolder.MANIFESTS,
                    0,
                    said.lastId(),
                    "the root of the day vouches for " + said.manifests() + " manifests up to " + said.last()
                            + ", and there are " + tree.size() + (broken ? " that hold" : ""),
                    recent.contains(day) && !broken));
        } else if (!Arrays.equals(found.written(), said.written())) {
            find(
                    Kind.ROOT_MISMATCH,
                    file,
                    "it vouches for " + said.manifests() + " manifests with root " + said.sha256() + ", and those of "
                            + day + " are " + found.manifests() + " with root " + found.sha256(),
                    false);
        }
        DayRoot.Previous before = said.previous();
        if (before != null) {
            Path earlier = folder.root(before.day());
            String name = VaultFolder.ROOTS + "/" + before.day() + ".txt";
            if (!Files.exists(earlier)) {
                find(Kind.FILE_MISSING, name, file + " names it as the root before", false);
            } else if (DayRoot.read(earlier).isEmpty()
                    || !Sha256.of(Files.readAllBytes(earlier)).equals(before.sha256())) {
                find(Kind.FILE_ALTERED, name, "its SHA-256 is not the one that " + file + " names", false);
            }
        }
    }

    void end() throws IOException {
        for (String day : folder.closed()) {
            if (!seen.contains(day)) {
                find(
                        Kind.FILE_MISSING,
                        day + "/" + VaultFolder.MANIFESTS,
                        "the day has a root and no manifests: all of it is gone",
                        recent.contains(day));
            }
        }
        for (Map.Entry<String, Vouched> one : vouched.entrySet()) {
            kept(one.getKey(), one.getValue());
        }
        for (StampFiles stamp : StampFiles.all(folder)) {
            stamp(stamp);
        }
        long loose = folder.beside(VaultFolder.ROOTS).stream()
                .filter(this::known)
                .filter(name -> !vouched.containsKey(name))
                .count();
        if (loose > 0) {
            notes.add(loose + " 个日根或时间戳文件尚未记入清单 / files of roots and time-stamps are not yet noted in the chain");
        }
    }

    private void kept(String name, Vouched one) throws IOException {
        Path file = folder.file(name);
        if (!Files.exists(file)) {
            find(Kind.FILE_MISSING, name, "the chain vouches for it", recent.contains(one.day()));
            return;
        }
        boolean whole = Files.size(file) == one.file().length();
        byte[] bytes = whole ? Files.readAllBytes(file) : new byte[0];
        if (!whole || !Sha256.of(bytes).equals(one.file().sha256())) {
            find(Kind.FILE_ALTERED, name, "its SHA-256 is not the one that the chain vouches for", false);
        } else if (!Sm3.of(bytes).equals(one.file().sm3())) {
            find(Kind.SM3_MISMATCH, name, "its SM3 is not the one that the chain vouches for", false);
        }
    }

    private void stamp(StampFiles files) throws IOException {
        try {
            notes.add("时间戳 / time-stamp " + files.names().getFirst() + ": "
                    + files.check().said());
        } catch (TokenProblem e) {
            find(Kind.TIME_STAMP_INVALID, files.names().getFirst(), String.valueOf(e.getMessage()), false);
        }
    }

    /** Whether a file beside the chain has a name that the program gives. */
    boolean known(String name) {
        return name.matches("roots/\\d{4}-\\d{2}-\\d{2}\\.txt") || StampFiles.is(name);
    }

    private void find(Kind kind, String file, String detail, boolean atEnd) {
        findings.accept(new Finding(kind, file, 0, null, detail, atEnd));
    }
}
