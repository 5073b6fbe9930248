package zhicha.crawler.evidence.folder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;

/**
 * Puts a vault in order after a program was killed while writing. Torn ends are copied aside and then cut off, in that
 * order and never deleted, so that a second kill at any point changes nothing but the number of tries.
 */
public final class Recovery {
    private final VaultFolder folder;
    private final VaultIndex index;
    private final List<Manifest.Aside> aside = new ArrayList<>();

    public Recovery(VaultFolder folder, VaultIndex index) {
        this.folder = folder;
        this.index = index;
    }

    /** What was moved aside now, and what an earlier recovery moved and could not note any more. */
    public List<Manifest.Aside> run() throws IOException {
        List<String> days = folder.days();
        if (!days.isEmpty()) {
            // only the newest day can have been written to when the program was killed
            String day = days.getLast();
            cut(day + "/" + VaultFolder.MANIFESTS, index.goodLength(day));
        }
        for (String warc : folder.warcs()) {
            cut(warc, index.end(warc));
            if (index.end(warc) == 0) {
                // nothing in it was ever vouched for; its name stays free for the next
                Files.delete(folder.file(warc));
                VaultFolder.syncFolder(folder.file(warc).resolveSibling("."));
            }
        }
        if (!days.isEmpty()) {
            folder.dropEmpty(days.getLast());
        }
        folder.dropCopies();
        for (String file : folder.asides()) {
            boolean noted = index.knowsAside(file)
                    || aside.stream().anyMatch(now -> now.file().equals(file));
            if (!noted) {
                fromName(file).ifPresent(aside::add);
            }
        }
        return aside;
    }

    /** A sentence where the head names a manifest that the chain does not reach. */
    public Optional<String> lost() throws IOException {
        if (!Files.exists(folder.head())) {
            return Optional.empty();
        }
        Optional<VaultHead> head = VaultHead.read(folder);
        if (head.isEmpty()) {
            return Optional.of("HEAD.json was changed and names no manifest");
        }
        long sequence = head.get().sequence();
        if (sequence == index.sequence() && !head.get().capture().equals(index.last())) {
            return Optional.of("HEAD.json names " + head.get().capture() + " as manifest " + sequence
                    + ", and the chain has " + index.last() + " there");
        }
        return sequence > index.sequence()
                ? Optional.of("HEAD.json names manifest " + sequence + ", "
                        + head.get().capture() + ", and the chain ends at " + index.sequence())
                : Optional.empty();
    }

    private void cut(String name, long good) throws IOException {
        Path file = folder.file(name);
        if (!Files.exists(file) || Files.size(file) <= good) {
            return;
        }
        long length = Files.size(file) - good;
        Path target = folder.aside();
        Files.createDirectories(target);
        Path copy = Files.createTempFile(target, ".", ".tmp");
        MessageDigest digest = Sha256.digest();
        try (RandomAccessFile from = new RandomAccessFile(file.toFile(), "rw");
                RandomAccessFile to = new RandomAccessFile(copy.toFile(), "rw")) {
            from.seek(good);
            byte[] buffer = new byte[1 << 16];
            for (int read = from.read(buffer); read > 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
                digest.update(buffer, 0, read);
            }
            to.getFD().sync();
            String sha256 = Sha256.finish(digest);
            String kept = name.replace('/', '_') + "." + good + "." + sha256 + ".torn";
            Files.move(copy, target.resolve(kept), StandardCopyOption.ATOMIC_MOVE);
            VaultFolder.syncFolder(target);
            from.setLength(good);
            from.getFD().sync();
            aside.add(new Manifest.Aside("aside/" + kept, name, good, length, sha256));
        }
    }

    /** The note of what was moved before, from the name that it was given. */
    private Optional<Manifest.Aside> fromName(String file) throws IOException {
        String[] parts = file.substring("aside/".length()).split("\\.");
        int count = parts.length;
        boolean ours = parts[count - 1].equals("torn") || parts[count - 1].equals(Readme.ALTERED);
        if (count < 5 || !ours || !parts[count - 3].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        String from = String.join(".", List.of(parts).subList(0, count - 3)).replaceFirst("_", "/");
        return Optional.of(new Manifest.Aside(
                file, from, Long.parseLong(parts[count - 3]), Files.size(folder.file(file)), parts[count - 2]));
    }
}
