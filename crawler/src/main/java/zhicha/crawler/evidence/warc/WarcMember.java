package zhicha.crawler.evidence.warc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.Warcinfo;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.manifest.Sm3;
import zhicha.crawler.evidence.warc.GzipMember.Effort;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;

/**
 * A WARC 1.1 record (ISO 28500:2017) as one gzip member, ready to be appended. Digests are written as {@code sha256:} and hex, so that
 * {@code sha256sum} can check them.
 *
 * @param block length of the block, uncompressed
 * @param sha256 of the gzip member, as {@code sm3} is
 */
public record WarcMember(String id, String type, String uri, byte[] stored, long block, String sha256, String sm3) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    /** Behind the block of every record. */
    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    /** The library only writes the headers, and is told how long the block is. */
    private static final ReadableByteChannel NOT_READ = Channels.newChannel(InputStream.nullInputStream());

    public static WarcMember request(Exchange exchange, URI response) throws IOException {
        byte[] block = head(exchange.requestLine(), exchange.requestHeaders());
        WarcRequest.Builder builder = new WarcRequest.Builder(exchange.uri())
                .version(MessageVersion.WARC_1_1)
                .recordId(fresh())
                .date(moment(exchange.started()))
                .concurrentTo(response)
                .setHeader("WARC-Block-Digest", "sha256:" + Sha256.of(block))
                .body(MediaType.HTTP_REQUEST, block);
        address(exchange.ip()).ifPresent(builder::ipAddress);
        return of(builder.build(), exchange.uri(), Effort.NONE, block);
    }

    /**
     * The status line, the headers and the entity as it came over the wire.
     *
     * @param payload SHA-256 of that entity
     */
    public static WarcMember response(Exchange exchange, URI id, String payload) throws IOException {
        byte[] head = head(exchange.statusLine(), archived(exchange));
        byte[] entity = exchange.encoded();
        WarcResponse.Builder builder = new WarcResponse.Builder(exchange.uri())
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(moment(exchange.started()))
                .setHeader("WARC-Block-Digest", "sha256:" + Sha256.of(head, entity))
                .setHeader("WARC-Payload-Digest", "sha256:" + payload)
                .body(MediaType.HTTP_RESPONSE, NOT_READ, (long) head.length + entity.length);
        address(exchange.ip()).ifPresent(builder::ipAddress);
        Effort effort = Effort.of(
                exchange.header("Content-Type").orElse(""),
                exchange.header("Content-Encoding").isPresent());
        return of(builder.build(), exchange.uri(), effort, head, entity);
    }

    /** @param payload SHA-256 of the rendition's bytes */
    public static WarcMember resource(Rendition rendition, String payload) throws IOException {
        WarcResource record = new WarcResource.Builder(rendition.address())
                .version(MessageVersion.WARC_1_1)
                .recordId(fresh())
                .date(moment(rendition.made()))
                .addHeader("Zhicha-Rendition", rendition.kind())
                .setHeader("WARC-Block-Digest", "sha256:" + payload)
                .setHeader("WARC-Payload-Digest", "sha256:" + payload)
                .body(MediaType.parse(rendition.mediaType()), rendition.bytes())
                .build();
        return of(record, rendition.address(), Effort.of(rendition.mediaType(), false), rendition.bytes());
    }

    /** The record that a WARC file begins with. */
    public static WarcMember info(String filename, String tool, Instant now) throws IOException {
        Warcinfo.Builder builder = new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(fresh())
                .date(moment(now))
                .filename(filename);
        StringBuilder fields = new StringBuilder();
        Map.of("software", oneLine(tool), "format", "WARC file version 1.1", "conformsTo", "ISO 28500:2017")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> fields.append(field.getKey())
                        .append(": ")
                        .append(field.getValue())
                        .append("\r\n"));
        byte[] block = fields.toString().getBytes(StandardCharsets.UTF_8);
        builder.setHeader("WARC-Block-Digest", "sha256:" + Sha256.of(block)).body(MediaType.WARC_FIELDS, block);
        return of(builder.build(), URI.create("warcinfo:" + filename), Effort.LITTLE, block);
    }

    public static URI fresh() {
        return URI.create("urn:uuid:" + UUID.randomUUID());
    }

    /** @param block in one piece or several, one behind the other: it is not copied before it is packed */
    private static WarcMember of(WarcRecord record, URI uri, Effort effort, byte[]... block) {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(record.serializeHeader());
        pieces.addAll(List.of(block));
        pieces.add(END);
        byte[] stored = GzipMember.of(effort, pieces);
        return new WarcMember(
                record.id().toString(),
                record.type(),
                uri.toString(),
                stored,
                Arrays.stream(block).mapToLong(piece -> piece.length).sum(),
                Sha256.of(stored),
                Sm3.of(stored));
    }

    /**
     * Headers that still describe what is stored. The entity is kept without its transfer encoding, so that header and a
     * length that no longer fits are kept under the archive's name for them; the manifest has them as they were sent.
     */
    private static List<Header> archived(Exchange exchange) {
        return exchange.responseHeaders().stream()
                .map(header -> {
                    boolean transfer = header.name().equalsIgnoreCase("Transfer-Encoding");
                    boolean length = header.name().equalsIgnoreCase("Content-Length")
                            && !header.value().strip().equals(Integer.toString(exchange.encoded().length));
                    return transfer || length ? new Header("X-Archive-Orig-" + header.name(), header.value()) : header;
                })
                .toList();
    }

    private static byte[] head(String firstLine, List<Header> headers) {
        StringBuilder head = new StringBuilder(oneLine(firstLine)).append("\r\n");
        for (Header header : headers) {
            head.append(oneLine(header.name()))
                    .append(": ")
                    .append(oneLine(header.value()))
                    .append("\r\n");
        }
        head.append("\r\n");
        // headers are bytes that were read as Latin-1; only a client that decoded them otherwise needs more
        boolean latin = head.chars().allMatch(c -> c < 256);
        Charset charset = latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return head.toString().getBytes(charset);
    }

    private static String oneLine(String text) {
        return text.indexOf('\r') < 0 && text.indexOf('\n') < 0 ? text : text.replaceAll("[\\r\\n]+", " ");
    }

    private static Instant moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Only a literal: nothing here may ask a name server. */
    private static Optional<InetAddress> address(String ip) {
        boolean literal = IPV4.matcher(ip).matches()
                || ip.contains(":") && IPV6.matcher(ip).matches();
        try {
            return literal ? Optional.of(InetAddress.getByName(ip)) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
