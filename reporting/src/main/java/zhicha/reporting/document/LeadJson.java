package zhicha.reporting.document;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import zhicha.reporting.law.LegalRow;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.lead.estimate.Turnover;
import zhicha.reporting.lead.filing.FilingCondition;
import zhicha.reporting.lead.filing.FilingConditions;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Price;

/**
 * A lead as one JSON object, for {@code leads show --json} and exports. Money is decimal strings, times are RFC 3339, what
 * is not known is {@code null}, as contract.md promises for all of our JSON.
 */
public final class LeadJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private LeadJson() {}

    /** One line, without a line end. */
    public static String line(Lead lead) {
        return MAPPER.writeValueAsString(tree(lead));
    }

    static ObjectNode tree(Lead lead) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("number", lead.number());
        tree.put("version", lead.version());
        tree.put("status", lead.status().written());
        tree.put("createdAt", lead.createdAt().toString());
        tree.put("author", lead.author());
        tree.put("approver", lead.approver());
        tree.put("caveat", "本件为线索，非行政处罚证据；数额为估算");
        subject(tree.putObject("subject"), lead);
        ArrayNode listings = tree.putArray("listings");
        lead.items().forEach(item -> listing(listings.addObject(), item));
        conditions(tree.putArray("conditions"), FilingConditions.of(lead));
        ArrayNode law = tree.putArray("law");
        lead.law().forEach(row -> law(law.addObject(), row));
        turnover(tree, lead.turnover());
        ObjectNode criminal = tree.putObject("criminalHint");
        criminal.put(
                "level", lead.criminal().level().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        criminal.put("zh", lead.criminal().verdict().zh())
                .put("en", lead.criminal().verdict().en());
        ObjectNode routing = tree.putObject("routing");
        routing.put("primary", lead.routing().primary().name());
        ArrayNode through = routing.putArray("through");
        lead.routing().through().forEach(addressee -> through.add(addressee.name()));
        ArrayNode first = routing.putArray("first");
        lead.routing().first().forEach(step -> first.add(step.zh()));
        routing.put("why", lead.routing().why().zh());
        ArrayNode notes = routing.putArray("notes");
        lead.routing().notes().forEach(note -> notes.add(note.zh()));
        ObjectNode limitation = tree.putObject("limitation");
        limitation.put("actSeenOn", lead.limitation().actSeenOn().toString());
        limitation.put("ordinary", lead.limitation().ordinary().toString());
        limitation.put("extended", lead.limitation().extended().toString());
        ArrayNode history = tree.putArray("history");
        lead.history()
                .forEach(event -> history.addObject()
                        .put("at", event.at().toString())
                        .put("who", event.who())
                        .put("what", event.what().name().toLowerCase(Locale.ROOT))
                        .put("note", event.note()));
        return tree;
    }

    private static void subject(ObjectNode node, Lead lead) {
        node.put("key", lead.subject().key().value());
        node.put("name", lead.subject().name());
        node.put("licence", lead.subject().licence());
        node.put("placeShown", lead.subject().place().shown());
        ArrayNode shops = node.putArray("shops");
        lead.subject()
                .shops()
                .forEach(shop -> shops.addObject()
                        .put("platform", shop.platform())
                        .put("id", shop.seller().id())
                        .put("name", shop.seller().name()));
    }

    private static void listing(ObjectNode node, LeadItem item) {
        Listing listing = item.flag().listing();
        node.put("id", listing.id());
        node.put("url", listing.url());
        node.put("platform", listing.platform());
        node.put("title", listing.title());
        price(node, listing.price());
        node.put("sales", listing.sales());
        node.put("capture", listing.capture() == null ? null : listing.capture().value());
        node.put("firstSeen", item.firstSeen().toString());
        node.put("lastSeen", item.lastSeen().toString());
        node.put("flag", item.flag().id());
        node.put("revision", item.flag().revision());
        node.put("score", item.flag().score());
        node.put("decision", item.decision().id());
        node.putObject("right")
                .put("id", item.flag().right().id())
                .put("kind", item.flag().right().kind().written())
                .put("name", item.flag().right().name())
                .put("registration", item.flag().right().registration().number())
                .put("pack", item.flag().right().pack())
                .put("packVersion", item.flag().right().packVersion());
        ArrayNode rules = node.putArray("rules");
        item.flag()
                .hit()
                .rules()
                .forEach(rule -> rules.addObject().put("id", rule.id()).put("version", rule.version()));
        ArrayNode reasons = node.putArray("reasons");
        item.flag().hit().reasons().stream()
                .map(ReasonText::of)
                .forEach(reason -> reasons.addObject()
                        .put("signal", reason.signal())
                        .put("seen", reason.seen())
                        .put("right", reason.right())
                        .put("figures", reason.figures()));
        node.putObject("explanation")
                .put("zh", item.flag().hit().explanation().zh())
                .put("en", item.flag().hit().explanation().en());
    }

    private static void price(ObjectNode node, @Nullable Price price) {
        if (price == null) {
            node.putNull("price");
            return;
        }
        node.putObject("price")
                .put("amount", price.amount().toPlainString())
                .put("currency", price.currency())
                .put("high", price.high() == null ? null : price.high().toPlainString());
    }

    private static void conditions(ArrayNode node, List<FilingCondition> conditions) {
        for (FilingCondition condition : conditions) {
            ObjectNode one = node.addObject();
            one.put("zh", condition.kind().chinese()).put("en", condition.kind().english());
            ArrayNode fields = one.putArray("fields");
            condition
                    .fields()
                    .forEach(field -> fields.addObject()
                            .put("zh", field.label().zh())
                            .put("en", field.label().en())
                            .put(
                                    "value",
                                    field.value() == null ? null : field.value().zh())
                            .put("check", field.check()));
        }
    }

    private static void law(ObjectNode node, LegalRow row) {
        node.put("basis", row.basis());
        node.put("role", row.role().name().toLowerCase(Locale.ROOT));
        node.put("citation", row.citation());
        node.put("zh", row.label().zh()).put("en", row.label().en());
        node.put("validFrom", row.validFrom().toString());
        node.put("validTo", row.validTo() == null ? null : row.validTo().toString());
        node.put("citable", row.confidence().citable());
        node.put("verifiedBy", row.verifiedBy());
    }

    private static void turnover(ObjectNode tree, @Nullable Turnover turnover) {
        if (turnover == null) {
            tree.putNull("estimatedTurnover");
            return;
        }
        tree.putObject("estimatedTurnover")
                .put("formula", "sum of displayed price x displayed sales")
                .put("currency", turnover.currency())
                .put("low", turnover.low().toPlainString())
                .put("high", turnover.high().toPlainString())
                .put("listingsWithout", turnover.without().size());
    }
}
