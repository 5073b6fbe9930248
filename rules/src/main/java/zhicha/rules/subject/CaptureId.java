package zhicha.rules.subject;

import java.util.regex.Pattern;

/**
 * The name of a sealed capture: {@code sha256:} and the 64 lower-case hex digits of the digest of its manifest's bytes.
 */
public record CaptureId(String value) {
    private static final Pattern SHAPE = Pattern.compile("sha256:[0-9a-f]{64}");

    public CaptureId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("capture id \"" + value + "\" is not sha256: and 64 hex digits");
        }
    }

    /** The 64 hex digits alone, safe as a file name. */
    public String hex() {
        return value.substring("sha256:".length());
    }

    @Override
    public String toString() {
        return value;
    }
}
