package zhicha.crawler.evidence.root;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.rules.subject.CaptureId;

/**
 * Writes the roots of days that are over. Needs no right to write to the vault: a closed day does not change, and its root
 * follows from it, so two programs that write it at once write the same.
 */
public final class Roots {
    /** After midnight, for what is being sealed then. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final VaultFolder folder;

    public Roots(VaultFolder folder) {
        this.folder = folder;
    }

    /**
     * What came of a pass.
     *
     * @param written days whose root was written now
     * @param problems days that have none because something there does not hold, in words
     */
    public record Outcome(List<String> written, List<String> problems) {
        public Outcome {
            written = List.copyOf(written);
            problems = List.copyOf(problems);
        }
    }

    /** Writes the roots that are missing, oldest day first. A day that does not hold is told and passed over. */
    public Outcome write(Instant now) throws IOException {
        return write(over(now));
    }

    /** @param days that are over, oldest first */
    public Outcome write(List<String> days) throws IOException {
        List<String> written = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String day : days) {
            try {
                if (!folder.closed(day) && write(day)) {
                    written.add(day);
                }
            } catch (IOException e) {
                problems.add(day + ": " + e.getMessage());
            }
        }
        return new Outcome(written, problems);
    }

    /** The days with manifests that are over in Beijing. */
    public List<String> over(Instant now) throws IOException {
        String today = OffsetDateTime.ofInstant(now.minus(MARGIN), BEIJING)
                .toLocalDate()
                .toString();
        return folder.days().stream().filter(day -> day.compareTo(today) < 0).toList();
    }

    private boolean write(String day) throws IOException {
        Optional<DayRoot> root = DayTree.of(folder, day).root(previous(day));
        if (root.isEmpty()) {
            return false;
        }
        if (!Files.isDirectory(folder.roots())) {
            Files.createDirectories(folder.roots());
            VaultFolder.syncFolder(folder.root());
        }
        VaultFolder.replace(folder.root(day), root.get().written());
        return true;
    }

    /** The newest root before a day. */
    private DayRoot.@Nullable Previous previous(String day) throws IOException {
        List<String> before =
                folder.closed().stream().filter(one -> one.compareTo(day) < 0).toList();
        return before.isEmpty()
                ? null
                : new DayRoot.Previous(before.getLast(), Sha256.of(Files.readAllBytes(folder.root(before.getLast()))));
    }

    /**
     * The proof that a capture is among those of its day's root.
     *
     * @return empty where no manifest has this id
     * @throws IOException where the day has no root yet, or a manifest or the root is not what was written
     */
    public Optional<InclusionProof> prove(CaptureId id) throws IOException {
        for (String day : folder.days()) {
            boolean[] found = new boolean[1];
            ManifestLine.each(
                    folder.manifests(day),
                    line -> found[0] |= line.stated().filter(id.value()::equals).isPresent());
            if (found[0]) {
                return Optional.ofNullable(prove(day, Set.of(id)).get(id));
            }
        }
        return Optional.empty();
    }

    /**
     * The same for several captures of one day, which is read through once for all.
     *
     * @return by capture; those that have no manifest in this day are not among them
     * @throws IOException where the day has no root yet, or a manifest or the root is not what was written
     */
    public Map<CaptureId, InclusionProof> prove(String day, Set<CaptureId> captures) throws IOException {
        if (!folder.closed(day)) {
            throw new IOException(
                    day + " has no root yet: it is written when the day is over in Beijing, by the service"
                            + " or by \"evidence root\"");
        }
        DayTree tree = new DayTree(day);
        Map<Integer, ManifestLine> wanted = new TreeMap<>();
        tree.read(folder, line -> {
            if (captures.contains(line.id())) {
                wanted.put(tree.size() - 1, line);
            }
        });
        DayRoot said = DayRoot.read(folder.root(day)).orElse(null);
        DayRoot found = said == null ? null : tree.root(said.previous()).orElse(null);
        if (said == null || found == null || !Arrays.equals(said.written(), found.written())) {
            throw new IOException(
                    "roots/" + day + ".txt is not the root of the manifests of " + day + "; run evidence verify");
        }
        Map<CaptureId, InclusionProof> proofs = new LinkedHashMap<>();
        wanted.forEach((index, line) -> proofs.put(line.id(), tree.proof(line.computed(), index, line.content())));
        return proofs;
    }
}
