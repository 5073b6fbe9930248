package zhicha.crawler.fetch.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks on a kept connection only where nothing has come on it unasked. What a server sends behind the end of one answer would
 * else be taken for the answer to the next request, and one page be sealed under the address of another.
 */
final class CleanConnections extends HttpRequestExecutor {
    /** Not zero, which would wait for ever. */
    private static final Timeout LOOK = Timeout.ofMilliseconds(1);

    /** The connection was closed, and nothing was asked on it. */
    static final class Leftover extends NoHttpResponseException {
        private static final long serialVersionUID = 1;

        Leftover() {
            super("the server sent more than its answer");
        }
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        EndpointDetails used = connection.getEndpointDetails();
        if (used != null && used.getRequestCount() > 0 && connection.isDataAvailable(LOOK)) {
            connection.close(CloseMode.IMMEDIATE);
            throw new Leftover();
        }
        return super.execute(request, connection, callback, context);
    }
}
