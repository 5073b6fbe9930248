package zhicha.crawler.evidence.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says, as it is written in JSON: one line, UTF-8. Digests are SHA-256 in 64 lower-case hex digits, times
 * RFC 3339, lengths and offsets bytes. Unknown members of later versions are passed over when reading. SM3 digests
 * (GB/T 32905-2016) stand beside SHA-256 in 64 lower-case hex digits; they are null in what was sealed before there were any.
 *
 * @param format {@code zhicha-manifest/1}
 * @param sequence 1 for the first manifest of a vault, then one more each
 * @param previous capture id of the manifest before, or null for the first
 * @param kind {@code capture}; {@code recovery} where the vault was found with a torn end; {@code environment} for a check of
 *     the machine and its clock before a job; {@code files} for what was laid beside the chain, such as the root of a day;
 *     {@code retention} for a tombstone of records that are cut away
 * @param asked the address that was asked for
 * @param address the address that answered, after redirects
 * @param redirects every address on the way, the first and the last among them
 * @param exchanges those of the way, in its order, then what a browser loaded to show the page with
 * @param outcome {@code fetched}, {@code refused} or {@code failed}, with the reason of the last two; of a recovery
 *     {@code recovered}, or {@code lost} where manifests that were once the newest are gone
 * @param partOf capture this belongs to, or null
 * @param aside files that a recovery moved aside
 * @param previousSm3 SM3 of the bytes of the manifest before, or null for the first
 * @param environment capture id of the check of the environment that was made for this job, or null
 * @param files of {@code roots/}, as they were when this was written
 * @param removed of a tombstone: the records that are cut away
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
        List<Aside> aside,
        @Nullable String previousSm3,
        @Nullable String environment,
        List<Kept> files,
        List<Removed> removed) {
    public static final String FORMAT = "zhicha-manifest/1";

    public Manifest {
        redirects = List.copyOf(redirects);
        exchanges = List.copyOf(exchanges);
        resources = List.copyOf(resources);
        records = List.copyOf(records);
        aside = List.copyOf(aside);
        // not there in what earlier versions wrote
        files = files == null ? List.of() : List.copyOf(files);
        removed = removed == null ? List.of() : List.copyOf(removed);
    }

    /** Whether this was written by a recovery rather than for a capture. */
    public boolean isRecovery() {
        return kind.equals("recovery");
    }

    /** Whether this stands for something that was seen, and not for the vault's own housekeeping. */
    public boolean seen() {
        return kind.equals("capture");
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

    /**
     * Bytes by length and digest: the payload as it came over the wire, the body decoded.
     *
     * @param sm3 null for what was sent: it lies in a record, which has one, and the body follows from it. Earlier versions
     *     gave payloads one of their own
     */
    public record Digested(
            long length, String sha256, @Nullable String sm3) {
        public static Digested of(byte[] bytes) {
            return new Digested(bytes.length, Sha256.of(bytes), Sm3.of(bytes));
        }

        /** Without SM3, which takes ten times as long: for what lies in a record that has one. */
        public static Digested sha256(byte[] bytes) {
            return new Digested(bytes.length, Sha256.of(bytes), null);
        }
    }

    /** @param screen of a screenshot; null for all else, and in what was sealed before there were any */
    public record Resource(
            String uri,
            String kind,
            String mediaType,
            Moment made,
            String record,
            Digested payload,
            @Nullable Screen screen) {}

    /**
     * What a screenshot was taken with; all in pixels of the page's style (CSS), each one pixel of the picture.
     *
     * @param windowWidth of the browser's window, and {@code windowHeight}
     * @param pageWidth of the whole page, and {@code pageHeight}
     * @param width of the picture, and {@code height}; where the page is larger, the rest is not on it
     * @param tool name and version of the browser
     */
    public record Screen(
            int windowWidth, int windowHeight, long pageWidth, long pageHeight, int width, int height, String tool) {}

    /**
     * Where a WARC record is kept.
     *
     * @param id the WARC-Record-ID without angle brackets
     * @param file relative to the vault, with {@code /}
     * @param offset where its gzip member begins
     * @param length of the gzip member
     * @param sha256 of the gzip member: the whole record with its headers, as it lies in the file
     * @param block length of the record's block, uncompressed
     * @param sm3 of the gzip member too
     */
    public record Stored(
            String id,
            String type,
            String uri,
            String file,
            long offset,
            long length,
            String sha256,
            long block,
            @Nullable String sm3) {}

    /** A file beside the chain, relative to the vault. */
    public record Kept(String file, long length, String sha256, String sm3) {}

    /**
     * A record that a policy took away; {@code file}, {@code offset} and {@code length} are where it was, and where its
     * stand-in is now.
     *
     * @param capture the capture it belonged to
     * @param record id of the WARC record, to which its stand-in refers
     * @param sha256 of the gzip member that was there
     * @param standIn SHA-256 of the gzip member that is there now, of the same length
     */
    public record Removed(
            String capture,
            String record,
            String uri,
            String file,
            long offset,
            long length,
            String sha256,
            @Nullable String sm3,
            String standIn) {}

    /**
     * A torn end.
     *
     * @param file where it was moved to
     * @param from the file it was the end of
     */
    public record Aside(String file, String from, long offset, long length, String sha256) {}
}
