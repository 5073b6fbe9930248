package zhicha.crawler.fetch.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome.Failed;

/**
 * An exchange, a trouble, or both where an answer arrived that cannot be used.
 *
 * @param dropped whether there was no answer because the server had let go of a connection that was kept
 */
record Answer(Optional<Exchange> exchange, Optional<Trouble> trouble, boolean dropped) {
    private Answer(Optional<Exchange> exchange, Optional<Trouble> trouble) {
        this(exchange, trouble, false);
    }

    /** What went wrong. */
    sealed interface Trouble {
        record Private(String detail) implements Trouble {}

        record Broken(Failed.Reason reason, String detail) implements Trouble {}
    }

    static Answer whole(Exchange exchange) {
        return new Answer(Optional.of(exchange), Optional.empty());
    }

    static Answer broken(Failed.Reason reason, String detail) {
        return new Answer(Optional.empty(), Optional.of(new Trouble.Broken(reason, detail)));
    }

    static Answer dropped(Exception problem) {
        return new Answer(Optional.empty(), none(problem).trouble, true);
    }

    /** @param exchange what came, as it came */
    static Answer unusable(Exchange exchange, Failed.Reason reason, String detail) {
        return new Answer(Optional.of(exchange), Optional.of(new Trouble.Broken(reason, detail)));
    }

    static Answer none(Exception problem) {
        Failed.Reason reason = switch (problem) {
            case GuardedResolver.PrivateAddressException isPrivate -> null;
            case UnknownHostException unknown -> Failed.Reason.UNKNOWN_HOST;
            case ConnectTimeoutException slow -> Failed.Reason.NO_CONNECTION;
            case SocketTimeoutException silent -> Failed.Reason.DEADLINE;
            case SSLException tls -> Failed.Reason.TLS;
            case ConnectException refused -> Failed.Reason.NO_CONNECTION;
            case NoRouteToHostException unreachable -> Failed.Reason.NO_CONNECTION;
            case MessageConstraintException bomb -> Failed.Reason.HEADERS_TOO_LARGE;
            default -> Failed.Reason.PROTOCOL;
        };
        return reason == null
                ? new Answer(Optional.empty(), Optional.of(new Trouble.Private(said(problem))))
                : broken(reason, said(problem));
    }

    static String said(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
