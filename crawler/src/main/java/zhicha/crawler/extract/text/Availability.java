package zhicha.crawler.extract.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether goods can be had, in the words of schema.org, from those of pages in many languages. */
public enum Availability {
    IN_STOCK("InStock"),
    OUT_OF_STOCK("OutOfStock"),
    PRE_ORDER("PreOrder"),
    BACK_ORDER("BackOrder");

    /** The last part of a schema.org address, and what shops write in its place. */
    private static final Pattern CODE_OUT = Pattern.compile(
            "outofstock|soldout|discontinued|oos|notavailable|unavailable|nostock|notinstock|false|0|nondisponibile|indisponible");

    private static final Pattern CODE_IN = Pattern.compile(
            "instock|limitedavailability|onlineonly|instoreonly|available(?:fororder|now|tobuy)?|lowstock|madetoorder|true|1|onsale|purchasable");
    private static final Pattern CODE_PRE = Pattern.compile("pre-?order|presale|comingsoon");
    private static final Pattern CODE_BACK = Pattern.compile("back-?order|availablefororderlater");

    /** What is missing is not the goods: a picture, a clerk, a shop to fetch them from. */
    private static final Pattern NOT_THE_GOODS = Pattern.compile(
            "image|picture|photo|video|\\bchat|\\blist\\b|pick ?-?up|in[ -]stores?\\b(?! only)|store stock|\\bbild|abbildung|immagin|imagen|foto|abhol|filial|retrait|magasin|tienda|recoger|ritiro|negozio|predajn|gift ?card|coupon|size guide",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Phrases OUT =
            Phrases.of("售罄|售完|缺货|无货|已抢光|卖完|已下架|下架|补货中|到货通知|暂时无库存|商品不存在|完売|品切れ|売り切れ|在庫切れ|在庫なし|販売終了|품절|재고 ?없음|일시 ?품절|"
                    + "out of stock|sold out|currently unavailable|no longer available|not available|temporarily unavailable|out-of-stock|notify me when|unavailable online|"
                    + "ausverkauft|nicht (?:mehr )?(?:verfügbar|lieferbar|vorrätig|auf lager)|vergriffen|derzeit nicht|"
                    + "épuisé|rupture(?: de stock)?|indisponible|plus disponible|victime de son succès|"
                    + "agotado|sin stock|no disponible|sin existencias|esgotado|indispon[ií]vel|fora de estoque|sem estoque|"
                    + "esaurito|non disponibile|uitverkocht|niet (?:meer )?(?:op voorraad|leverbaar|beschikbaar)|"
                    + "нет в наличии|распродан|закончил[ао]?с[ья]|нет на складе|немає в наявності|товар закончился|"
                    + "brak w magazynie|niedostępn|wyprzedan|produkt niedostępny|vyprodáno|není skladem|nedostupn|vypredané|"
                    + "slut i lager|slutsåld|ej i lager|ikke på lager|utsolgt|udsolgt|loppu(?:nut|unmyyty)|ei varastossa|"
                    + "tükendi|stokta yok|elfogyott|nincs (?:raktáron|készleten)|stoc epuizat|indisponibil|nu este în stoc|"
                    + "hết hàng|tạm hết|stok habis|habis terjual|สินค้าหมด|غير متوفر|نفدت? |نفذت|אזל|εξαντλ");
    private static final Phrases IN = Phrases.of(
            "有货|现货|有库存|库存充足|在庫あり|在庫：?残り|재고 ?있음|구매 ?가능|"
                    + "ready to ship|"
                    + "auf lager|sofort (?:lieferbar|verfügbar)|lieferbar|vorrätig|an lager|verfügbar|lieferzeit|"
                    + "en stock|disponible|expédié sous|disponibile|disponibilità immediata|em estoque|dispon[ií]vel|estoque disponível|"
                    + "op voorraad|leverbaar|morgen in huis|в наличии|есть на складе|в наявності|"
                    + "dostępny|na stanie|w magazynie|wysyłka w|skladem|na sklade|i lager|på lager|varastossa|"
                    + "stokta|raktáron|készleten|[îi]n stoc|skladom|na zalogi|dobavljivo|na zalihi|dostupno|saadaval|pieejam|noliktavā|sandėlyje|available (?:to (?:ship|order|buy)|online|for delivery)|còn hàng|stok tersedia|มีสินค้า|متوفر|במלאי|διαθέσιμο");
    /** The same, where a number or what stands before and behind tells; {@link #IN_PERHAPS} is in all that it is found in. */
    private static final Pattern IN_MORE = Pattern.compile(
            "(?<!not )in[ -]stock|(?<!not )available now|ships? (?:within|in) \\d|only \\d{1,4} left|\\d{1,6} (?:left|available|in stock)|more than \\d{1,4} available|nur noch \\d{1,4}|laos\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Phrases IN_PERHAPS =
            Phrases.of("in[ -]stock|available|ships? (?:within|in) |left|nur noch |laos");
    private static final Phrases PRE =
            Phrases.of("预售|预订|預購|予約受付|예약 ?판매|pre-?order|vorbestell|précommande|предзаказ|przedsprzedaż");

    private final String written;

    Availability(String written) {
        this.written = written;
    }

    /** The name in schema.org, without its address. */
    public String written() {
        return written;
    }

    /** From a field that is made for it: {@code https://schema.org/InStock}, {@code in_stock}, {@code oos}. */
    public static Optional<Availability> ofCode(String code) {
        String bounded = code.length() > 300 ? code.substring(0, 300) : code;
        String name = bounded.strip().toLowerCase(Locale.ROOT);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#')) + 1)
                .replaceAll("^schema:", "")
                .replaceAll("[\\s_.\"-]", "");
        if (CODE_OUT.matcher(name).matches()) {
            return Optional.of(OUT_OF_STOCK);
        }
        if (CODE_PRE.matcher(name).matches()) {
            return Optional.of(PRE_ORDER);
        }
        if (CODE_BACK.matcher(name).matches()) {
            return Optional.of(BACK_ORDER);
        }
        return CODE_IN.matcher(name).matches() ? Optional.of(IN_STOCK) : ofWords(bounded);
    }

    /** From a short text of a page. "Not available" goes before the "available" in it. */
    public static Optional<Availability> ofWords(String text) {
        String plain = Normalizer.normalize(text.length() > 300 ? text.substring(0, 300) : text, Normalizer.Form.NFKC);
        if (OUT.in(plain)) {
            return NOT_THE_GOODS.matcher(plain).find() ? Optional.empty() : Optional.of(OUT_OF_STOCK);
        }
        if (PRE.in(plain)) {
            return Optional.of(PRE_ORDER);
        }
        boolean in =
                IN.in(plain) || IN_PERHAPS.in(plain) && IN_MORE.matcher(plain).find();
        return in ? Optional.of(IN_STOCK) : Optional.empty();
    }
}
