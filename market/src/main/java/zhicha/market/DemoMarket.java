package zhicha.market;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import zhicha.market.truth.Truth;

/** A market that is open: its shops answer on loopback addresses until it is closed. */
public final class DemoMarket implements AutoCloseable {
    public static DemoMarket open(MarketSettings settings) throws IOException {
        throw new UnsupportedOperationException("being built; signatures only in this commit: " + settings);
    }

    public List<Storefront> shops() {
        return List.of();
    }

    /** Contract: one file a shop. */
    public List<Path> siteFiles() {
        return shops().stream().map(Storefront::siteFile).toList();
    }

    public Path packFolder() {
        return Path.of("pack");
    }

    public Path truthFile() {
        return Path.of("truth.jsonl");
    }

    public Truth truth() {
        return new Truth(List.of());
    }

    @Override
    public void close() {}
}
