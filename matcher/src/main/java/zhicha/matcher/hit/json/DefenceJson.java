package zhicha.matcher.hit.json;

import tools.jackson.databind.node.ObjectNode;
import zhicha.matcher.hit.Defence;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.subject.TextField;

/** One defence: words have {@code field}, a permission has {@code seller}, a fact has {@code fact}. */
final class DefenceJson {
    private DefenceJson() {}

    static void write(Defence defence, ObjectNode into) {
        into.put("kind", defence.kind().written());
        switch (defence) {
            case Defence.Words words -> {
                into.put("field", words.field().written()).put("start", words.start());
                into.put("end", words.end()).put("seen", words.seen());
            }
            case Defence.Permission permission ->
                into.put("seller", permission.seller()).put("grounds", permission.grounds());
            case Defence.Fact fact -> into.put("fact", fact.fact()).put("value", fact.value());
        }
    }

    static Defence read(JsonFields json) {
        DefenceKind kind = DefenceKind.parse(json.text("kind"));
        if (json.has("field")) {
            return new Defence.Words(
                    kind,
                    TextField.parse(json.text("field")),
                    json.integer("start"),
                    json.integer("end"),
                    json.text("seen"));
        }
        if (json.has("seller")) {
            return new Defence.Permission(json.text("seller"), json.text("grounds"));
        }
        return new Defence.Fact(kind, json.text("fact"), json.text("value"));
    }
}
