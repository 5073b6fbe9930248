package zhicha.app.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import zhicha.app.web.account.Permission;
import zhicha.app.web.review.QueueQuery;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadStatus;
import zhicha.reporting.lead.LeadStore;
import zhicha.reporting.review.QueueCounts;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.QueueFilter;
import zhicha.reporting.review.ReviewQueue;

/** Health, metrics in Prometheus' text format, and flags and leads as JSON. */
public final class ApiPages {
    private static final int MOST = 500;

    private final ReviewQueue queue;
    private final LeadStore leads;
    private final RequestCounts requests;
    private final Permission health;

    /** @param open whether health, metrics and the description may be read without sign-in */
    public ApiPages(ReviewQueue queue, LeadStore leads, RequestCounts requests, boolean open) {
        this.queue = queue;
        this.leads = leads;
        this.requests = requests;
        this.health = open ? Permission.OPEN : Permission.SIGNED_IN;
    }

    public void routes(RoutesConfig routes) {
        routes.get("/health", this::health, health);
        routes.get("/metrics", this::metrics, health);
        routes.get("/api/openapi.json", this::description, health);
        routes.get("/api/flags", this::flags, Permission.SEE_FLAGS);
        routes.get("/api/leads", this::leads, Permission.SEE_LEADS);
    }

    private void health(Context context) {
        // asks the store, so that "ok" means that work can be done
        queue.count(QueueFilter.OPEN);
        answer(context, Map.of("status", "ok"));
    }

    private void metrics(Context context) {
        StringBuilder text = new StringBuilder();
        text.append("# HELP zhicha_flags Flags by status.\n# TYPE zhicha_flags gauge\n");
        QueueCounts counts = queue.counts(QueueFilter.ALL);
        counts.byStatus()
                .forEach((status, count) -> text.append("zhicha_flags{status=\"")
                        .append(status)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
        text.append("# HELP zhicha_leads Leads by status.\n# TYPE zhicha_leads gauge\n");
        for (LeadStatus status : LeadStatus.values()) {
            text.append("zhicha_leads{status=\"")
                    .append(status.written())
                    .append("\"} ")
                    .append(leads.count(Set.of(status)))
                    .append('\n');
        }
        text.append(
                "# HELP zhicha_http_requests_total Requests answered.\n# TYPE zhicha_http_requests_total counter\n");
        for (int statusClass = 2; statusClass <= 5; statusClass++) {
            text.append("zhicha_http_requests_total{status=\"")
                    .append(statusClass)
                    .append("xx\"} ")
                    .append(requests.answered(statusClass))
                    .append('\n');
        }
        text.append("# HELP zhicha_http_request_seconds_total Time spent answering.\n"
                        + "# TYPE zhicha_http_request_seconds_total counter\nzhicha_http_request_seconds_total ")
                .append(String.format(Locale.ROOT, "%.3f", requests.seconds()))
                .append('\n');
        Runtime runtime = Runtime.getRuntime();
        text.append("# HELP zhicha_heap_bytes Heap in use.\n# TYPE zhicha_heap_bytes gauge\nzhicha_heap_bytes ")
                .append(runtime.totalMemory() - runtime.freeMemory())
                .append('\n');
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(text.toString());
    }

    private void description(Context context) {
        try (InputStream input = ApiPages.class.getResourceAsStream("/zhicha/app/web/openapi.json")) {
            if (input == null) {
                throw new IllegalStateException("the build lacks openapi.json; build the app module again");
            }
            context.contentType("application/json; charset=utf-8")
                    .result(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read openapi.json from the class path", e);
        }
    }

    private void flags(Context context) {
        QueueFilter filter = QueueQuery.of(context).filter();
        List<QueueEntry> entries = queue.list(filter, limit(context), offset(context));
        answer(
                context,
                Map.of(
                        "total", queue.count(filter),
                        "flags", entries.stream().map(ApiRecords::of).toList()));
    }

    private void leads(Context context) {
        List<Lead> found = leads.leads(Set.of(), limit(context), offset(context));
        answer(
                context,
                Map.of(
                        "total", leads.count(Set.of()),
                        "leads", found.stream().map(ApiRecords::of).toList()));
    }

    private static int limit(Context context) {
        return Math.clamp(context.queryParamAsClass("limit", Integer.class).getOrDefault(100), 1, MOST);
    }

    private static int offset(Context context) {
        return Math.clamp(context.queryParamAsClass("offset", Integer.class).getOrDefault(0), 0, 10_000_000);
    }

    private static void answer(Context context, Object value) {
        context.contentType("application/json; charset=utf-8").result(ApiRecords.JSON.writeValueAsString(value));
    }
}
