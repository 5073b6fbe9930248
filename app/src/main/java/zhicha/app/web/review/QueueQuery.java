package zhicha.app.web.review;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.reporting.seller.SellerKey;
import zhicha.rules.pack.Sector;
import zhicha.rules.watch.RightKind;

/**
 * A filter of the queue as it stands in an address. It travels with every card, so that an analyst stays within what they
 * chose. An unknown value in an address means no filter.
 */
public record QueueQuery(QueueFilter filter) {

    /** From the query of a page, or from the hidden fields of a form. */
    public static QueueQuery of(Context context) {
        return read(name -> {
            String value = context.queryParam(name);
            return value != null || context.formParamMap().isEmpty() ? value : context.formParam(name);
        });
    }

    static QueueQuery read(Function<String, @Nullable String> values) {
        String rule = text(values.apply("rule"));
        String right = text(values.apply("right"));
        String site = text(values.apply("site"));
        String seller = text(values.apply("seller"));
        String status = text(values.apply("status"));
        Set<FlagStatus> statuses = status == null
                ? Set.of(FlagStatus.OPEN)
                : status.equals("any")
                        ? Set.of()
                        : parse(status, FlagStatus::parse).map(Set::of).orElse(Set.of(FlagStatus.OPEN));
        return new QueueQuery(new QueueFilter(
                parse(text(values.apply("sector")), Sector::parse).orElse(null),
                parse(text(values.apply("kind")), RightKind::parse).orElse(null),
                rule,
                right,
                site,
                seller == null ? null : new SellerKey(seller),
                statuses));
    }

    /** One name and value, both as in a form. */
    public record Field(String name, String value) {}

    /** Only what is set; the usual status is not named. */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        add(fields, "sector", filter.sector() == null ? null : filter.sector().written());
        add(fields, "kind", filter.kind() == null ? null : filter.kind().written());
        add(fields, "rule", filter.rule());
        add(fields, "right", filter.right());
        add(fields, "site", filter.site());
        add(fields, "seller", filter.seller() == null ? null : filter.seller().value());
        if (!filter.statuses().equals(Set.of(FlagStatus.OPEN))) {
            add(fields, "status", status());
        }
        return fields;
    }

    /** For instance {@code sector=toys&kind=trademark}; empty for the usual queue. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Field field : fields()) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(field.name())
                    .append('=')
                    .append(URLEncoder.encode(field.value(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** A path of ours with this filter. */
    public String on(String path) {
        String text = text();
        return text.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + text;
    }

    public String status() {
        return filter.statuses().size() == 1
                ? filter.statuses().iterator().next().written()
                : "any";
    }

    public boolean narrowed() {
        return !fields().isEmpty();
    }

    private static void add(List<Field> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(new Field(name, value));
        }
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() || value.length() > 300 ? null : value.strip();
    }

    private static <T> Optional<T> parse(@Nullable String value, Function<String, T> parser) {
        try {
            return value == null ? Optional.empty() : Optional.of(parser.apply(value));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
