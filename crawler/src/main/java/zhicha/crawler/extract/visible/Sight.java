package zhicha.crawler.extract.visible;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees first of a page that offers something.
 *
 * @param heading the name of the goods
 */
public record Sight(Optional<String> heading, Optional<SeenPrice> price, Optional<StockSearch.Seen> availability) {
    /** @param usual what $ and bare numbers mean on this page, or null */
    public static Sight of(Document document, @Nullable String usual) {
        Optional<HeadingSearch.Heading> heading = HeadingSearch.of(document);
        ProductArea area = new ProductArea(
                document, heading.map(HeadingSearch.Heading::element).orElse(null));
        return new Sight(
                heading.map(HeadingSearch.Heading::text),
                PriceSearch.in(document, area, usual),
                StockSearch.in(document, area));
    }
}
