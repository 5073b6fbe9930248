package zhicha.crawler.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which heading of a page is the name of the goods. */
class HeadingsTest {
    private static String title(String html) {
        return Pages.listing(Pages.of(html, "https://shop.example/item/9.html")).title();
    }

    @Test
    void aNameInThePagesHeadIsTheNameAllTheSame() {
        assertEquals("Телефон сотовый ОРБИС М 015 (red)", title("""
                <html lang=ru><head><title>Телефон сотовый ОРБИС М 015 (red)</title></head><body>
                <header><a href="/">Мечты</a><h1><span>Телефон сотовый ОРБИС М 015 (red)</span> <span class=article>Код: 01245</span></h1></header>
                <div><span class=price>44 890 тг.</span><button>Купить</button></div>
                <div class=text><h2>Безграничный экран для больших возможностей</h2></div></body></html>"""));
    }

    @Test
    void aShopsSignInThePagesHeadIsNotTheName() {
        assertEquals("Becher blau mit Henkel", title("""
                <html lang=de><head><title>Haushaltswaren Lindental Grossversand: Becher blau mit Henkel</title></head><body>
                <header><h1>Haushaltswaren Lindental</h1></header>
                <h2 class=product-title>Becher blau mit Henkel</h2><b class=price>12,90 €</b><button>In den Warenkorb</button></body></html>"""));
    }

    @Test
    void aLabelBehindWhichTheShopLeftNothingIsNoPartOfTheName() {
        assertEquals("Eau de Lindental 200ml", title("""
                <html><head><title>x</title><script type="application/ld+json">{"@type":"Product","name":"Eau de Lindental 200ml   Modell:  ","offers":{"price":9,"priceCurrency":"EUR"}}
                </script></head><body></body></html>"""));
        assertEquals("Eau de Lindental: 200ml", title("""
                <html><head><title>x</title><script type="application/ld+json">{"@type":"Product","name":"Eau de Lindental: 200ml","offers":{"price":9,"priceCurrency":"EUR"}}
                </script></head><body></body></html>"""));
    }
}
