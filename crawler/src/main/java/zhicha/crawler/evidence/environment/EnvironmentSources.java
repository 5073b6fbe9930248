package zhicha.crawler.evidence.environment;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.outside.OutsideCall;
import zhicha.rules.rule.Wording;

/**
 * Whom a check may ask. Nobody, unless the settings say so.
 *
 * @param clocks {@code ntp://host[:port]}, or an http(s) address whose {@code Date} header is taken; at most eight are asked
 * @param egress an address that answers with the address it was asked from, as plain text, or null
 * @param privateAddresses whether these may be in a private network
 */
public record EnvironmentSources(List<URI> clocks, @Nullable URI egress, boolean privateAddresses) {
    public static final EnvironmentSources NONE = new EnvironmentSources(List.of(), null, false);

    public EnvironmentSources {
        clocks = List.copyOf(clocks);
    }

    /** What is wrong with the address of a clock, or null. */
    public static @Nullable Wording clockProblem(String address) {
        if (!address.startsWith("ntp://")) {
            return OutsideCall.problem(address);
        }
        try {
            URI uri = URI.create(address);
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getRawQuery() == null;
            return plain ? null : new Wording("写 ntp://主机 或 ntp://主机:端口", "write ntp://host or ntp://host:port");
        } catch (IllegalArgumentException e) {
            return Wording.same(String.valueOf(e.getMessage()));
        }
    }
}
