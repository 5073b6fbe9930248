package zhicha.app.evidence;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import zhicha.crawler.evidence.VaultReader;
import zhicha.rules.subject.CaptureId;

/**
 * The captures that a flag, a decision or a lead refers to: of every listing that was ever flagged, all pages and pictures
 * that were sealed of it, and whatever capture their texts name. Rather too many than too few.
 */
public final class ReferredCaptures {
    private static final Pattern ID = Pattern.compile("sha256:[0-9a-f]{64}");
    /** A decision stands on a flag, and a lead too; their own texts may name more. */
    private static final List<String> OF_FLAGGED_LISTINGS = List.of(
            "select distinct s.capture from sighting s join flag f on f.listing = s.listing where s.capture is not null",
            "select distinct p.capture from picture_capture p join flag f on f.listing = p.listing",
            "select distinct capture from screenshot where capture is not null");

    private static final List<String> TEXTS = List.of(
            "select listing_data from flag_revision",
            "select hit_data from flag_revision",
            "select data from lead_version",
            "select note from decision",
            "select content from note");

    private final Jdbi jdbi;

    public ReferredCaptures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param vault what is to be looked through
     * @throws IOException where this store knows none of the vault's captures: it is another vault's, or a new one, and
     *     would call everything unreferred
     */
    public Set<CaptureId> of(VaultReader vault) throws IOException {
        if (!knows(vault)) {
            throw new IOException(
                    "the store knows no capture of this vault, so it cannot say what is still referred to;"
                            + " give the data folder or the settings of the store that belongs to it");
        }
        Set<CaptureId> found = new HashSet<>();
        jdbi.useHandle(handle -> {
            for (String query : OF_FLAGGED_LISTINGS) {
                handle.createQuery(query).mapTo(String.class).useStream(ids -> ids.forEach(id -> add(id, found)));
            }
            for (String query : TEXTS) {
                handle.createQuery(query)
                        .mapTo(String.class)
                        .useStream(texts -> texts.forEach(text -> add(text, found)));
            }
        });
        return found;
    }

    private boolean knows(VaultReader vault) throws IOException {
        List<String> seen = jdbi.withHandle(
                handle -> handle.createQuery("select distinct capture from sighting where capture is not null")
                        .mapTo(String.class)
                        .list());
        for (String id : seen) {
            if (vault.find(new CaptureId(id)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static void add(String text, Set<CaptureId> found) {
        Matcher matcher = ID.matcher(text);
        while (matcher.find()) {
            found.add(new CaptureId(matcher.group()));
        }
    }
}
