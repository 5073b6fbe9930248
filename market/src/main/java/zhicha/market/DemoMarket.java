package zhicha.market;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zhicha.market.folder.PackWriter;
import zhicha.market.folder.SiteFileWriter;
import zhicha.market.folder.SiteTestWriter;
import zhicha.market.folder.TruthWriter;
import zhicha.market.offer.Catalogue;
import zhicha.market.shop.Look;
import zhicha.market.shop.ShopServer;
import zhicha.market.shop.Visits;
import zhicha.market.truth.Reach;
import zhicha.market.truth.Truth;

/** A market that is open: its shops answer on loopback addresses until it is closed. */
public final class DemoMarket implements AutoCloseable {
    private static final List<String> HOSTS = List.of("127.0.0.11", "127.0.0.12", "127.0.0.13", "127.0.0.14");

    private final MarketSettings settings;
    private final Catalogue catalogue;
    private final Visits visits = new Visits();
    private final List<ShopServer> servers = new ArrayList<>();
    private final List<Storefront> shops = new ArrayList<>();

    private DemoMarket(MarketSettings settings) {
        this.settings = settings;
        this.catalogue = new Catalogue(settings.seed());
    }

    /**
     * Opens the shops and writes {@code sites/*.yaml}, {@code packs/} and {@code truth.jsonl} into the work folder. The files
     * are in place when this returns, each written whole; pictures of listings are drawn when they are asked for.
     *
     * @throws IOException if no loopback port can be had, or the work folder cannot be written
     */
    public static DemoMarket open(MarketSettings settings) throws IOException {
        DemoMarket market = new DemoMarket(settings);
        try {
            market.open();
        } catch (IOException | RuntimeException e) {
            market.close();
            throw e;
        }
        return market;
    }

    private void open() throws IOException {
        PackWriter.write(packsFolder(), catalogue);
        TruthWriter.write(truthFile(), catalogue.truth());
        for (int i = 0; i < Look.ALL.size(); i++) {
            Look look = Look.ALL.get(i);
            ShopServer server = ShopServer.open(
                    look, catalogue, HOSTS.get(i), settings.ports().get(i), visits);
            servers.add(server);
            Path siteFile = SiteFileWriter.write(
                    settings.workFolder().resolve("sites"), look, server.home(), settings.render());
            SiteTestWriter.write(siteFile, server, catalogue.offers(look.site()));
            int listings = (int) catalogue.offers(look.site()).stream()
                    .filter(offer -> offer.reach() != Reach.FORBIDDEN)
                    .count();
            shops.add(new Storefront(look.site(), look.name(), server.home(), siteFile, listings));
        }
    }

    public List<Storefront> shops() {
        return List.copyOf(shops);
    }

    /** One file a shop, in the form of the contract. */
    public List<Path> siteFiles() {
        return shops.stream().map(Storefront::siteFile).toList();
    }

    /** A folder of packs, one a sector. */
    public Path packsFolder() {
        return settings.workFolder().resolve("packs");
    }

    public Path truthFile() {
        return settings.workFolder().resolve("truth.jsonl");
    }

    public Truth truth() {
        return catalogue.truth();
    }

    /** Everything on offer, with names and pictures. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Which addresses were asked for, and whether robots.txt was obeyed. */
    public Visits visits() {
        return visits;
    }

    @Override
    public void close() {
        servers.forEach(ShopServer::close);
    }
}
