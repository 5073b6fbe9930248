package zhicha.app.evidence;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.judge.SealedPictures;
import zhicha.app.store.Store;
import zhicha.app.store.row.StoredJson;
import zhicha.crawler.evidence.VaultReader;
import zhicha.reporting.lead.Lead;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;

/**
 * The captures that a flag, a decision or a lead refers to: of every listing that was ever flagged, all pages and pictures
 * that were sealed of it; whatever capture their texts name; all that was sealed together with one of those; and, for every
 * version of a flag or a lead, what its package would hold. Rather too many than too few.
 */
public final class ReferredCaptures {
    private static final Logger LOG = LoggerFactory.getLogger(ReferredCaptures.class);
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

    private final Store store;
    private final Jdbi jdbi;

    public ReferredCaptures(Store store) {
        this.store = store;
        this.jdbi = store.jdbi();
    }

    /**
     * @param vault what is to be looked through
     * @throws IOException where this store knows none of the vault's captures: it is another vault's, or a new one, and
     *     would call everything unreferred; or where something that is referred to was changed in the vault, so that it
     *     cannot be told what belongs to it
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
        Set<CaptureId> whole = new HashSet<>(found);
        CaptureFamily families = new CaptureFamily(vault);
        for (CaptureId id : found) {
            whole.addAll(families.of(id, Integer.MAX_VALUE).members());
        }
        packed(vault, whole);
        return whole;
    }

    /** One row after the other: a connection of its own for each, since looking for pictures takes another. */
    private void packed(VaultReader vault, Set<CaptureId> whole) throws IOException {
        LeadCaptures captures =
                new LeadCaptures(vault, new SealedPictures(store.pictures(), vault), store.screenshots());
        // of many revisions the page is the same
        Set<String> seen = new HashSet<>();
        for (Row row : rows("select flag as one, revision as two from flag_revision order by flag, revision")) {
            String data = data("select listing_data from flag_revision where flag = :one and revision = :two", row);
            add(captures, List.of(StoredJson.read(data, Listing.class)), seen, whole);
        }
        for (Row row : rows("select number as one, version as two from lead_version order by number, version")) {
            String data = data("select data from lead_version where number = :one and version = :two", row);
            add(captures, listings(row, data), seen, whole);
        }
    }

    private static void add(LeadCaptures captures, List<Listing> listings, Set<String> seen, Set<CaptureId> whole)
            throws IOException {
        for (Listing listing : listings) {
            if (seen.add(listing.id() + " " + listing.capture() + " " + listing.observedAt())) {
                whole.addAll(captures.referred(listing));
            }
        }
    }

    private static List<Listing> listings(Row row, String lead) {
        try {
            return StoredJson.read(lead, Lead.class).items().stream()
                    .map(item -> item.flag().listing())
                    .toList();
        } catch (RuntimeException unreadable) {
            LOG.warn(
                    "version {} of lead {} cannot be read, so only what it names is kept for it: {}",
                    row.two(),
                    row.one(),
                    unreadable.toString());
            return List.of();
        }
    }

    private record Row(String one, int two) {}

    private List<Row> rows(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .map((row, context) -> new Row(row.getString("one"), row.getInt("two")))
                .list());
    }

    private String data(String query, Row row) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("one", row.one())
                .bind("two", row.two())
                .mapTo(String.class)
                .one());
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
