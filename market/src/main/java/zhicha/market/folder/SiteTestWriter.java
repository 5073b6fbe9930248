package zhicha.market.folder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import zhicha.market.goods.Money;
import zhicha.market.offer.Offer;
import zhicha.market.shop.ShopServer;
import zhicha.market.shop.ShownPage;
import zhicha.market.truth.Reach;
import zhicha.rules.pack.Sector;

/** Writes tests beside a shop's site file: saved pages, and what the market itself knows to stand on them. */
public final class SiteTestWriter {
    private SiteTestWriter() {}

    /**
     * A page of goods for each way of writing a price, and a category.
     *
     * @param siteFile the site file they stand beside
     */
    public static void write(Path siteFile, ShopServer shop, List<Offer> offers) throws IOException {
        String name = siteFile.getFileName().toString().replaceFirst("\\.yaml$", "");
        Path folder = siteFile.resolveSibling(name + ".tests");
        StringBuilder text = new StringBuilder("""
                # 演示市场站点文件的样例，由程序生成；运行：rules test --site %s.yaml
                # Examples beside the demo market's site file, written by the program; run: rules test --site %s.yaml
                tests:
                """.formatted(name, name));
        List<Offer> chosen = new ArrayList<>();
        for (Money.Way way : Money.Way.values()) {
            offers.stream()
                    .filter(offer ->
                            offer.reach() == Reach.LINKS && offer.price().way() == way)
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        for (Offer offer : chosen) {
            ShownPage page = shop.shown(offer);
            String saved = offer.item() + ".html.gz";
            AtomicFile.write(folder.resolve(saved), packed(page.body()));
            entry(text, offer.sector().chinese() + " " + offer.item(), saved, page, "listing");
            text.append("    expect:\n");
            field(text, "id", name + "-" + offer.item());
            field(text, "title", offer.title());
            field(text, "price", price(offer.price(), shop.look().site()));
            field(text, "sales", String.valueOf(offer.sold().number()));
            field(text, "stock", String.valueOf(offer.stock()));
            field(text, "seller.id", offer.keeper().id());
            field(text, "seller.name", offer.keeper().name());
            field(text, "seller.licence", offer.keeper().licence());
            String base = shop.home().toString() + "img/";
            text.append("      images: ")
                    .append(Yaml.list(
                            offer.pictures().stream().map(one -> base + one).toList()))
                    .append('\n');
        }
        Sector sector = Sector.TOYS;
        ShownPage category = shop.shown(sector);
        String saved = sector.written() + ".html.gz";
        AtomicFile.write(folder.resolve(saved), packed(category.body()));
        entry(text, sector.chinese(), saved, category, "follow");
        text.append("    links: {listing: 10, follow: 9}\n");
        AtomicFile.write(folder.resolve("tests.yaml"), text.toString());
    }

    private static void entry(StringBuilder text, String name, String saved, ShownPage page, String is) {
        text.append("  - name: ").append(Yaml.text(name)).append('\n');
        text.append("    page: ").append(saved).append('\n');
        text.append("    url: ").append(Yaml.text(page.address())).append('\n');
        text.append("    type: ").append(Yaml.text(page.type())).append('\n');
        text.append("    is: ").append(is).append('\n');
    }

    private static void field(StringBuilder text, String field, String value) {
        text.append("      ")
                .append(field)
                .append(": ")
                .append(Yaml.text(value))
                .append('\n');
    }

    /** A shop with OpenGraph alone has no field for the upper end of a range. */
    private static String price(Money price, String site) {
        String high = price.high() == null || site.equals("demo-d")
                ? ""
                : "-" + price.high().toPlainString();
        return price.amount().toPlainString() + high + " CNY";
    }

    private static byte[] packed(byte[] page) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(page);
        }
        return packed.toByteArray();
    }
}
