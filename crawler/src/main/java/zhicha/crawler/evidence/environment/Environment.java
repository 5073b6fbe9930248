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
 * @param scope what the check does not speak of, where that is less than of a crawl; null for a crawl
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
        ProgramFiles program,
        @Nullable String scope) {
    /** Of files that others made. */
    static final String IMPORT = "导入：本检查只涉及收录文件的本机、时钟与程序；文件中的记录由他处形成，其时间、地址与网络以文件所载为准，未经本检查"
            + " / import: this check is of the machine, clock and program that took the file in; the records in the file were"
            + " made elsewhere, and their times, addresses and network are as the file says, unchecked";

    public static final String FORMAT = "zhicha-environment/1";

    public Environment {
        clocks = List.copyOf(clocks);
    }

    /**
     * @param route how requests of a crawl leave: {@code direct}; a proxy that the machine names is told and not used. Of an
     *     import {@code none}: nothing was asked for
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
