package zhicha.app.cli.sites;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import zhicha.app.cli.terminal.CommandFailure;
import zhicha.app.crawl.CrawlAgent;
import zhicha.crawler.address.AllowedHosts;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchLimits;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.FetchRequest;
import zhicha.crawler.fetch.HopGate;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.crawler.fetch.http.FetchPolicy;
import zhicha.crawler.fetch.http.HttpFetcher;
import zhicha.crawler.fetch.robots.Robots;
import zhicha.crawler.frontier.ending.DetailWords;

/** One page, asked for as politely as a crawl would: robots.txt first, a rest, then the page. */
final class LivePage {
    private static final Duration LEAST_REST = Duration.ofSeconds(2);

    private LivePage() {}

    /**
     * @param privateAddresses whether the shop may stand in one's own network, where nobody has to rest
     * @throws CommandFailure if it may not be asked, or does not answer with a page
     */
    static Exchange fetch(WebAddress address, CrawlAgent agent, boolean privateAddresses, KillSwitch kill)
            throws InterruptedException {
        AllowedHosts hosts = AllowedHosts.of(List.of(address));
        FetchPolicy policy = new FetchPolicy(privateAddresses, agent.text(), FetchLimits.USUAL);
        try (HttpFetcher fetcher = new HttpFetcher(policy, kill)) {
            Robots robots = new Robots(fetcher, "zhicha", hosts, Clock.systemUTC());
            Robots.Rules rules = robots.load(address, HopGate.OPEN);
            if (!rules.allows(address)) {
                throw CommandFailure.unavailable(
                        address + "：robots.txt 不允许 / may not be asked: " + rules.why(),
                        "换一个允许的商品页，或征得对方同意 / choose a product page that may be read, or ask the shop");
            }
            Duration rest = rules.delay().compareTo(LEAST_REST) > 0 ? rules.delay() : LEAST_REST;
            if (!privateAddresses && kill.pulledWithin(rest)) {
                throw CommandFailure.unavailable("已中断 / stopped", "再次执行 / start again");
            }
            return answer(fetcher.fetch(
                    FetchRequest.of(address, hosts),
                    next -> robots.known(next).map(known -> known.allows(next)).orElse(true)
                            ? java.util.Optional.empty()
                            : java.util.Optional.of(new HopGate.Refusal(
                                    FetchOutcome.Refused.Reason.ROBOTS, "robots.txt forbids " + next))));
        }
    }

    private static Exchange answer(FetchOutcome outcome) {
        String problem = switch (outcome) {
            case FetchOutcome.Fetched fetched when fetched.status() / 100 == 2 -> "";
            case FetchOutcome.Fetched fetched ->
                "answered with " + fetched.answer().statusLine();
            case FetchOutcome.Refused refused ->
                DetailWords.of(refused.detail()).both();
            case FetchOutcome.Failed failed -> DetailWords.of(failed.detail()).both();
        };
        if (outcome instanceof FetchOutcome.Fetched fetched && problem.isEmpty()) {
            return fetched.answer();
        }
        throw CommandFailure.unavailable(
                outcome.asked() + "：没有得到网页 / no page was had: " + problem,
                "检查地址，或稍后再试 / check the address, or try later");
    }
}
