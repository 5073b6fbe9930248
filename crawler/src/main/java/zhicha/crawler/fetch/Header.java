package zhicha.crawler.fetch;

/** One header line, in the order and spelling in which it was sent. */
public record Header(String name, String value) {}
