package zhicha.matcher.hit.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The keys of one JSON object, asked for by name and type; every complaint names the object and the key. */
record JsonFields(String what, JsonNode json) {

    /** Characters of a wrong value that a complaint repeats. */
    private static final int LONGEST = 80;

    JsonFields {
        if (!json.isObject()) {
            throw new IllegalArgumentException(what + " is not a JSON object");
        }
    }

    boolean has(String key) {
        JsonNode value = json.get(key);
        return value != null && !value.isNull();
    }

    String text(String key) {
        JsonNode value = value(key);
        if (!value.isString()) {
            throw wrong(key, "text", value);
        }
        return value.stringValue();
    }

    int integer(String key) {
        JsonNode value = value(key);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw wrong(key, "a whole number", value);
        }
        return value.intValue();
    }

    double number(String key) {
        JsonNode value = value(key);
        if (!value.isNumber()) {
            throw wrong(key, "a number", value);
        }
        return value.doubleValue();
    }

    /** An amount of money, written as text so that no digit is lost. */
    BigDecimal amount(String key) {
        try {
            return new BigDecimal(text(key));
        } catch (NumberFormatException notANumber) {
            throw wrong(key, "an amount such as \"129.00\"", value(key));
        }
    }

    double[] numbers(String key, int count) {
        JsonNode value = value(key);
        if (!value.isArray() || value.size() != count) {
            throw wrong(key, count + " numbers", value);
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            if (!value.get(i).isNumber()) {
                throw wrong(key, count + " numbers", value);
            }
            numbers[i] = value.get(i).doubleValue();
        }
        return numbers;
    }

    JsonFields object(String key) {
        return new JsonFields(what + "." + key, value(key));
    }

    List<JsonFields> objects(String key) {
        JsonNode value = value(key);
        if (!value.isArray()) {
            throw wrong(key, "a list", value);
        }
        List<JsonFields> objects = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            objects.add(new JsonFields(what + "." + key + "[" + i + "]", value.get(i)));
        }
        return objects;
    }

    private JsonNode value(String key) {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(what + " has no \"" + key + "\"");
        }
        return value;
    }

    private IllegalArgumentException wrong(String key, String expected, JsonNode found) {
        String shown = found.toString();
        return new IllegalArgumentException(what + "." + key + " must be " + expected + ", not "
                + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown));
    }
}
