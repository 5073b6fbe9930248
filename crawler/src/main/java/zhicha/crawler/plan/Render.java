package zhicha.crawler.plan;

/** Whether a page is also opened in a browser. */
public enum Render {
    NEVER,
    ALWAYS,
    /** Only where the plain page of a listing gave neither price nor picture. */
    WHEN_EMPTY
}
