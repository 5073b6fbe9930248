package zhicha.app.store.lead;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import zhicha.app.store.row.StoredJson;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.lead.LeadStatus;
import zhicha.reporting.lead.LeadStore;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.seller.SellerKey;

/** Leads in tables, every version of them. */
public final class SqlLeadStore implements LeadStore {
    private static final String LATEST =
            "select v.data from lead l join lead_version v on v.number = l.number and v.version = l.version";
    private final Jdbi jdbi;

    public SqlLeadStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Lead> lead(String number) {
        return jdbi.withHandle(handle -> handle.createQuery(LATEST + " where l.number = :number")
                .bind("number", number)
                .mapTo(String.class)
                .findOne()
                .map(SqlLeadStore::read));
    }

    @Override
    public List<Lead> leads(Set<LeadStatus> statuses, int limit, int offset) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        LATEST + where(statuses) + " order by l.number desc limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(String.class)
                .map(SqlLeadStore::read)
                .list());
    }

    @Override
    public long count(Set<LeadStatus> statuses) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from lead l" + where(statuses))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<String> leadsWith(String flag) {
        return jdbi.withHandle(handle -> leadsWith(handle, flag));
    }

    private static List<String> leadsWith(Handle handle, String flag) {
        return handle.createQuery("select l.number from lead l join lead_flag f on f.number = l.number"
                        + " where f.flag = :flag and l.status <> :withdrawn order by l.number")
                .bind("flag", flag)
                .bind("withdrawn", LeadStatus.WITHDRAWN.written())
                .mapTo(String.class)
                .list();
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select f.seller as seller, min(f.id) as flag,"
                        + " count(*) as flags from flag f where f.status = :confirmed and not exists ("
                        + "select 1 from lead_flag g join lead l on l.number = g.number"
                        + " where g.flag = f.id and l.status <> :withdrawn)"
                        + " group by f.seller order by flags desc, flag limit :limit")
                .bind("confirmed", FlagStatus.CONFIRMED.written())
                .bind("withdrawn", LeadStatus.WITHDRAWN.written())
                .bind("limit", limit)
                .map((row, context) ->
                        new Waiting(new SellerKey(row.getString("seller")), row.getString("flag"), row.getInt("flags")))
                .list());
    }

    @Override
    public List<Lead> versions(String number) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select data from lead_version where number = :number order by version")
                        .bind("number", number)
                        .mapTo(String.class)
                        .map(SqlLeadStore::read)
                        .list());
    }

    @Override
    public String nextNumber(int year) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("insert into lead_number (issued_in, last_number) values (:year, 0)"
                            + " on conflict do nothing")
                    .bind("year", year)
                    .execute();
            handle.createUpdate("update lead_number set last_number = last_number + 1 where issued_in = :year")
                    .bind("year", year)
                    .execute();
            int number = handle.createQuery("select last_number from lead_number where issued_in = :year")
                    .bind("year", year)
                    .mapTo(Integer.class)
                    .one();
            return String.format("ZC-%d-%06d", year, number);
        });
    }

    @Override
    public boolean save(Lead lead) {
        return save(lead, false);
    }

    @Override
    public boolean saveConfirmed(Lead lead) {
        return save(lead, true);
    }

    private boolean save(Lead lead, boolean confirmed) {
        return jdbi.inTransaction(handle -> {
            if (lead.status() != LeadStatus.WITHDRAWN) {
                for (String flag : flags(lead)) {
                    // held, so that two leads cannot take the same flag, nor a decision on it be undone, at the same
                    // time
                    handle.createQuery("select id from flag where id = :flag for update")
                            .bind("flag", flag)
                            .mapTo(String.class)
                            .findOne();
                    if (leadsWith(handle, flag).stream().anyMatch(number -> !number.equals(lead.number()))) {
                        return false;
                    }
                }
            }
            if (confirmed && !lead.items().stream().allMatch(item -> stands(handle, item)) || !place(handle, lead)) {
                return false;
            }
            handle.createUpdate("insert into lead_version (number, version, data) values (:number, :version, :data)")
                    .bind("number", lead.number())
                    .bind("version", lead.version())
                    .bind("data", StoredJson.write(lead))
                    .execute();
            handle.createUpdate("delete from lead_flag where number = :number")
                    .bind("number", lead.number())
                    .execute();
            for (String flag : flags(lead)) {
                handle.createUpdate("insert into lead_flag (number, flag) values (:number, :flag)")
                        .bind("number", lead.number())
                        .bind("flag", flag)
                        .execute();
            }
            return true;
        });
    }

    /** Whether a flag that is held stands as it stood when it became part of the lead. */
    private static boolean stands(Handle handle, LeadItem item) {
        return handle.createQuery("select count(*) from flag f join decision d on d.sequence = f.decision"
                                + " where f.id = :flag and f.status = :confirmed and f.revision = :revision"
                                + " and d.id = :decision")
                        .bind("flag", item.flag().id())
                        .bind("confirmed", FlagStatus.CONFIRMED.written())
                        .bind("revision", item.flag().revision())
                        .bind("decision", item.decision().id())
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    /** Puts the version where the one before it stands, or says that it does not. */
    private static boolean place(Handle handle, Lead lead) {
        String sql = lead.version() == 1
                ? "insert into lead (number, version, status, seller, created_at)"
                        + " values (:number, :version, :status, :seller, :created) on conflict do nothing"
                : "update lead set version = :version, status = :status, seller = :seller, created_at = :created"
                        + " where number = :number and version = :version - 1";
        return handle.createUpdate(sql)
                        .bind("number", lead.number())
                        .bind("version", lead.version())
                        .bind("status", lead.status().written())
                        .bind("seller", lead.subject().key().value())
                        .bind("created", lead.createdAt())
                        .execute()
                == 1;
    }

    private static List<String> flags(Lead lead) {
        return lead.items().stream()
                .map(LeadItem::flag)
                .map(flag -> flag.id())
                .distinct()
                .sorted()
                .toList();
    }

    private static Lead read(String data) {
        return StoredJson.read(data, Lead.class);
    }

    private static String where(Set<LeadStatus> statuses) {
        return statuses.isEmpty()
                ? ""
                : " where l.status in ("
                        + statuses.stream()
                                .map(status -> "'" + status.written() + "'")
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ")";
    }
}
