package zhicha.market.folder;

import java.util.List;
import java.util.stream.Collectors;

/** Writing YAML values. Everything is quoted, so that no value can be taken for something else. */
final class Yaml {
    private Yaml() {}

    static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    // invisible characters are written as numbers, so that a person sees them
                    if (c < ' ' || Character.getType(c) == Character.FORMAT) {
                        quoted.append("\\u%04X".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    static String list(List<String> values) {
        return values.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
