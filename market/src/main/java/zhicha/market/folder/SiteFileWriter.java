package zhicha.market.folder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import zhicha.market.shop.Look;

/** Writes a shop's site file, as a person would write it for a real shop: nothing in it is special to the demo. */
public final class SiteFileWriter {
    private SiteFileWriter() {}

    /**
     * @param render {@code never}, {@code when-empty} or {@code always}
     * @return the file written
     */
    public static Path write(Path folder, Look look, URI home, String render) throws IOException {
        String text = """
                # 演示市场的站点文件，由程序生成；写法与真实站点相同。
                # Site file of the demo market, written by the program; real sites are written the same way.
                site: %s
                name: %s
                home: %s
                private-addresses: allowed
                start: [%s]
                follow: %s
                listing: %s
                render: %s
                politeness: {delay: 25ms, parallel: 3}
                extract:
                %s""".formatted(
                        look.site(),
                        Yaml.text(look.name()),
                        home,
                        Yaml.text(home.toString()),
                        Yaml.list(look.follow()),
                        Yaml.list(look.listing()),
                        render,
                        extract(look));
        Path file = folder.resolve(look.site() + ".yaml");
        AtomicFile.write(file, text);
        return file;
    }

    private static String extract(Look look) {
        String own = switch (look.site()) {
            case "demo-a" -> """
                  title: h1
                  price: .price
                  seller.name: ".shop h3 a"
                  seller.id: {css: ".shop h3 a", attr: data-shop}
                """;
            case "demo-b" -> """
                  title: h1
                  price: .price
                  seller.name: ".shop a"
                  seller.id: {css: ".shop a", attr: data-shop}
                """;
            case "demo-c" -> """
                  title: .goods-title
                  price: ".price .now"
                  images: {css: ".gallery img", attr: data-src}
                  description: .detail-text
                  brand: ".params .brand"
                  category: ".crumb .kind"
                  condition: ".params .state"
                  seller.name: .shop-name
                  seller.id: {css: .shop-name, attr: data-shop}
                """;
            default -> """
                  title: h2.name
                  price: .price
                  images: {css: ".gallery a", attr: href}
                  description: ".detail p"
                  seller.name: ".shop a"
                  seller.id: {css: ".shop a", attr: data-shop}
                """;
        };
        return own + """
                  sales: .sold
                  stock: .stock
                  shipsFrom: .dispatch
                  seller.location: ".place"
                  seller.licence: ".licence"
                  seller.contacts: ".contact"
                """;
    }
}
