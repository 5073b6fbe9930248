package zhicha.app.cli.given;

import java.util.Collection;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.crawl.CrawlAgent;
import zhicha.crawler.plan.SiteFile;

/** How a shop can reach the people who crawl it: nobody crawls a public site without saying so. */
public final class AgentGiven {
    /** @throws CommandFailure if a public site is to be crawled and no contact was given */
    public static CrawlAgent of(String contact, Collection<SiteFile> sites) {
        boolean ownNetwork = sites.stream().allMatch(SiteFile::privateAddresses);
        if (contact.isBlank() && !ownNetwork) {
            throw CommandFailure.usage(
                    "采集公开网站前须说明身份 / say who you are before you crawl a public site",
                    "--contact monitor@agency.example，或写入 zhicha.yaml 的 crawl.contact / or crawl.contact in zhicha.yaml");
        }
        try {
            return new CrawlAgent(contact.isBlank() ? "own-network" : contact);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()), "--contact monitor@agency.example");
        }
    }

    private AgentGiven() {}
}
