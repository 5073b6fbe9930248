package zhicha.crawler.evidence.root;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code roots/DAY.txt} says. It follows from the manifests of the day alone and from the root before it, so writing
 * it twice gives the same bytes.
 *
 * @param manifests how many there are, at least one
 * @param first sequence of the first
 * @param firstId its id, as {@code lastId} is of the last
 * @param sha256 head of the tree over the bytes of the manifests, 64 hex digits, as {@code sm3} is
 * @param previous the root before this one, or null where this is the first
 */
public record DayRoot(
        String day,
        int manifests,
        long first,
        String firstId,
        long last,
        String lastId,
        String sha256,
        String sm3,
        @Nullable Previous previous) {
    /** @param sha256 of the bytes of {@code roots/DAY.txt} */
    public record Previous(String day, String sha256) {}

    private static final int LONGEST = 4_096;
    private static final String ID = "(sha256:[0-9a-f]{64})";
    private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
    private static final Pattern SHAPE = Pattern.compile("zhicha-root/1\nday " + DAY
            + "\nmanifests ([1-9]\\d{0,8})\nfirst ([1-9]\\d{0,17}) " + ID + "\nlast ([1-9]\\d{0,17}) " + ID
            + "\nroot-sha256 ([0-9a-f]{64})\nroot-sm3 ([0-9a-f]{64})\nprevious (?:none|" + DAY + " " + ID + ")\n");

    /** The bytes of the file. */
    public byte[] written() {
        return """
                zhicha-root/1
                day %s
                manifests %d
                first %d %s
                last %d %s
                root-sha256 %s
                root-sm3 %s
                previous %s
                """.formatted(
                        day,
                        manifests,
                        first,
                        firstId,
                        last,
                        lastId,
                        sha256,
                        sm3,
                        previous == null ? "none" : previous.day() + " sha256:" + previous.sha256())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Empty where the file is there and is not what this program writes, byte for byte. */
    public static Optional<DayRoot> read(Path file) throws IOException {
        return Files.size(file) > LONGEST ? Optional.empty() : of(Files.readAllBytes(file));
    }

    /** What these bytes say; empty where they are not what this program writes. */
    public static Optional<DayRoot> of(byte[] written) {
        if (written.length > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(new String(written, StandardCharsets.ISO_8859_1));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Previous previous = matcher.group(9) == null
                ? null
                : new Previous(matcher.group(9), matcher.group(10).substring("sha256:".length()));
        return Optional.of(new DayRoot(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                matcher.group(4),
                Long.parseLong(matcher.group(5)),
                matcher.group(6),
                matcher.group(7),
                matcher.group(8),
                previous));
    }
}
