package zhicha.app.store.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import zhicha.app.store.row.StoredJson;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;

/**
 * Every different content that any listing ever had, and which listings changed since a number. For what is made from the
 * listings and can be made again.
 */
public final class ListingRevisions {
    private final Jdbi jdbi;

    public ListingRevisions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param number grows with every change, but a transaction that ends late may show a lower one after a higher */
    public record Change(String listing, long number) {}

    /** Names one content of one listing. */
    public record Key(String listing, String digest) {}

    /**
     * One content of a listing.
     *
     * @param firstSeen when it was first seen with this content
     * @param lastSeen when it was last seen with this content
     * @param newest whether it reads so today
     */
    public record Revision(Key key, Listing content, Instant firstSeen, Instant lastSeen, boolean newest) {}

    /**
     * Where a listing stands today, whatever it read earlier.
     *
     * @param verdict of the strongest hit; {@link Verdict#CLEAR} where there is none
     * @param flag the most urgent flag that was ever raised about it, or null
     */
    public record Standing(Verdict verdict, @Nullable String flag) {
        public static final Standing NONE = new Standing(Verdict.CLEAR, null);
    }

    /** All revisions of a listing, the newest last. */
    public record Whole(String listing, Standing standing, List<Revision> revisions) {
        public Whole {
            revisions = List.copyOf(revisions);
        }
    }

    /** Told of a stored content that cannot be read; the others are. */
    @FunctionalInterface
    public interface Unreadable {
        void tell(Key key, RuntimeException problem);
    }

    /** The highest number that was given and can be seen, 0 where there is none. */
    public long lastChange() {
        return jdbi.withHandle(handle -> handle.createQuery("select coalesce(max(changed), 0) from listing")
                .mapTo(Long.class)
                .one());
    }

    /** Listings with a higher number, lowest first. */
    public List<Change> changedAfter(long number, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, changed from listing where changed > :number order by changed limit :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> new Change(row.getString(1), row.getLong(2)))
                .list());
    }

    /** All revisions of these listings. What cannot be read is left out and told. */
    public List<Whole> of(Collection<String> listings, Unreadable unreadable) {
        if (listings.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            Map<String, Standing> standings = standings(handle, listings);
            Map<String, List<Revision>> found = new HashMap<>();
            for (Revision revision : revisions(handle, listings, "", Map.of(), unreadable)) {
                found.computeIfAbsent(revision.key().listing(), id -> new ArrayList<>())
                        .add(revision);
            }
            List<Whole> all = new ArrayList<>();
            found.forEach((listing, revisions) -> {
                revisions.sort(Comparator.comparing(Revision::newest).thenComparing(Revision::lastSeen));
                all.add(new Whole(listing, standings.getOrDefault(listing, Standing.NONE), revisions));
            });
            return all;
        });
    }

    /** One revision, or empty where there is none or it cannot be read. */
    public Optional<Revision> revision(Key key, Unreadable unreadable) {
        return jdbi.withHandle(handle ->
                revisions(
                                handle,
                                List.of(key.listing()),
                                " and o.digest = :digest",
                                Map.of("digest", key.digest()),
                                unreadable)
                        .stream()
                        .findFirst());
    }

    private static List<Revision> revisions(
            Handle handle, Collection<String> listings, String more, Map<String, ?> bound, Unreadable unreadable) {
        List<Revision> revisions = new ArrayList<>();
        handle.createQuery("select o.listing, o.digest, o.data, coalesce(t.first_seen, l.first_seen),"
                        + " coalesce(t.last_seen, l.first_seen), l.observation"
                        + " from observation o join listing l on l.id = o.listing"
                        + " left join (select listing, observation, min(seen_at) as first_seen, max(seen_at) as last_seen"
                        + " from sighting where listing in (<listings>) group by listing, observation) t"
                        + " on t.listing = o.listing and t.observation = o.digest"
                        + " where o.listing in (<listings>)" + more + " order by o.listing, o.digest")
                .bindList("listings", List.copyOf(listings))
                .bindMap(bound)
                .map((row, context) -> {
                    Key key = new Key(row.getString(1), row.getString(2));
                    var instants = context.findColumnMapperFor(Instant.class).orElseThrow();
                    try {
                        return Optional.of(new Revision(
                                key,
                                StoredJson.read(row.getString(3), Listing.class),
                                instants.map(row, 4, context),
                                instants.map(row, 5, context),
                                key.digest().equals(row.getString(6))));
                    } catch (RuntimeException problem) {
                        unreadable.tell(key, problem);
                        return Optional.<Revision>empty();
                    }
                })
                .forEach(read -> read.ifPresent(revisions::add));
        return revisions;
    }

    private static Map<String, Standing> standings(Handle handle, Collection<String> listings) {
        Map<String, Standing> standings = new HashMap<>();
        handle.createQuery("select listing, verdict, null as flag, 0 as urgency from hit where listing in (<listings>)"
                        + " union all select listing, null, id, urgency from flag where listing in (<listings>)"
                        + " order by urgency")
                .bindList("listings", List.copyOf(listings))
                .map((row, context) ->
                        new String[] {row.getString("listing"), row.getString("verdict"), row.getString("flag")})
                .forEach(row ->
                        standings.merge(row[0], new Standing(verdict(row[1]), row[2]), ListingRevisions::stronger));
        return standings;
    }

    /** The later row's flag is the more urgent one. */
    private static Standing stronger(Standing one, Standing other) {
        Verdict verdict = one.verdict() == Verdict.FLAG || other.verdict() == Verdict.FLAG
                ? Verdict.FLAG
                : one.verdict() == Verdict.WATCH || other.verdict() == Verdict.WATCH ? Verdict.WATCH : Verdict.CLEAR;
        return new Standing(verdict, other.flag() == null ? one.flag() : other.flag());
    }

    private static Verdict verdict(@Nullable String written) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.written().equals(written)) {
                return verdict;
            }
        }
        return Verdict.CLEAR;
    }
}
