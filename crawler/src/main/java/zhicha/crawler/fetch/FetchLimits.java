package zhicha.crawler.fetch;

import java.time.Duration;

/**
 * How far a fetch may go. A server that goes further is cut off.
 *
 * @param bodyBytes largest body, both as sent and as decoded
 * @param ratio most decoded bytes for each byte sent, once a body decodes to over a mebibyte
 * @param redirects most redirects followed
 * @param headers most header lines of an answer
 * @param headerLine longest header line in bytes
 * @param connect for the connection to stand
 * @param silence longest wait for the next bytes
 * @param deadline for the whole fetch with its redirects, waiting for politeness not counted
 */
public record FetchLimits(
        int bodyBytes,
        int ratio,
        int redirects,
        int headers,
        int headerLine,
        Duration connect,
        Duration silence,
        Duration deadline) {
    /** 8 MiB holds 99 of 100 real product pages; their median is 437 KB. */
    public static final FetchLimits USUAL = new FetchLimits(
            8 << 20, 200, 5, 200, 16 << 10, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));

    public FetchLimits {
        if (bodyBytes < 1 || ratio < 1 || redirects < 0 || headers < 1 || headerLine < 64) {
            throw new IllegalArgumentException("a fetch limit is too small");
        }
        if (connect.isNegative()
                || connect.isZero()
                || silence.isNegative()
                || silence.isZero()
                || deadline.isNegative()
                || deadline.isZero()) {
            throw new IllegalArgumentException("a time limit of a fetch must be longer than nothing");
        }
    }

    /** All header lines of an answer together, bytes: they go into its manifest, and a manifest must stay readable. */
    public int headerBytes() {
        return 16 * headerLine;
    }

    public FetchLimits withDeadline(Duration other) {
        return new FetchLimits(bodyBytes, ratio, redirects, headers, headerLine, connect, silence, other);
    }
}
