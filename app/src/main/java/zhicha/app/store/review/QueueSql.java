package zhicha.app.store.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import zhicha.reporting.review.QueueFilter;

/** A filter as a condition on {@code flag f}, with the values that go with it. */
final class QueueSql {
    static final String ORDER = " order by f.urgency desc, f.harm desc, coalesce(c.confirmed, 0) desc, f.sales desc,"
            + " f.first_seen desc, f.id";
    static final String CONFIRMED = " left join (select seller, count(*) as confirmed from flag"
            + " where status = 'confirmed' group by seller) c on c.seller = f.seller";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    QueueSql(QueueFilter filter) {
        if (filter.sector() != null) {
            is("f.sector", "sector", filter.sector().written());
        }
        if (filter.kind() != null) {
            is("f.kind", "kind", filter.kind().written());
        }
        if (filter.right() != null) {
            is("f.right_id", "right", filter.right());
        }
        if (filter.site() != null) {
            is("f.site", "site", filter.site());
        }
        if (filter.seller() != null) {
            is("f.seller", "seller", filter.seller().value());
        }
        if (filter.rule() != null) {
            conditions.add("exists (select 1 from flag_rule r where r.flag = f.id and r.rule = :rule)");
            values.put("rule", filter.rule());
        }
        if (!filter.statuses().isEmpty()) {
            // words of an enum, never of a user
            conditions.add("f.status in ("
                    + filter.statuses().stream()
                            .map(status -> "'" + status.written() + "'")
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ")");
        }
    }

    private void is(String column, String name, String value) {
        conditions.add(column + " = :" + name);
        values.put(name, value);
    }

    QueueSql and(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
        return this;
    }

    QueueSql and(String condition) {
        conditions.add(condition);
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        values.forEach(statement::bind);
        return statement;
    }
}
