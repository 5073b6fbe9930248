package zhicha.crawler.evidence.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
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

    public static WarcMember request(Exchange exchange, URI response) throws IOException {
        byte[] block = head(exchange.requestLine(), exchange.requestHeaders());
        WarcRequest.Builder builder = new WarcRequest.Builder(exchange.uri())
                .version(MessageVersion.WARC_1_1)
                .recordId(fresh())
                .date(moment(exchange.started()))
                .concurrentTo(response)
                .setHeader("WARC-Block-Digest", "sha256:" + Sha256.of(block))
                .body(MediaType.HTTP_REQUEST, new InMemory(block), block.length);
        address(exchange.ip()).ifPresent(builder::ipAddress);
        return of(builder.build(), exchange.uri(), block.length, Effort.LITTLE);
    }

    /**
     * The status line, the headers and the entity as it came over the wire.
     *
     * @param payload SHA-256 of that entity
     */
    public static WarcMember response(Exchange exchange, URI id, String payload) throws IOException {
        byte[] head = head(exchange.statusLine(), archived(exchange));
        byte[] block = new byte[head.length + exchange.encoded().length];
        System.arraycopy(head, 0, block, 0, head.length);
        System.arraycopy(exchange.encoded(), 0, block, head.length, exchange.encoded().length);
        WarcResponse.Builder builder = new WarcResponse.Builder(exchange.uri())
                .version(MessageVersion.WARC_1_1)
                .recordId(id)
                .date(moment(exchange.started()))
                .setHeader("WARC-Block-Digest", "sha256:" + Sha256.of(block))
                .setHeader("WARC-Payload-Digest", "sha256:" + payload)
                .body(MediaType.HTTP_RESPONSE, new InMemory(block), block.length);
        address(exchange.ip()).ifPresent(builder::ipAddress);
        Effort effort = Effort.of(
                exchange.header("Content-Type").orElse(""),
                exchange.header("Content-Encoding").isPresent());
        return of(builder.build(), exchange.uri(), block.length, effort);
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
                .body(MediaType.parse(rendition.mediaType()), new InMemory(rendition.bytes()), rendition.bytes().length)
                .build();
        return of(record, rendition.address(), rendition.bytes().length, Effort.of(rendition.mediaType(), false));
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
        builder.setHeader("WARC-Block-Digest", "sha256:" + Sha256.of(block))
                .body(MediaType.WARC_FIELDS, new InMemory(block), block.length);
        return of(builder.build(), URI.create("warcinfo:" + filename), block.length, Effort.LITTLE);
    }

    public static URI fresh() {
        return URI.create("urn:uuid:" + UUID.randomUUID());
    }

    private static WarcMember of(WarcRecord record, URI uri, long block, Effort effort) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(Math.toIntExact(block) + 1_024);
        try (WarcWriter writer = new WarcWriter(new Growing(plain), WarcCompression.NONE)) {
            writer.write(record);
        }
        byte[] stored = GzipMember.of(plain.toByteArray(), effort);
        return new WarcMember(
                record.id().toString(),
                record.type(),
                uri.toString(),
                stored,
                block,
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
        return text.replaceAll("[\\r\\n]+", " ");
    }

    private static Instant moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Only a literal: nothing here may ask a name server. */
    private static Optional<InetAddress> address(String ip) {
        boolean literal =
                ip.matches("\\d{1,3}(?:\\.\\d{1,3}){3}") || ip.contains(":") && ip.matches("[0-9A-Fa-f:.]{2,45}");
        try {
            return literal ? Optional.of(InetAddress.getByName(ip)) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    // an interrupt of the thread closes the channels of Channels.newChannel, and crawl threads are interrupted

    private record Growing(ByteArrayOutputStream out) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer source) {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            out.write(bytes, 0, bytes.length);
            return bytes.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // nothing to let go of
        }
    }

    private record InMemory(ByteBuffer bytes) implements ReadableByteChannel {
        InMemory(byte[] bytes) {
            this(ByteBuffer.wrap(bytes));
        }

        @Override
        public int read(ByteBuffer target) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int length = Math.min(bytes.remaining(), target.remaining());
            target.put(bytes.slice().limit(length));
            bytes.position(bytes.position() + length);
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // nothing to let go of
        }
    }
}
