package zhicha.crawler.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.page.PageReading.Readable;
import zhicha.crawler.page.PageReading.Unreadable;
import zhicha.crawler.page.PageReading.Unreadable.Reason;

/** Reads pages. Immutable and thread-safe. */
public final class PageReader {
    private static final Pattern WEB = Pattern.compile("(?i)https?://.{1,4096}");

    private final PageLimits limits;
    private final LinkCollector links;

    /** Reads within {@link PageLimits#USUAL}. */
    public PageReader() {
        this(PageLimits.USUAL);
    }

    public PageReader(PageLimits limits) {
        this.limits = limits;
        links = new LinkCollector(limits);
    }

    /** The page of an answer; the decoded body is read, and the address is the one that answered. */
    public PageReading read(Exchange answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            return new Unreadable(
                    answer.uri(), Reason.STATUS, "the answer of " + answer.uri() + " was " + answer.statusLine());
        }
        return read(answer.body(), answer.uri(), answer.header("Content-Type").orElse(null));
    }

    /**
     * A saved page, plain or gzip.
     *
     * @param address where it was saved from; relative links are resolved against it
     * @throws IOException where the file cannot be read
     */
    public PageReading readFile(Path file, URI address) throws IOException {
        byte[] bytes;
        // one byte more than is parsed, so that a longer file is noticed
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limits.bytes() + 1);
        }
        if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = gzip.readNBytes(limits.bytes() + 1);
            } catch (IOException broken) {
                return new Unreadable(
                        address,
                        Reason.BROKEN_ENCODING,
                        file + " begins like gzip and is cut or damaged: " + broken.getMessage());
            }
        }
        return read(bytes, address, null);
    }

    /** @param contentType the Content-Type header as it was sent, or null where there was none */
    public PageReading read(byte[] body, URI address, @Nullable String contentType) {
        if (body.length == 0) {
            return new Unreadable(address, Reason.EMPTY, "the body of " + address + " is empty");
        }
        String mediaType = mediaType(contentType, body);
        if (!mediaType.equals("text/html") && !mediaType.equals("application/xhtml+xml")) {
            return new Unreadable(address, Reason.NOT_HTML, address + " is " + mediaType + ", not an HTML page");
        }
        int length = Math.min(body.length, limits.bytes());
        Decoded decoded = Decoded.of(body, length, contentType);
        int end = endOfTags(decoded.characters());
        Parser parser = Parser.htmlParser().setMaxDepth(limits.depth());
        String own = address.toString();
        Document document = parser.parseInput(decoded.characters().substring(0, end), own);
        if (!document.baseUri().equals(own) && !WEB.matcher(document.baseUri()).matches()) {
            // <base href="javascript:..."> and the like
            document.setBaseUri(own);
        }
        boolean cut = length < body.length || end < decoded.characters().length();
        return new Readable(new Page(address, mediaType, decoded.how(), document, links.collect(document), cut));
    }

    /** Where the tag after the last permitted one begins, or the end. */
    private int endOfTags(String text) {
        int tags = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (++tags > limits.tags()) {
                return at;
            }
        }
        return text.length();
    }

    private static String mediaType(@Nullable String contentType, byte[] body) {
        String declared =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean vague = declared.isEmpty()
                || !declared.contains("/")
                || declared.equals("text/plain")
                || declared.equals("application/octet-stream");
        if (!vague) {
            // application/xml and the like are pages where they begin like one
            return declared.endsWith("/xml") && looksLikeHtml(body) ? "text/html" : declared;
        }
        return looksLikeHtml(body) ? "text/html" : declared.isEmpty() ? "application/octet-stream" : declared;
    }

    private static boolean looksLikeHtml(byte[] body) {
        int length = Math.min(body.length, 2_048);
        String head = Decoded.of(body, length, null).characters().toLowerCase(Locale.ROOT);
        return head.contains("<html")
                || head.contains("<!doctype html")
                || head.contains("<head")
                || head.contains("<body")
                || head.contains("<meta")
                || head.contains("<title")
                || head.contains("<div")
                || head.contains("<h1")
                || head.contains("<script")
                || head.contains("<span")
                || head.contains("<table")
                || head.contains("<p>");
    }
}
