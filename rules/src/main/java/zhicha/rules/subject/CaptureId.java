package zhicha.rules.subject;

import java.util.regex.Pattern;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/**
 * The name of a sealed capture: {@code sha256:} and the 64 lower-case hex digits of the digest of its manifest's bytes.
 */
public record CaptureId(String value) {
    private static final Pattern SHAPE = Pattern.compile("sha256:[0-9a-f]{64}");

    public CaptureId {
        if (!SHAPE.matcher(value).matches()) {
            throw new UntrueValue(Wording.of(
                    "采集编号“%s”不是 sha256: 加 64 位十六进制", "capture id \"%s\" is not sha256: and 64 hex digits", value));
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
