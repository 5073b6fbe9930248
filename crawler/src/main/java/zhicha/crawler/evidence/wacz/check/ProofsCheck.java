package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.root.DayRoot;
import zhicha.crawler.evidence.root.InclusionProof;
import zhicha.crawler.evidence.timestamp.StampFiles;
import zhicha.crawler.evidence.timestamp.TokenProblem;
import zhicha.crawler.evidence.verify.Finding.Kind;

/**
 * Holds the manifests of a package to the roots of their days, and the roots to their time-stamps. Only this shows that a
 * manifest is one of the vault's: a manifest that somebody made up has a digest as good as any.
 */
public final class ProofsCheck {
    /** Where files lie that lie in the vault under the rest of their name. */
    public static final String BESIDE = PackageFile.FOLDER + "vault/";

    public static final String PROOFS = BESIDE + "proofs/";
    private static final String ROOTS = BESIDE + VaultFolder.ROOTS + "/";
    private static final Pattern ROOT = Pattern.compile(Pattern.quote(ROOTS) + "(\\d{4}-\\d{2}-\\d{2})\\.txt");
    private static final Pattern PROOF = Pattern.compile(Pattern.quote(PROOFS) + "([0-9a-f]{64})\\.txt");
    private static final Pattern PART = Pattern.compile("(.*)\\.(?:tsr|chain\\.pem|ca\\.pem)");
    private static final int LARGEST = 1 << 20;
    /** Captures that are named one by one where no root vouches for them. */
    private static final int MOST_NAMED = 20;
    /** A proof holds its manifest, and in a manifest stand headers. */
    private static final int LARGEST_PROOF = 40 << 20;

    private final PackageFile file;
    private final Findings findings;
    private final Map<String, DayRoot> roots = new TreeMap<>();
    private final Set<String> used = new HashSet<>();

    ProofsCheck(PackageFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** @param captures ids of the manifests that hold, each with the day of its records, or nothing where it has none */
    void run(Map<String, String> captures) throws IOException {
        Set<String> names = new TreeSet<>(file.names());
        Set<String> stamps = new TreeSet<>();
        for (String name : names) {
            Matcher root = ROOT.matcher(name);
            if (root.matches()) {
                root(name, root.group(1));
            } else if (name.startsWith(BESIDE) && StampFiles.is(name.substring(BESIDE.length()))) {
                Matcher part = PART.matcher(name);
                if (part.matches()) {
                    stamps.add(part.group(1));
                }
            } else if (name.startsWith(BESIDE) && !PROOF.matcher(name).matches()) {
                findings.add(Kind.UNKNOWN_FILE, name, 0, null, "it is neither a root, nor a time-stamp, nor a proof");
            }
        }
        Set<String> proven = new HashSet<>();
        for (String name : names) {
            Matcher proof = PROOF.matcher(name);
            if (proof.matches() && proof(name, "sha256:" + proof.group(1), captures)) {
                proven.add("sha256:" + proof.group(1));
            }
        }
        for (Map.Entry<String, String> capture : captures.entrySet()) {
            if (!proven.contains(capture.getKey()) && roots.containsKey(capture.getValue())) {
                findings.add(
                        Kind.ROOT_MISMATCH,
                        PackageFile.MANIFESTS,
                        0,
                        capture.getKey(),
                        "nothing shows that it is among those of the root of " + capture.getValue()
                                + ", the day of its records");
            }
        }
        for (String day : roots.keySet()) {
            if (!used.contains(day)) {
                findings.add(
                        Kind.UNKNOWN_FILE, ROOTS + day + ".txt", 0, null, "no manifest of the package leads to it");
            }
        }
        findings.note(
                proven.size() + "/" + captures.size()
                        + " 份清单经日根证明 / manifests are proven to be in the roots of their days"
                        + (proven.size() == captures.size()
                                ? ""
                                : "；其余仅由签名作保（封存当日尚无日根，次日之后可重新导出）"
                                        + " / for the others the signature alone vouches (a day has its root when it is over; export again then)"));
        captures.keySet().stream()
                .filter(id -> !proven.contains(id))
                .sorted()
                .limit(MOST_NAMED)
                .forEach(id -> findings.note("无日根证明 / no proof by a root: " + id));
        for (String stamp : stamps) {
            stamp(stamp);
        }
        if (!roots.isEmpty() && stamps.isEmpty()) {
            findings.note("日根均无可信时间戳 / no root has a time-stamp");
        }
    }

    private void root(String name, String day) throws IOException {
        Optional<DayRoot> root = file.bytes(name, LARGEST)
                .flatMap(DayRoot::of)
                .filter(said -> said.day().equals(day));
        if (root.isPresent()) {
            roots.put(day, root.get());
        } else {
            findings.add(Kind.FILE_ALTERED, name, 0, null, "it is not what the program writes");
        }
    }

    private boolean proof(String name, String capture, Map<String, String> captures) throws IOException {
        Optional<InclusionProof> read = file.bytes(name, LARGEST_PROOF)
                .flatMap(bytes -> InclusionProof.read(new String(bytes, StandardCharsets.UTF_8)));
        if (read.isEmpty()) {
            findings.add(Kind.FILE_ALTERED, name, 0, capture, "it is not what the program writes");
            return false;
        }
        InclusionProof proof = read.get();
        DayRoot root = roots.get(proof.day());
        String id = "sha256:" + Sha256.of(proof.manifest().getBytes(StandardCharsets.UTF_8));
        String problem = !captures.containsKey(capture)
                ? "the package has no such manifest"
                : !id.equals(capture) || !proof.capture().equals(capture)
                        ? "it is the proof of " + id
                        : root == null
                                ? "the root of " + proof.day() + " is not in the package"
                                : !proof.holds()
                                                || proof.size() != root.manifests()
                                                || !proof.rootSha256().equals(root.sha256())
                                                || !proof.rootSm3().equals(root.sm3())
                                        ? "it does not lead to the root of " + proof.day()
                                        : "";
        if (!problem.isEmpty()) {
            findings.add(Kind.ROOT_MISMATCH, name, 0, capture, problem);
            return false;
        }
        used.add(proof.day());
        return true;
    }

    /** @param stem of the names of its three files */
    private void stamp(String stem) throws IOException {
        String day = stem.substring(ROOTS.length(), ROOTS.length() + 10);
        Optional<byte[]> root = file.bytes(ROOTS + day + ".txt", LARGEST);
        Optional<byte[]> response = file.bytes(stem + ".tsr", LARGEST);
        Optional<byte[]> chain = file.bytes(stem + ".chain.pem", LARGEST);
        Optional<byte[]> ca = file.bytes(stem + ".ca.pem", LARGEST);
        if (root.isEmpty() || response.isEmpty() || chain.isEmpty() || ca.isEmpty()) {
            findings.add(
                    Kind.FILE_MISSING,
                    stem + ".*",
                    0,
                    null,
                    "a time-stamp is a .tsr, a .chain.pem and a .ca.pem beside the root it stamps");
            return;
        }
        try {
            findings.note("时间戳 / time-stamp " + stem.substring(ROOTS.length()) + ": "
                    + StampFiles.check(root.get(), response.get(), chain.get(), ca.get())
                            .said());
        } catch (TokenProblem problem) {
            findings.add(Kind.TIME_STAMP_INVALID, stem + ".tsr", 0, null, String.valueOf(problem.getMessage()));
        }
    }
}
