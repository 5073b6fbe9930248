package zhicha.rules.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import zhicha.rules.rule.Wording;

/**
 * A single value: a text, a number, true or false, or null, told apart as in the core schema of YAML 1.2.
 *
 * @param text as written, without quotes
 * @param plain whether it was written without quotes; only then it can be anything but a text
 */
public record YamlScalar(Place place, String text, boolean plain) implements YamlNode {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,2})?");

    public boolean isNull() {
        return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    public boolean isBoolean() {
        return plain && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
    }

    public boolean isNumber() {
        return plain && DECIMAL.matcher(text).matches();
    }

    @Override
    public Wording shape() {
        return isNull()
                ? new Wording("空值", "empty")
                : isBoolean()
                        ? new Wording("真假值", "true or false")
                        : isNumber() ? new Wording("数字", "a number") : new Wording("文字", "a text");
    }

    @Override
    public JsonNode json() {
        var make = JsonNodeFactory.instance;
        if (isNull()) {
            return make.nullNode();
        }
        if (isBoolean()) {
            return make.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (plain && INTEGER.matcher(text).matches()) {
            return make.numberNode(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
        }
        return isNumber() ? make.numberNode(new BigDecimal(text)) : make.stringNode(text);
    }
}
