package zhicha.crawler.address;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Parameters that say how a visitor came and not which page is meant. */
final class TrackingParameters {
    /** The list, with a reason for each. */
    private static final String LIST = "tracking-parameters.txt";

    private static final Set<String> NAMES = new HashSet<>();
    private static final List<String> BEGINNINGS = new ArrayList<>();
    /** Names that mean a session in some shops and a series or a shop in others; the value tells. */
    private static final Set<String> PERHAPS_SESSION = new HashSet<>();

    static {
        try (var in = TrackingParameters.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its list " + LIST);
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                String name = line.startsWith("#") ? "" : line.split("\\s", 2)[0];
                if (name.endsWith("*")) {
                    BEGINNINGS.add(name.substring(0, name.length() - 1));
                } else if (name.endsWith("?")) {
                    PERHAPS_SESSION.add(name.substring(0, name.length() - 1));
                } else if (!name.isEmpty()) {
                    NAMES.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Pattern SESSION_VALUE = Pattern.compile("[0-9A-Za-z,-]{20,128}");

    private TrackingParameters() {}

    static String strip(String target, Set<String> more, boolean sort) {
        int mark = target.indexOf('?');
        String path = withoutSession(mark < 0 ? target : target.substring(0, mark));
        if (mark < 0) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        for (String pair : target.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = (equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            boolean session = PERHAPS_SESSION.contains(name)
                    && SESSION_VALUE.matcher(value).matches();
            if (!pair.isEmpty()
                    && !session
                    && BEGINNINGS.stream().noneMatch(name::startsWith)
                    && !NAMES.contains(name)
                    && !more.contains(name)) {
                kept.add(pair);
            }
        }
        if (sort) {
            // by name only and stable: the order of a repeated parameter may carry meaning
            kept.sort(Comparator.comparing(pair -> pair.split("=", 2)[0]));
        }
        return kept.isEmpty() ? path : path + "?" + String.join("&", kept);
    }

    private static String withoutSession(String path) {
        int session = path.toLowerCase(Locale.ROOT).indexOf(";jsessionid=");
        return session < 0 ? path : path.substring(0, session);
    }
}
