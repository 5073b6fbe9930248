package zhicha.rules.subject;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the facts of one listing. Not thread-safe; {@link #build} may be called more than once. */
public final class ListingBuilder {
    private String id;
    private String title;
    private @Nullable String url;
    private @Nullable String platform;
    private @Nullable String description;
    private @Nullable String brand;
    private @Nullable String category;
    private @Nullable Price price;
    private @Nullable Long sales;
    private @Nullable Long stock;
    private @Nullable String condition;
    private Seller seller = Seller.UNKNOWN;
    private @Nullable String shipsFrom;
    private List<ListingImage> images = List.of();
    private @Nullable OffsetDateTime observedAt;
    private @Nullable CaptureId capture;
    private Map<String, Object> other = Map.of();

    ListingBuilder(String id, String title) {
        this.id = id;
        this.title = title;
    }

    ListingBuilder(Listing from) {
        this(from.id(), from.title());
        url = from.url();
        platform = from.platform();
        description = from.description();
        brand = from.brand();
        category = from.category();
        price = from.price();
        sales = from.sales();
        stock = from.stock();
        condition = from.condition();
        seller = from.seller();
        shipsFrom = from.shipsFrom();
        images = from.images();
        observedAt = from.observedAt();
        capture = from.capture();
        other = from.other();
    }

    public ListingBuilder id(String id) {
        this.id = id;
        return this;
    }

    public ListingBuilder title(String title) {
        this.title = title;
        return this;
    }

    public ListingBuilder url(@Nullable String url) {
        this.url = url;
        return this;
    }

    public ListingBuilder platform(@Nullable String platform) {
        this.platform = platform;
        return this;
    }

    public ListingBuilder description(@Nullable String description) {
        this.description = description;
        return this;
    }

    public ListingBuilder brand(@Nullable String brand) {
        this.brand = brand;
        return this;
    }

    public ListingBuilder category(@Nullable String category) {
        this.category = category;
        return this;
    }

    public ListingBuilder price(@Nullable Price price) {
        this.price = price;
        return this;
    }

    /** A single price in yuan. */
    public ListingBuilder yuan(String amount) {
        return price(new Price(new BigDecimal(amount), "CNY", null));
    }

    public ListingBuilder sales(@Nullable Long sales) {
        this.sales = sales;
        return this;
    }

    public ListingBuilder stock(@Nullable Long stock) {
        this.stock = stock;
        return this;
    }

    public ListingBuilder condition(@Nullable String condition) {
        this.condition = condition;
        return this;
    }

    public ListingBuilder seller(Seller seller) {
        this.seller = seller;
        return this;
    }

    public ListingBuilder shipsFrom(@Nullable String shipsFrom) {
        this.shipsFrom = shipsFrom;
        return this;
    }

    public ListingBuilder images(List<ListingImage> images) {
        this.images = images;
        return this;
    }

    public ListingBuilder observedAt(@Nullable OffsetDateTime observedAt) {
        this.observedAt = observedAt;
        return this;
    }

    public ListingBuilder capture(@Nullable CaptureId capture) {
        this.capture = capture;
        return this;
    }

    public ListingBuilder other(Map<String, Object> other) {
        this.other = other;
        return this;
    }

    /** @throws IllegalArgumentException if the id or the title is empty */
    public Listing build() {
        return new Listing(
                id,
                url,
                platform,
                title,
                description,
                brand,
                category,
                price,
                sales,
                stock,
                condition,
                seller,
                shipsFrom,
                images,
                observedAt,
                capture,
                other);
    }
}
