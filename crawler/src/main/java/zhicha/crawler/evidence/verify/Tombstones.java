package zhicha.crawler.evidence.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;

/** What policies of retention took away. They stand behind what they took, so they are read before everything else. */
final class Tombstones {
    private static final byte[] MARK = "\"kind\":\"retention\"".getBytes(StandardCharsets.US_ASCII);
    /** The kind stands near the beginning of a manifest. */
    private static final int NEAR = 400;

    private final Map<String, Stone> stones = new HashMap<>();
    private final Map<String, Tally> tallies = new HashMap<>();

    private record Stone(Manifest.Removed removed, Tally tally) {}

    private static final class Tally {
        final String policy;
        final String day;
        long gone;
        long there;

        Tally(String policy, String day) {
            this.policy = policy;
            this.day = day;
        }
    }

    /** Reads those of a vault; lines that do not hold are left to the check of the chain. */
    static Tombstones of(VaultFolder folder) throws IOException {
        Tombstones found = new Tombstones();
        for (String day : folder.days()) {
            ManifestLine.each(folder.manifests(day), line -> {
                if (marked(line.bytes()) && line.holds()) {
                    line.manifest().ifPresent(manifest -> found.add(line.computed(), manifest));
                }
            });
        }
        return found;
    }

    private static boolean marked(byte[] line) {
        for (int i = 0; i < Math.min(NEAR, line.length - MARK.length); i++) {
            int same = 0;
            while (same < MARK.length && line[i + same] == MARK[same]) {
                same++;
            }
            if (same == MARK.length) {
                return true;
            }
        }
        return false;
    }

    private void add(String id, Manifest tombstone) {
        String policy =
                tombstone.outcome().detail() == null ? "" : tombstone.outcome().detail();
        String when = tombstone.sealed().beijing();
        Tally tally = new Tally(policy, when.substring(0, Math.min(10, when.length())));
        tallies.put(id, tally);
        tombstone.removed().forEach(removed -> stones.put(removed.record(), new Stone(removed, tally)));
    }

    /** Whether what lies in a record's place is the stand-in that a tombstone left there. */
    boolean stands(String capture, Manifest.Stored stored, String digest) {
        Stone stone = stone(stored);
        if (stone == null
                || !stone.removed().capture().equals(capture)
                || !stone.removed().standIn().equals(digest)) {
            return false;
        }
        stone.tally().gone++;
        return true;
    }

    /** Told of a record that is still there. */
    void there(Manifest.Stored stored) {
        Stone stone = stone(stored);
        if (stone != null) {
            stone.tally().there++;
        }
    }

    private @Nullable Stone stone(Manifest.Stored stored) {
        Stone stone = stones.get(stored.id());
        boolean same = stone != null
                && stone.removed().file().equals(stored.file())
                && stone.removed().offset() == stored.offset()
                && stone.removed().length() == stored.length()
                && stone.removed().sha256().equals(stored.sha256());
        return same ? stone : null;
    }

    /** One line a tombstone. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        tallies.forEach((id, tally) -> notes.add(tally.gone + " 条记录已按规定删除 / records removed under policy \""
                + tally.policy + "\" on " + tally.day + ", tombstone " + id
                + (tally.there == 0
                        ? ""
                        : "；尚有 / still there " + tally.there + "，evidence retain --remove 可完成 / completes it")));
        return notes;
    }
}
