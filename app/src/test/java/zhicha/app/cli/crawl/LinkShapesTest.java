package zhicha.app.cli.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkShapesTest {
    @ParameterizedTest
    @CsvSource({
        "/index.php?route=product&id=42, /index.php?route=product&id=N",
        "/product/red-kite/, /product/*",
        "/product/blue-kite, /product/*",
        "/a/b/12, /a/b/*",
        "/about, /about",
        "/, /",
    })
    void numbersAndLastNamesDoNotCount(String target, String shape) {
        assertEquals(shape, LinkShapes.shape(target));
    }

    @Test
    void theMostNumerousShapeComesFirstWithOneExample() {
        LinkShapes shapes = new LinkShapes();
        List.of("/about", "/product/kite", "/product/rope", "/product/kite", "/contact", "/product/reel")
                .forEach(shapes::add);
        assertEquals(List.of("/product/kite（3×）", "/about"), shapes.examples(2));
    }
}
