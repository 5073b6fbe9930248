package zhicha.crawler.page;

import java.net.URI;

/** What came of reading a page. */
public sealed interface PageReading {
    /** Where the bytes came from. */
    URI address();

    record Readable(Page page) implements PageReading {
        @Override
        public URI address() {
            return page.address();
        }
    }

    /** @param detail a sentence for the person who must act */
    record Unreadable(URI address, Reason reason, String detail) implements PageReading {
        public enum Reason {
            /** The status was not 2xx. */
            STATUS,
            EMPTY,
            /** A picture, a PDF, JSON ... */
            NOT_HTML,
            /** A gzip file that is cut or damaged. */
            BROKEN_ENCODING
        }
    }
}
