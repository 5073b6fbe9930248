package zhicha.crawler.plan;

/** Whether a page is also opened in a browser. */
public enum Render {
    NEVER,
    ALWAYS,
    /** Only where the plain page yielded no listing. */
    WHEN_EMPTY
}
