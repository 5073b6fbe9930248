package zhicha.crawler.extract.visible;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where on a page the goods are: the place of each element, of the heading, and of the button that buys. */
final class ProductArea {
    private static final Pattern BUY = Pattern.compile(
            "(?:[+]?\\s?)(?:加入购物车|添加到购物车|放入購物車|立即購買|馬上購買|我要購買|直接購買|立即购买|立刻购买|马上抢|立即抢购|发起拼单|领券购买|加入購物車|立即訂購|立即订购|购买|去购买|立即下单|カートに入れる|買い物かごに入れる|今すぐ買う|購入|장바구니.{0,6}|바로구매|구매하기|"
                    + "(?:add|move)(?: item)? to (?:(?:my|your) )?(?:shopping )?(?:cart|bag|basket|trolley).{0,12}|buy(?: it)? now|buy|purchase|shop now|order now|pre-?order(?: now)?|checkout|"
                    + "in den (?:waren)?korb|in den einkaufswagen|(?:jetzt )?kaufen|zum warenkorb hinzufügen|bestellen|"
                    + "ajouter au panier|acheter(?: maintenant)?|commander|añadir (?:al carrito|a la cesta).{0,10}|agregar al carrito|comprar(?: ahora)?|"
                    + "adicionar (?:ao carrinho|à sacola)|comprar agora|aggiungi al carrello|acquista(?: ora)?|"
                    + "in winkelwagen|voeg toe aan winkel(?:wagen|mand).{0,4}|bestel(?: nu)?|"
                    + "(?:добавить )?в корзину|купить(?: сейчас)?(?: в 1 клик)?|заказать|до кошика|купити|"
                    + "do(?:daj do)? koszyka|kup teraz|do košíku|přidat do košíku|koupit|do košíka|kosárba(?: teszem)?|"
                    + "lägg i (?:varukorg(?:en)?|kundvagn)|köp(?: nu)?|legg i handlekurv(?:en)?|kjøp|læg i kurv|tilføj til kurv|køb nu|lisää (?:ostos)?koriin|osta|"
                    + "sepete ekle|satın al|hemen al|adaugă în coș|adauga in cos|cumpără acum|"
                    + "(?:dodaj )?v košarico|(?:dodaj )?u košaricu|kupi(?: zdaj| sada)?|lisa (?:ostu)?korvi|ostukorvi|(?:ielikt|pievienot) groz(?:ā|am)|pirkt|į krepšelį|pirkti|"
                    + "thêm vào giỏ.{0,6}|mua ngay|[+] ?keranjang|beli(?: sekarang| langsung)?|tambah ke keranjang|ซื้อเลย|เพิ่มลงตะกร้า|"
                    + "أضف إلى (?:السلة|عربة التسوق)|اشتر الآن|הוסף לסל|προσθήκη στο καλάθι|kaufbox)(?:\\s?[!>»]|\\s?[¥￥$€£]\\s?[\\d.,]{1,12})?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String BUTTONS =
            "button, input[type=submit], input[type=button], input[type=image], [role=button], a[class*=btn], a[class*=button], a[class*=buy],"
                    + " a[class*=cart], a[id*=cart], a, div, span, [name=add], [id*=add-to-cart], [id*=addtocart]";
    private static final Pattern BUYING_NAME = Pattern.compile(
            "(?i)add-?_?to-?_?(?:cart|bag|basket)|addtocart|single_add_to_cart|buy-?now|btn-?buy|buy-?btn|tocart|product-form__submit");
    private static final int MOST_BUTTONS = 6_000;
    private static final int LONGEST = 48;

    private final Map<Element, Integer> places = new IdentityHashMap<>();
    private final @Nullable Element heading;
    private final @Nullable Element button;

    private final Surroundings surroundings;

    ProductArea(Document document, @Nullable Element heading, Surroundings surroundings) {
        this.surroundings = surroundings;
        int place = 0;
        for (Element element : document.getAllElements()) {
            places.put(element, place++);
        }
        this.heading = heading;
        this.button = button(document);
    }

    private @Nullable Element button(Document document) {
        Element worse = null;
        int looked = 0;
        for (Element element : document.select(BUTTONS)) {
            if (++looked > MOST_BUTTONS) {
                break;
            }
            boolean plain =
                    element.normalName().equals("div") || element.normalName().equals("span");
            if (plain && element.childrenSize() > 0) {
                continue;
            }
            boolean named = !plain
                    && BUYING_NAME
                            .matcher(element.id() + " " + element.className())
                            .find();
            if ((named || BUY.matcher(said(element)).matches())
                    && element.parent() != null
                    // its own name may well speak of a basket
                    && !surroundings.contain(element.parent())) {
                if (!plain) {
                    return element;
                }
                worse = worse == null ? element : worse;
            }
        }
        return worse;
    }

    /** What is written on a button; empty where that is long. */
    static String said(Element element) {
        String text = element.hasAttr("value") && element.normalName().equals("input")
                ? element.attr("value")
                : shortText(element);
        String said = text.isBlank() ? element.attr("aria-label") : text;
        return said.length() > LONGEST ? "" : said.strip();
    }

    private static String shortText(Element element) {
        if (element.childrenSize() > 6) {
            return "";
        }
        String text = element.text();
        return text.length() > LONGEST ? "" : text;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Optional<Element> heading() {
        return Optional.ofNullable(heading);
    }

    Optional<Element> button() {
        return Optional.ofNullable(button);
    }

    /** Elements between the heading and this one, negative where it stands before it; empty where there is no heading. */
    Optional<Integer> behindHeading(Element element) {
        return distance(heading, element);
    }

    /** The same for the button that buys. */
    Optional<Integer> behindButton(Element element) {
        return distance(button, element);
    }

    private Optional<Integer> distance(@Nullable Element from, Element to) {
        Integer start = from == null ? null : places.get(from);
        Integer end = places.get(to);
        return start == null || end == null ? Optional.empty() : Optional.of(end - start);
    }
}
