package zhicha.market;

import java.nio.file.Path;
import java.util.List;

/**
 * What can be chosen about a demo market.
 *
 * @param seed everything that is sold, said and drawn follows from it; the default is {@link #SEED}
 * @param workFolder where site files, pack and truth are written; made where missing
 * @param ports one port a shop, in the order of the shops, 0 for any free one; a taken port is replaced by a free one
 * @param render the site files' {@code render}: {@code never}, or {@code when-empty} where a browser is at hand
 */
public record MarketSettings(long seed, Path workFolder, List<Integer> ports, String render) {
    public static final long SEED = 20261122L;

    public MarketSettings {
        ports = List.copyOf(ports);
        if (ports.size() != 4) {
            throw new IllegalArgumentException("the demo market has 4 shops, but " + ports.size()
                    + " ports were given -> give 4, with 0 for any free port");
        }
    }

    public MarketSettings(long seed, Path workFolder, List<Integer> ports) {
        this(seed, workFolder, ports, "never");
    }

    /** The market that {@code zhicha demo} shows: the recorded seed and ports 8801 to 8804. */
    public static MarketSettings standard(Path workFolder) {
        return new MarketSettings(SEED, workFolder, List.of(8801, 8802, 8803, 8804));
    }

    /** For tests: the recorded seed and free ports. */
    public static MarketSettings anyPorts(Path workFolder) {
        return new MarketSettings(SEED, workFolder, List.of(0, 0, 0, 0));
    }
}
