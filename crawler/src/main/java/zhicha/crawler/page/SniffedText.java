package zhicha.crawler.page;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What the first bytes of a text without any declaration tell of its character set.
 *
 * @param mark bytes of the byte order mark, which are no text
 * @param beginning those first bytes as characters
 */
public record SniffedText(Charset charset, int mark, String beginning) {
    /** @param bytes at most the first few hundred thousand; a character may be cut at their end */
    public static SniffedText of(byte[] bytes) {
        Decoded decoded = Decoded.of(bytes, bytes.length, "text/plain");
        boolean marked = decoded.how().source() == PageText.Source.BYTE_ORDER_MARK;
        int mark = !marked ? 0 : decoded.how().charset().equals(StandardCharsets.UTF_8) ? 3 : 2;
        return new SniffedText(decoded.how().charset(), mark, decoded.characters());
    }
}
