package zhicha.crawler.door.pages;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import zhicha.crawler.fetch.Decoding;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;
import zhicha.rules.rule.Wording;

/**
 * The answers in a WARC file (ISO 28500, plain or gzip), in its order. Where a record is damaged the next one is looked
 * for, so that one flipped byte costs one record. Revisit records have no page in them and are passed over.
 */
public final class WarcPages {
    private static final int LARGEST = 32 << 20;
    private static final int RATIO = 200;
    private static final int MOST_DAMAGES = 1_000;
    private static final byte[] PLAIN = "WARC/1.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PACKED = {0x1f, (byte) 0x8b, 0x08};
    /** Says in the sealed request what it was made from: the archive's own request stands in the sealed file. */
    private static final Header MADE = new Header("X-Zhicha-Request", "made from the target of the archived response");

    private WarcPages() {}

    /** @throws IOException where the file cannot be read at all */
    public static void read(Path file, ArchivedItem.Taker taker) throws IOException, InterruptedException {
        long number = 0;
        long from = 0;
        for (int damages = 0; from >= 0 && damages < MOST_DAMAGES; damages++) {
            try (FileChannel channel = FileChannel.open(file)) {
                channel.position(from);
                long at = from;
                try (WarcReader reader = new WarcReader(channel)) {
                    Optional<WarcRecord> next = reader.next();
                    while (next.isPresent()) {
                        number++;
                        at = Math.max(from, reader.position());
                        Optional<ArchivedItem> item = item(number, next.get());
                        if (item.isPresent() && !taker.take(item.get())) {
                            return;
                        }
                        next = reader.next();
                    }
                    return;
                } catch (IOException | IllegalArgumentException damaged) {
                    number++;
                    from = following(file, Math.max(at, from) + 1);
                    if (!taker.take(new ArchivedItem.Broken(
                            number,
                            Wording.of(
                                    "第 %d 字节之后损坏（%s）；%s",
                                    "damaged behind byte %d (%s); %s",
                                    at,
                                    String.valueOf(damaged.getMessage()),
                                    from < 0
                                            ? new Wording("其后没有找到记录", "no record was found behind it")
                                            : Wording.of("下一条记录在第 %d 字节", "the next record is at byte %d", from))))) {
                        return;
                    }
                }
            }
        }
        if (from >= 0) {
            throw new IOException(
                    "damaged in " + MOST_DAMAGES + " places; what lies behind byte " + from + " was not read");
        }
    }

    private static Optional<ArchivedItem> item(long number, WarcRecord record) {
        if (!(record instanceof WarcResponse response)) {
            return Optional.empty();
        }
        try {
            URI target = response.targetURI();
            String scheme = String.valueOf(target.getScheme());
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return Optional.empty();
            }
            HttpResponse http = response.http();
            byte[] encoded;
            try (InputStream in = http.body().stream()) {
                encoded = in.readNBytes(LARGEST + 1);
            }
            if (encoded.length > LARGEST) {
                return Optional.of(new ArchivedItem.Broken(
                        number, Wording.of("%s 超过 %d 字节，已跳过", "%s is larger than %d bytes; skipped", target, LARGEST)));
            }
            List<Header> headers = headers(http.headers());
            byte[] body = Decoding.decode(encoded, Decoding.encodings(headers), LARGEST, RATIO, false);
            String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            return Optional.of(new ArchivedItem.Answer(
                    number,
                    new Exchange(
                            target,
                            response.ipAddress()
                                    .map(address -> address.getHostAddress())
                                    .orElse(""),
                            null,
                            "GET " + path + query + " HTTP/1.1",
                            List.of(new Header("Host", String.valueOf(target.getRawAuthority())), MADE),
                            "HTTP/1.1 " + http.status() + " " + http.reason(),
                            http.status(),
                            headers,
                            encoded,
                            body,
                            response.date(),
                            Duration.ZERO)));
        } catch (IOException | RuntimeException broken) {
            return Optional.of(new ArchivedItem.Broken(
                    number,
                    Wording.of(
                            "记录 %s：%s",
                            "record %s: %s",
                            record.headers().first("WARC-Target-URI").orElse(""),
                            String.valueOf(broken.getMessage()))));
        }
    }

    private static List<Header> headers(MessageHeaders headers) {
        List<Header> all = new ArrayList<>();
        headers.map().forEach((name, values) -> values.forEach(value -> all.add(new Header(name, value))));
        return all;
    }

    /** Where the next record seems to begin, or -1. */
    private static long following(Path file, long from) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer window = ByteBuffer.allocate(1 << 20);
            byte[] mark = packed(channel) ? PACKED : PLAIN;
            long at = from;
            while (at < channel.size()) {
                window.clear();
                int read = channel.read(window, at);
                for (int i = 0; i + mark.length <= read; i++) {
                    if (matches(window, i, mark)) {
                        return at + i;
                    }
                }
                if (read < mark.length) {
                    return -1;
                }
                at += read - mark.length + 1;
            }
            return -1;
        }
    }

    private static boolean packed(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(PACKED.length);
        return channel.read(head, 0) == PACKED.length && matches(head, 0, PACKED);
    }

    private static boolean matches(ByteBuffer window, int at, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (window.get(at + i) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
