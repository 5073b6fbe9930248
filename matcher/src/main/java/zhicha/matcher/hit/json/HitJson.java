package zhicha.matcher.hit.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.watch.RightKind;

/**
 * Writes hits as JSON and reads them back. The shape is a promise to other programs:
 *
 * <pre>{"listing":…,"right":…,"kind":…,"verdict":…,"score":…,"rules":[{"id":…,"version":…}],
 * "reasons":[{"signal":…, …}],"defences":[{"kind":…, …}],"explanation":{"zh":…,"en":…}}</pre>
 *
 * Keys always stand in this order. Reading ignores keys it does not know, so that later versions may add some.
 */
public final class HitJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HitJson() {}

    /** One line of a hits file, without the line end. */
    public static String write(Hit hit) {
        return MAPPER.writeValueAsString(toJson(hit));
    }

    /** @throws IllegalArgumentException saying which key is missing or has a value that cannot be */
    public static Hit read(String json) {
        try {
            return fromJson(MAPPER.readTree(json));
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("hit is not JSON: " + notJson.getOriginalMessage(), notJson);
        }
    }

    public static ObjectNode toJson(Hit hit) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("listing", hit.listing());
        node.put("right", hit.right());
        node.put("kind", hit.kind().written());
        node.put("verdict", hit.verdict().written());
        node.put("score", hit.score());
        var rules = node.putArray("rules");
        for (Hit.FiredRule rule : hit.rules()) {
            rules.addObject().put("id", rule.id()).put("version", rule.version());
        }
        var reasons = node.putArray("reasons");
        for (Reason reason : hit.reasons()) {
            ReasonJson.write(reason, reasons.addObject());
        }
        var defences = node.putArray("defences");
        for (Defence defence : hit.defences()) {
            DefenceJson.write(defence, defences.addObject());
        }
        node.putObject("explanation")
                .put("zh", hit.explanation().zh())
                .put("en", hit.explanation().en());
        return node;
    }

    /** @throws IllegalArgumentException saying which key is missing or has a value that cannot be */
    public static Hit fromJson(JsonNode json) {
        JsonFields hit = new JsonFields("hit", json);
        List<Hit.FiredRule> rules = new ArrayList<>();
        for (JsonFields rule : hit.objects("rules")) {
            rules.add(new Hit.FiredRule(rule.text("id"), rule.integer("version")));
        }
        List<Reason> reasons = new ArrayList<>();
        for (JsonFields reason : hit.objects("reasons")) {
            reasons.add(ReasonJson.read(reason));
        }
        List<Defence> defences = new ArrayList<>();
        for (JsonFields defence : hit.objects("defences")) {
            defences.add(DefenceJson.read(defence));
        }
        JsonFields explanation = hit.object("explanation");
        return new Hit(
                hit.text("listing"),
                hit.text("right"),
                RightKind.parse(hit.text("kind")),
                verdict(hit.text("verdict")),
                hit.number("score"),
                rules,
                reasons,
                defences,
                new Wording(explanation.text("zh"), explanation.text("en")));
    }

    private static Verdict verdict(String written) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.written().equals(written)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict \"" + written + "\"; there are flag, watch and clear");
    }
}
