package zhicha.market.shop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import zhicha.market.offer.Offer;
import zhicha.market.truth.Reach;

/** What a shop tells crawlers: robots.txt and sitemaps. */
final class SiteNotices {
    private final Look look;
    private final String base;
    private final List<Offer> named;

    SiteNotices(Look look, List<Offer> offers, String base) {
        this.look = look;
        this.base = base;
        this.named = offers.stream()
                .filter(offer -> offer.reach() == Reach.LINKS || offer.reach() == Reach.SITEMAP)
                .toList();
    }

    String robots() {
        StringBuilder text = new StringBuilder("# ").append(look.name()).append("\n");
        text.append("User-agent: GreedyBot\nDisallow: /\n\nUser-agent: SlowBot\nCrawl-delay: 30\n\n");
        text.append("User-agent: *\nDisallow: ").append(look.disallowed()).append("\nAllow: /\n");
        if (look == Look.COURTYARD) {
            text.append("Crawl-delay: 0.05\n");
        }
        return look == Look.BAZAAR
                ? text.toString()
                : text.append("\nSitemap: ")
                        .append(base)
                        .append("/sitemap.xml\n")
                        .toString();
    }

    /** The first shop has an index of two parts, the first of them packed; the others name everything in one file. */
    String sitemap() {
        if (look != Look.CLOUD) {
            return urls(named);
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>%s/sitemap-1.xml.gz</loc></sitemap>
                <sitemap><loc>%s/sitemap-2.xml</loc></sitemap>
                </sitemapindex>
                """.formatted(base, base);
    }

    byte[] packedPart() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(urls(named.subList(0, named.size() / 2)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("could not pack a sitemap in memory", e);
        }
        return bytes.toByteArray();
    }

    String plainPart() {
        return urls(named.subList(named.size() / 2, named.size()));
    }

    private String urls(List<Offer> offers) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (Offer offer : offers) {
            xml.append("<url><loc>")
                    .append(base)
                    .append(look.item(offer.item()))
                    .append("</loc></url>\n");
        }
        return xml.append("</urlset>\n").toString();
    }
}
