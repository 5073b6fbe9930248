package zhicha.crawler.evidence.environment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check found, as it is sealed in JSON.
 *
 * @param format {@code zhicha-environment/1}
 * @param made RFC 3339, UTC
 * @param clocks every comparison that was tried; empty where the settings name no clock
 */
public record Environment(
        String format,
        String made,
        String site,
        String job,
        String tool,
        List<ClockComparison> clocks,
        Network network,
        Machine machine,
        ProgramFiles program) {
    public static final String FORMAT = "zhicha-environment/1";

    public Environment {
        clocks = List.copyOf(clocks);
    }

    /**
     * @param route how requests of a crawl leave: directly; a proxy that the machine names is told and not used
     * @param proxies what the machine names, without passwords
     * @param addresses of this machine's own interfaces, loopback left out
     * @param egress the address that an outside place saw, or null
     * @param egressSource who was asked, or null where the settings name nobody
     * @param problem why there is no such address though somebody was asked, or null
     */
    public record Network(
            String route,
            List<String> proxies,
            List<String> addresses,
            @Nullable String egress,
            @Nullable String egressSource,
            @Nullable String problem) {}

    /** @param diskFree bytes that the vault's disk can still take */
    public record Machine(
            String os,
            String arch,
            String java,
            int processors,
            long memory,
            long diskFree,
            long diskTotal,
            String timeZone) {}

    /** The middle one of the offsets that were found, local time less the others', in milliseconds. */
    public Optional<Long> offsetMillis() {
        List<Long> offsets = clocks.stream()
                .map(ClockComparison::offsetMillis)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return offsets.isEmpty() ? Optional.empty() : Optional.of(offsets.get((offsets.size() - 1) / 2));
    }

    /** What the offset comes from, or why there is none. */
    public String clockSource() {
        List<String> answered = clocks.stream()
                .filter(clock -> clock.offsetMillis() != null)
                .map(ClockComparison::source)
                .toList();
        if (!answered.isEmpty()) {
            return String.join(" ", answered);
        }
        return clocks.isEmpty() ? "unchecked" : "unreachable: " + clocks.size() + " asked";
    }
}
