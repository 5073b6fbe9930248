package zhicha.crawler.fetch;

import java.util.Optional;
import zhicha.crawler.address.WebAddress;

/** Asked before a redirect is followed, or a request made once more: whether the rules of the next host allow it, and when its politeness does. */
@FunctionalInterface
public interface HopGate {
    /** Lets every hop pass at once. The fetcher's own checks (scheme, hosts, addresses, loops) are made all the same. */
    HopGate OPEN = next -> Optional.empty();

    /** Waits until the hop may be made. @return why it may not, or empty */
    Optional<Refusal> approach(WebAddress next) throws InterruptedException;

    record Refusal(FetchOutcome.Refused.Reason reason, String detail) {}
}
