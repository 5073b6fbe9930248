package zhicha.crawler.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.Sha256;

/**
 * A WARC file out of which records are cut. A new one is written beside it, with one record in memory at a time, and put in
 * its place when it is whole and on the disk.
 *
 * @param name relative to the vault
 */
record RemovalFile(VaultFolder folder, String name) {
    /** Bytes of a block of the usual file systems. */
    private static final int BLOCK = 4_096;

    /**
     * A record that is to go.
     *
     * @param day of its tombstone
     * @param policy in words
     */
    record Cut(Manifest.Removed removed, String day, String policy) {
        byte[] standIn() {
            Manifest.Stored record = new Manifest.Stored(
                    removed.record(),
                    "",
                    removed.uri(),
                    removed.file(),
                    removed.offset(),
                    removed.length(),
                    removed.sha256(),
                    0,
                    removed.sm3());
            return Retention.standIn(record, removed.capture(), day, policy);
        }
    }

    /** Whether the stand-in of a record lies in its place. */
    boolean stands(Manifest.Removed removed) throws IOException {
        Path file = folder.file(name);
        if (!Files.exists(file) || Files.size(file) < removed.offset() + removed.length()) {
            return false;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return Sha256.of(member(in, removed)).equals(removed.standIn());
        }
    }

    /**
     * Puts stand-ins in the place of records.
     *
     * @param cuts in the order of the file
     * @param problems takes what was left alone, in words
     * @return how many records are gone now that were there
     */
    long cut(List<Cut> cuts, List<String> problems) throws IOException {
        Path file = folder.file(name);
        if (!Files.exists(file)) {
            problems.add(name + " is missing");
            return 0;
        }
        Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.deleteIfExists(fresh);
        long gone = 0;
        try {
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
                    RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw")) {
                long at = 0;
                for (Cut cut : cuts) {
                    Manifest.Removed removed = cut.removed();
                    long end = removed.offset() + removed.length();
                    if (removed.offset() < at || end > in.length()) {
                        problems.add(name + " ends before byte " + end + ", or two tombstones name the same bytes");
                        continue;
                    }
                    copy(in, out, at, removed.offset());
                    byte[] member = member(in, removed);
                    byte[] next = next(cut, member, problems);
                    gone += next == member ? 0 : 1;
                    sparse(out, removed.offset(), next, next.length);
                    at = end;
                }
                copy(in, out, at, in.length());
                out.setLength(in.length());
                out.getFD().sync();
            }
            if (gone > 0) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                VaultFolder.syncFolder(file.resolveSibling("."));
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        return gone;
    }

    /** What is to lie in a record's place: its stand-in, or the very bytes that lie there. */
    private byte[] next(Cut cut, byte[] member, List<String> problems) {
        Manifest.Removed removed = cut.removed();
        String digest = Sha256.of(member);
        if (digest.equals(removed.standIn())) {
            return member;
        }
        String place = name + " at byte " + removed.offset();
        if (!digest.equals(removed.sha256())) {
            problems.add(place + ": neither the record nor its stand-in; run evidence verify");
            return member;
        }
        byte[] standIn = cut.standIn();
        if (!Sha256.of(standIn).equals(removed.standIn())) {
            problems.add(place + ": this version makes another stand-in than the tombstone of " + removed.record()
                    + " names");
            return member;
        }
        return standIn;
    }

    private static byte[] member(RandomAccessFile in, Manifest.Removed removed) throws IOException {
        byte[] member = new byte[Math.toIntExact(removed.length())];
        in.seek(removed.offset());
        in.readFully(member);
        return member;
    }

    private static void copy(RandomAccessFile in, RandomAccessFile out, long from, long to) throws IOException {
        byte[] buffer = new byte[1 << 16];
        in.seek(from);
        for (long at = from; at < to; ) {
            int part = (int) Math.min(to - at, buffer.length);
            in.readFully(buffer, 0, part);
            sparse(out, at, buffer, part);
            at += part;
        }
    }

    /** Passes over whole blocks of zeros, which need no room on the disk then; earlier stand-ins have them too. */
    private static void sparse(RandomAccessFile out, long offset, byte[] bytes, int length) throws IOException {
        int from = 0;
        while (from < length) {
            int to = (int) Math.min(length, (offset + from) / BLOCK * BLOCK + BLOCK - offset);
            boolean zeros = to - from == BLOCK;
            for (int i = from; zeros && i < to; i++) {
                zeros = bytes[i] == 0;
            }
            if (!zeros) {
                out.seek(offset + from);
                out.write(bytes, from, to - from);
            }
            from = to;
        }
    }
}
