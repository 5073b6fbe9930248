package zhicha.rules.yaml;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import zhicha.rules.rule.Wording;

/** Values in a row. */
public record YamlList(Place place, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public Wording shape() {
        return new Wording("列表", "a list");
    }

    @Override
    public JsonNode json() {
        var array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(item.json()));
        return array;
    }
}
