package zhicha.crawler.evidence.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.folder.Readme;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.folder.VaultHead;
import zhicha.crawler.evidence.verify.Finding.Kind;

/** The vault's own files, and those that nobody accounts for. */
final class FileCheck {
    private static final Pattern COPY = Pattern.compile("(?:^|/)\\.[A-Za-z0-9._-]{1,200}\\.tmp$");

    private final VaultFolder folder;
    private final @Nullable VaultHead head;
    private final Consumer<Finding> findings;
    private final Set<String> recent;

    /** @param recent the days whose files a copy may have caught while they were being written */
    FileCheck(VaultFolder folder, @Nullable VaultHead head, Consumer<Finding> findings, Set<String> recent) {
        this.folder = folder;
        this.head = head;
        this.findings = findings;
        this.recent = recent;
    }

    /** README.txt, HEAD.json and lock. */
    void own() throws IOException {
        if (!Files.exists(folder.head())) {
            find(Kind.FILE_MISSING, "HEAD.json", "it names the newest manifest");
        } else if (head == null) {
            find(Kind.FILE_ALTERED, "HEAD.json", "it is not what the program writes");
        }
        if (!Files.exists(folder.readme())) {
            find(Kind.FILE_MISSING, "README.txt", "it tells how to check by hand");
        } else {
            readme(Readme.sha256(folder));
        }
        if (Files.exists(folder.lock()) && Files.size(folder.lock()) > 0) {
            find(Kind.FILE_ALTERED, "lock", "it should be empty");
        }
    }

    /** What the program knows counts more than HEAD.json: whoever can write the one can write the other. */
    private void readme(String sha256) throws IOException {
        Readme.Text text = Readme.text(sha256);
        if (text == Readme.Text.STRANGE) {
            find(
                    Kind.FILE_ALTERED,
                    "README.txt",
                    "its text is none that this version or an earlier one writes; type none of its commands");
        } else if (head != null && !sha256.equals(head.readme())) {
            Readme.Text noted = Readme.text(head.readme());
            // a newer version wrote its text, and was stopped before it could note that
            if (text != Readme.Text.CURRENT || noted != Readme.Text.EARLIER) {
                find(
                        Kind.FILE_ALTERED,
                        noted == Readme.Text.STRANGE ? "HEAD.json" : "README.txt",
                        "the SHA-256 of README.txt is not the one in HEAD.json");
            }
        }
    }

    /** @param accounted names that some manifest or root accounts for */
    void strangers(Predicate<String> accounted, boolean inUse, List<String> notes) throws IOException {
        Set<String> known = new HashSet<>(Set.of("README.txt", "HEAD.json", "lock"));
        for (String day : folder.days()) {
            known.add(day + "/manifests.txt");
        }
        try (Stream<Path> all = Files.walk(folder.root(), 3)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                String name = folder.root().relativize(path).toString().replace('\\', '/');
                if (known.contains(name) || accounted.test(name)) {
                    continue;
                }
                if (COPY.matcher(name).find()) {
                    notes.add(name + " 是未写完的副本，下次打开证据库时清除 / is an unfinished copy, cleared at the next opening");
                    continue;
                }
                boolean records = name.endsWith(".warc.gz");
                if (!(inUse && records)) {
                    String day = name.substring(0, Math.min(10, name.length()));
                    findings.accept(new Finding(
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

    private void find(Kind kind, String file, String detail) {
        findings.accept(new Finding(kind, file, 0, null, detail, false));
    }
}
