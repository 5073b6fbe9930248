package zhicha.rules.subject;

import java.util.regex.Pattern;

/**
 * A shop or platform that is watched.
 *
 * @param id short name used in file names and listing ids: lower-case letters, digits and hyphens
 * @param name the name people use
 * @param home address of its front page
 */
public record Site(String id, String name, String home) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Site {
        if (!SHAPE.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "site id \"" + id + "\" must be 1 to 63 lower-case letters, digits or hyphens");
        }
    }
}
