package zhicha.app.crawl;

/**
 * Who is asking, as every shop is told.
 *
 * @param contact mail or web address of the people who crawl
 */
public record CrawlAgent(String contact) {
    /** Name and version of the program, as captures record it. */
    public static final String PROGRAM = "Zhicha/0.1";

    public CrawlAgent {
        if (contact.isBlank() || contact.chars().anyMatch(c -> c < 0x20 || c > 0x7e || c == '(' || c == ')')) {
            throw new IllegalArgumentException("contact \"" + contact
                    + "\" must be a mail or web address in plain letters, so that a shop can reach you");
        }
    }

    /** The whole User-Agent. */
    public String text() {
        return PROGRAM + " (+" + contact + ")";
    }
}
