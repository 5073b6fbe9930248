package zhicha.crawler.evidence.folder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.warc.WarcMember;

/**
 * Appends to the files of one day. Random access files, not channels: a channel closes itself when the thread that uses
 * it is interrupted, and crawl threads are.
 */
public final class DayWriter implements AutoCloseable {
    private static final long LARGEST = 1L << 30;

    private final VaultFolder folder;
    private final String day;
    private final RandomAccessFile manifests;
    private RandomAccessFile warc;
    private String warcName = "";
    private long warcEnd;
    private long manifestsEnd;
    /** Small records go to the file together. */
    private final byte[] gathering = new byte[256 << 10];

    private int gathered;

    public DayWriter(VaultFolder folder, String day) throws IOException {
        this.folder = folder;
        this.day = day;
        Path home = folder.root().resolve(day);
        if (!Files.isDirectory(home)) {
            Files.createDirectories(home);
            VaultFolder.syncFolder(folder.root());
        }
        manifests = new RandomAccessFile(folder.manifests(day).toFile(), "rw");
        manifestsEnd = manifests.length();
        manifests.seek(manifestsEnd);
        // opened properly by the first record; a day without records has no WARC file
        warc = manifests;
    }

    public String day() {
        return day;
    }

    public long manifestsEnd() {
        return manifestsEnd;
    }

    /** Continues the newest file where it is whole and not full, else begins the next. */
    public List<Manifest.Stored> ready(VaultIndex index, String tool, Instant now) throws IOException {
        if (!warcName.isEmpty() && warcEnd < LARGEST) {
            return List.of();
        }
        // records of the same step may lie in the file that is full now
        syncRecords();
        closeWarc();
        int number = 1;
        String name = VaultFolder.warc(day, number);
        while (Files.exists(folder.file(name))) {
            long length = Files.size(folder.file(name));
            boolean newest = !Files.exists(folder.file(VaultFolder.warc(day, number + 1)));
            if (newest && length > 0 && length == index.end(name) && length < LARGEST) {
                open(name);
                return List.of();
            }
            name = VaultFolder.warc(day, ++number);
        }
        open(name);
        VaultFolder.syncFolder(folder.root().resolve(day));
        WarcMember info = WarcMember.info(name.substring(name.indexOf('/') + 1), tool, now);
        return List.of(append(info));
    }

    private void open(String name) throws IOException {
        warc = new RandomAccessFile(folder.file(name).toFile(), "rw");
        warcName = name;
        warcEnd = warc.length();
        warc.seek(warcEnd);
    }

    /** Takes records in; they are written by {@link #syncRecords}, or before it where they are many. */
    public List<Manifest.Stored> append(List<WarcMember> members) throws IOException {
        List<Manifest.Stored> stored = new ArrayList<>();
        for (WarcMember member : members) {
            stored.add(append(member));
        }
        return stored;
    }

    private Manifest.Stored append(WarcMember member) throws IOException {
        byte[] bytes = member.stored();
        gather(bytes);
        Manifest.Stored stored = new Manifest.Stored(
                member.id(),
                member.type(),
                member.uri(),
                warcName,
                warcEnd,
                bytes.length,
                member.sha256(),
                member.block(),
                member.sm3());
        warcEnd += bytes.length;
        return stored;
    }

    private void gather(byte[] bytes) throws IOException {
        if (gathered + bytes.length > gathering.length) {
            writeGathered();
        }
        if (bytes.length > gathering.length) {
            warc.write(bytes);
        } else {
            System.arraycopy(bytes, 0, gathering, gathered, bytes.length);
            gathered += bytes.length;
        }
    }

    private void writeGathered() throws IOException {
        int length = gathered;
        gathered = 0;
        warc.write(gathering, 0, length);
    }

    /** Writes lines of manifests, one behind the other. */
    public void appendLines(List<byte[]> lines) throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream(
                lines.stream().mapToInt(line -> line.length).sum());
        lines.forEach(together::writeBytes);
        manifests.write(together.toByteArray());
        manifestsEnd += together.size();
    }

    public void syncRecords() throws IOException {
        if (!warcName.isEmpty()) {
            writeGathered();
            warc.getFD().sync();
        }
    }

    public void syncManifests() throws IOException {
        manifests.getFD().sync();
    }

    private void closeWarc() throws IOException {
        if (!warcName.isEmpty()) {
            // what nobody asked to be on the disk is vouched for by nothing
            gathered = 0;
            warc.close();
            warcName = "";
        }
    }

    @Override
    public void close() throws IOException {
        closeWarc();
        manifests.close();
    }
}
