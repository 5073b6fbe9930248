package zhicha.crawler.page;

/**
 * What a page may cost. Everything beyond is left out and counted, never an error.
 *
 * @param bytes most bytes of a body that are parsed; the rest is not looked at
 * @param tags most tags that are parsed: a page of tags alone would otherwise fill the heap
 * @param depth most elements inside one another; deeper ones become siblings
 * @param links most links that are kept
 * @param linkLength most characters of one link; longer ones are dropped, and only they
 */
public record PageLimits(int bytes, int tags, int depth, int links, int linkLength) {
    /** 16 MiB, 400,000 tags, 256 deep, 10,000 links of 4,096 characters. */
    public static final PageLimits USUAL = new PageLimits(16 << 20, 400_000, 256, 10_000, 4_096);

    public PageLimits {
        if (bytes < 1 || tags < 1 || depth < 2 || links < 0 || linkLength < 1) {
            throw new IllegalArgumentException("page limits must be positive, and at least two elements deep");
        }
    }
}
