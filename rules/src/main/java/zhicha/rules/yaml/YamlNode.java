package zhicha.rules.yaml;

import tools.jackson.databind.JsonNode;
import zhicha.rules.rule.Wording;

/** A part of a YAML file that knows where it stands. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {
    Place place();

    /** What a person would call it: {@code a text}, {@code a number}, {@code a list}, {@code a map} ... */
    Wording shape();

    /** The same as a JSON value, without places. */
    JsonNode json();
}
