package zhicha.app.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.flag.Flag;

/** The shapes that openapi.json promises. Times are RFC 3339 in UTC. */
public final class ApiRecords {
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private ApiRecords() {}

    public static Map<String, @Nullable Object> of(QueueEntry entry) {
        Flag flag = entry.flag();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", flag.id());
        json.put("revision", flag.revision());
        json.put("status", entry.status().written());
        json.put("score", flag.score());
        json.put("listing", flag.listing().id());
        json.put("url", flag.listing().url());
        json.put("title", flag.listing().title());
        json.put("platform", flag.listing().platform());
        json.put("seller", flag.seller().value());
        json.put("sellerName", flag.listing().seller().name());
        json.put("right", flag.right().id());
        json.put("rightName", flag.right().name());
        json.put("kind", flag.right().kind().written());
        json.put(
                "sector",
                flag.right().sector() == null ? null : flag.right().sector().written());
        json.put(
                "capture",
                flag.listing().capture() == null
                        ? null
                        : flag.listing().capture().value());
        json.put(
                "explanation",
                Map.of(
                        "zh",
                        flag.hit().explanation().zh(),
                        "en",
                        flag.hit().explanation().en()));
        json.put("firstSeen", flag.firstSeen().toString());
        json.put("lastSeen", flag.lastSeen().toString());
        json.put(
                "decision",
                entry.decision() == null
                        ? null
                        : Map.of(
                                "id", entry.decision().id(),
                                "judgement", entry.decision().judgement().written(),
                                "at", entry.decision().at().toString()));
        return json;
    }

    public static Map<String, @Nullable Object> of(Lead lead) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", lead.number());
        json.put("version", lead.version());
        json.put("status", lead.status().written());
        json.put("createdAt", lead.createdAt().toString());
        json.put("subject", lead.subject().name());
        json.put("seller", lead.subject().key().value());
        json.put("agency", lead.routing().primary().name());
        json.put(
                "listings",
                lead.items().stream().map(item -> item.flag().listing().id()).toList());
        json.put(
                "flags",
                List.copyOf(lead.items().stream().map(item -> item.flag().id()).toList()));
        return json;
    }
}
