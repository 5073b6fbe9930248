package zhicha.rules.subject;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/**
 * One offer in one shop, as facts read from one page at one time. Only {@code id} and {@code title} are sure to be there.
 *
 * @param id unique within a store: platform and item number, for instance {@code jd-100012}
 * @param url address of the page, canonical for its site
 * @param sales displayed number sold; a lower bound where the page says "3.5万+"
 * @param condition {@code new}, {@code used} or {@code refurbished} where the page says so
 * @param capture the sealed capture this was read from
 * @param other fields of the input that Zhicha does not know, kept as they came (JSON values as plain Java values)
 */
public record Listing(
        String id,
        @Nullable String url,
        @Nullable String platform,
        String title,
        @Nullable String description,
        @Nullable String brand,
        @Nullable String category,
        @Nullable Price price,
        @Nullable Long sales,
        @Nullable Long stock,
        @Nullable String condition,
        Seller seller,
        @Nullable String shipsFrom,
        List<ListingImage> images,
        @Nullable OffsetDateTime observedAt,
        @Nullable CaptureId capture,
        Map<String, Object> other) {

    public Listing {
        if (id.isBlank()) {
            throw new UntrueValue(new Wording("商品编号为空", "listing id is empty"));
        }
        if (title.isBlank()) {
            throw new UntrueValue(Wording.of("商品 %s 没有标题", "listing %s has no title", id));
        }
        images = List.copyOf(images);
        // not Map.copyOf: the order of the input is kept, and so are its nulls
        other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
    }

    /** A listing of which only the two necessary facts are known. */
    public static Listing of(String id, String title) {
        return builder(id, title).build();
    }

    public static ListingBuilder builder(String id, String title) {
        return new ListingBuilder(id, title);
    }

    /** The same facts, to be changed in part. */
    public ListingBuilder toBuilder() {
        return new ListingBuilder(this);
    }

    /** The text of a named field, as rules and reasons name it; empty where the page did not show it. */
    public String text(TextField field) {
        String value = switch (field) {
            case TITLE -> title;
            case DESCRIPTION -> description;
            case BRAND -> brand;
            case CATEGORY -> category;
            case SELLER_NAME -> seller.name();
        };
        return value == null ? "" : value;
    }
}
