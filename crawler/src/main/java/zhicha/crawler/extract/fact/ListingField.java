package zhicha.crawler.extract.fact;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields that a page can fill, under the names that site files use. */
public enum ListingField {
    TITLE("title"),
    PRICE("price"),
    CURRENCY("currency"),
    IMAGES("images"),
    DESCRIPTION("description"),
    BRAND("brand"),
    CATEGORY("category"),
    CONDITION("condition"),
    STOCK("stock"),
    AVAILABILITY("availability"),
    SALES("sales"),
    SELLER_NAME("seller.name"),
    SELLER_ID("seller.id"),
    SELLER_LOCATION("seller.location"),
    SELLER_LICENCE("seller.licence"),
    LICENCE_PAGE("licencePage"),
    SELLER_CONTACTS("seller.contacts"),
    SHIPS_FROM("shipsFrom"),
    ITEM_ID("id");

    private final String written;

    ListingField(String written) {
        this.written = written;
    }

    public String written() {
        return written;
    }

    public static Optional<ListingField> find(String written) {
        return Arrays.stream(values())
                .filter(field -> field.written.equals(written))
                .findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(ListingField::written).collect(Collectors.joining(", "));
    }
}
