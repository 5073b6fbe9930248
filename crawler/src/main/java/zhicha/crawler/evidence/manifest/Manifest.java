package zhicha.crawler.evidence.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says, as it is written in JSON: one line, UTF-8. Digests are SHA-256 in 64 lower-case hex digits, times
 * RFC 3339, lengths and offsets bytes. Unknown members of later versions are passed over when reading.
 *
 * @param format {@code zhicha-manifest/1}
 * @param sequence 1 for the first manifest of a vault, then one more each
 * @param previous capture id of the manifest before, or null for the first
 * @param kind {@code capture}, or {@code recovery} where the vault was found with a torn end
 * @param asked the address that was asked for
 * @param address the address that answered, after redirects
 * @param redirects every address on the way, the first and the last among them
 * @param exchanges those of the way, in its order, then what a browser loaded to show the page with
 * @param outcome {@code fetched}, {@code refused} or {@code failed}, with the reason of the last two; of a recovery
 *     {@code recovered}, or {@code lost} where manifests that were once the newest are gone
 * @param partOf capture this belongs to, or null
 * @param aside files that a recovery moved aside
 */
public record Manifest(
        String format,
        long sequence,
        @Nullable String previous,
        String kind,
        String asked,
        String address,
        List<String> redirects,
        Outcome outcome,
        Moment sealed,
        Clock clock,
        String tool,
        String configuration,
        String site,
        String job,
        @Nullable String egress,
        @Nullable String partOf,
        List<SealedExchange> exchanges,
        List<Resource> resources,
        List<Stored> records,
        List<Aside> aside) {
    public static final String FORMAT = "zhicha-manifest/1";

    public Manifest {
        redirects = List.copyOf(redirects);
        exchanges = List.copyOf(exchanges);
        resources = List.copyOf(resources);
        records = List.copyOf(records);
        aside = List.copyOf(aside);
    }

    /** Whether this was written by a recovery rather than for a capture. */
    public boolean isRecovery() {
        return kind.equals("recovery");
    }

    public record Outcome(
            String kind, @Nullable String reason, @Nullable String detail) {}

    /** One moment in UTC and in Beijing time. */
    public record Moment(String utc, String beijing) {}

    /** @param offsetMillis local time less reference time, or null where it was never compared */
    public record Clock(@Nullable Long offsetMillis, String source) {}

    /**
     * @param tookMillis from sending the request to the last byte of the answer
     * @param request id of the WARC record, and so is {@code response}
     * @param payload the entity as it came over the wire
     * @param body the entity decoded: the bytes that were parsed
     */
    public record SealedExchange(
            String uri,
            String ip,
            @Nullable String tls,
            String requestLine,
            int status,
            String statusLine,
            List<Field> requestHeaders,
            List<Field> responseHeaders,
            Moment started,
            long tookMillis,
            String request,
            String response,
            Digested payload,
            Digested body) {}

    /** A header line as it was sent. */
    public record Field(String name, String value) {}

    /** Bytes by length and digest: the payload as it came over the wire, the body decoded. */
    public record Digested(long length, String sha256) {}

    public record Resource(String uri, String kind, String mediaType, Moment made, String record, Digested payload) {}

    /**
     * Where a WARC record is kept.
     *
     * @param id the WARC-Record-ID without angle brackets
     * @param file relative to the vault, with {@code /}
     * @param offset where its gzip member begins
     * @param length of the gzip member
     * @param sha256 of the gzip member: the whole record with its headers, as it lies in the file
     * @param block length of the record's block, uncompressed
     */
    public record Stored(
            String id, String type, String uri, String file, long offset, long length, String sha256, long block) {}

    /**
     * A torn end.
     *
     * @param file where it was moved to
     * @param from the file it was the end of
     */
    public record Aside(String file, String from, long offset, long length, String sha256) {}
}
