package zhicha.rules.yaml;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values in a row. */
public record YamlList(Place place, List<YamlNode> items) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String shape() {
        return "a list";
    }

    @Override
    public JsonNode json() {
        var array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(item.json()));
        return array;
    }
}
