package zhicha.crawler.page;

import java.nio.charset.Charset;

/**
 * How the bytes of a page were read as characters.
 *
 * @param charset the character set that was used; GB18030 wherever a page says gb2312 or gbk
 * @param source who said so
 */
public record PageText(Charset charset, Source source) {
    /** In the order in which they are believed. */
    public enum Source {
        BYTE_ORDER_MARK,
        HEADER,
        META,
        /** Nothing was declared, or what was declared does not fit the bytes. */
        DETECTED
    }
}
