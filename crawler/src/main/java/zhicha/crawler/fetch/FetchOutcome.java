package zhicha.crawler.fetch;

import java.net.URI;
import java.util.List;

/** How a fetch ended. Each has the address that was asked for and the exchanges that took place on the way. */
public sealed interface FetchOutcome {
    URI asked();

    List<Exchange> exchanges();

    /** A response arrived whole. The last exchange is the answer; any status but a followed redirect. */
    record Fetched(URI asked, List<Exchange> exchanges) implements FetchOutcome {
        public Fetched {
            exchanges = List.copyOf(exchanges);
        }

        public Exchange answer() {
            return exchanges.getLast();
        }

        public int status() {
            return answer().status();
        }
    }

    /** Not asked, or not followed further, because a rule of ours or of the site forbids it. */
    record Refused(URI asked, List<Exchange> exchanges, Reason reason, String detail) implements FetchOutcome {
        public Refused {
            exchanges = List.copyOf(exchanges);
        }

        public enum Reason {
            ROBOTS,
            HOST_NOT_ALLOWED,
            PRIVATE_ADDRESS,
            BAD_ADDRESS,
            OUTSIDE_HOURS,
            BUDGET_SPENT,
            /** The site was sent as many requests today as it may be: this says nothing about the address. */
            DAY_SPENT,
            STOPPED
        }
    }

    /** Asked, and no whole response came. */
    record Failed(URI asked, List<Exchange> exchanges, Reason reason, String detail) implements FetchOutcome {
        public Failed {
            exchanges = List.copyOf(exchanges);
        }

        public enum Reason {
            TOO_LARGE,
            DEADLINE,
            BROKEN_ENCODING,
            TOO_MANY_REDIRECTS,
            REDIRECT_LOOP,
            HEADERS_TOO_LARGE,
            UNKNOWN_HOST,
            NO_CONNECTION,
            TLS,
            PROTOCOL
        }
    }
}
