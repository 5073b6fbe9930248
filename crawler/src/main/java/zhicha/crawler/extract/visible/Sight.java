package zhicha.crawler.extract.visible;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees first of a page that offers something.
 *
 * @param heading the name of the goods
 * @param headingWhole the same with badges, prices and hidden words that stand in the heading as well
 * @param area where on the page they are
 */
public record Sight(
        Optional<String> heading,
        Optional<String> headingWhole,
        Optional<SeenPrice> price,
        Optional<StockSearch.Seen> availability,
        ProductArea area) {
    /** @param usual what $ and bare numbers mean on this page, or null */
    public static Sight of(Document document, @Nullable String usual) {
        Surroundings surroundings = new Surroundings(document);
        Optional<HeadingSearch.Heading> heading = HeadingSearch.of(document, surroundings);
        ProductArea area = new ProductArea(
                document, heading.map(HeadingSearch.Heading::element).orElse(null), surroundings);
        return new Sight(
                heading.map(HeadingSearch.Heading::text),
                heading.map(HeadingSearch.Heading::whole),
                PriceSearch.in(document, area, usual),
                StockSearch.in(document, area),
                area);
    }
}
