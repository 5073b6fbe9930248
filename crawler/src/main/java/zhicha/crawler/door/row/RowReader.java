package zhicha.crawler.door.row;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.text.BuyerData;
import zhicha.crawler.extract.text.CleanText;
import zhicha.crawler.extract.text.ConditionText;
import zhicha.crawler.extract.text.ContactText;
import zhicha.crawler.extract.text.CountText;
import zhicha.crawler.extract.text.Currencies;
import zhicha.crawler.extract.text.PriceText;
import zhicha.crawler.page.Addresses;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Price;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.json.ListingProblem;

/** Reads the rows of one table as listings. Cells are somebody's text: nothing in them is executed, fetched or believed. */
public final class RowReader {
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int MOST_OTHER = 60;
    private static final int MOST_IMAGES = 40;
    private static final int LONGEST_ADDRESS = 4_096;
    private static final Pattern SEVERAL = Pattern.compile("[\\s;；|,，]{1,16}+(?=https?://|//)|[;；|\\n]{1,16}+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final ColumnMapping mapping;
    private final Map<FeedField, List<String>> columns;

    public RowReader(ColumnMapping mapping, Set<String> headings) {
        this.mapping = mapping;
        this.columns = mapping.over(headings);
    }

    /** Whether there is a column for titles, without which there are no listings. */
    public boolean usable() {
        return columns.containsKey(FeedField.TITLE);
    }

    /** Field to the headings it is read from. */
    public Map<FeedField, List<String>> columns() {
        return columns;
    }

    /**
     * @param otherwise when the row was observed where it does not say so
     * @throws ListingProblem if the row has no title, or is too long for a listing; the message says what to do
     */
    public Listing read(FeedRow row, OffsetDateTime otherwise) throws ListingProblem {
        String title = CleanText.ofHtml(first(row, FeedField.TITLE), LONGEST_TITLE);
        if (title.isBlank()) {
            throw new ListingProblem(Wording.of(
                    "%s 中没有标题；每条商品记录都须有标题", "no title in %s; every listing needs one", named(FeedField.TITLE)));
        }
        Optional<String> url = web(first(row, FeedField.URL));
        Seller seller = seller(row);
        String platform = platform(row, url.orElse(null));
        String item = CleanText.of(first(row, FeedField.ID), 200);
        try {
            return Listing.builder(
                            RowIdentity.id(platform, item, url.orElse(null), seller, title),
                            BuyerData.maskedTitle(title))
                    .url(url.orElse(null))
                    .platform(platform)
                    .description(known(
                            BuyerData.masked(CleanText.ofHtml(first(row, FeedField.DESCRIPTION), LONGEST_DESCRIPTION))))
                    .brand(known(clean(row, FeedField.BRAND)))
                    .category(known(clean(row, FeedField.CATEGORY)))
                    .price(price(row))
                    .sales(number(CountText.soldIn(first(row, FeedField.SALES))))
                    .stock(number(CountText.stockIn(first(row, FeedField.STOCK))))
                    .condition(
                            ConditionText.parse(first(row, FeedField.CONDITION)).orElse(null))
                    .seller(seller)
                    .shipsFrom(known(clean(row, FeedField.SHIPS_FROM)))
                    .images(images(row).stream().map(ListingImage::new).toList())
                    .observedAt(
                            RowTimes.parse(first(row, FeedField.OBSERVED_AT)).orElse(otherwise))
                    .other(other(row))
                    .build();
        } catch (IllegalArgumentException untrue) {
            throw new ListingProblem(UntrueValue.of(untrue));
        }
    }

    private String platform(FeedRow row, @Nullable String url) {
        String said = CleanText.of(first(row, FeedField.PLATFORM), 100);
        if (!said.isEmpty()) {
            return said;
        }
        String usual = mapping.platform();
        return usual != null ? usual : url == null ? "import" : RowIdentity.host(url);
    }

    private @Nullable Price price(FeedRow row) {
        String written = first(row, FeedField.PRICE);
        if (written.isBlank()) {
            return null;
        }
        String heading = heading(row, FeedField.PRICE);
        String currency = Currencies.code(CleanText.of(first(row, FeedField.CURRENCY), 20))
                .or(() -> Optional.ofNullable(mapping.currency()))
                .or(() -> ColumnMapping.bracketed(heading).flatMap(Currencies::code))
                .orElse(HAN.matcher(heading).find() ? "CNY" : null);
        PriceText read = PriceText.parse(written, currency).orElse(null);
        if (read == null || read.currency() == null || read.amount().signum() == 0) {
            return null;
        }
        var high = PriceText.parse(first(row, FeedField.HIGH), currency)
                .map(PriceText::amount)
                .orElse(read.high());
        boolean range = high != null && high.compareTo(read.amount()) > 0;
        return new Price(read.amount(), read.currency(), range ? high : null);
    }

    /** Whether a row has something where the price stands that is no price, or one without a currency. */
    public Optional<String> priceUnread(FeedRow row, Listing listing) {
        String written = first(row, FeedField.PRICE);
        return written.isBlank() || listing.price() != null
                ? Optional.empty()
                : Optional.of(
                        PriceText.parse(written, null).isPresent()
                                ? "price without a currency; name one with --currency"
                                : "price not understood, for instance \"" + CleanText.of(written, 30) + "\"");
    }

    private Seller seller(FeedRow row) {
        String id = known(clean(row, FeedField.SELLER_ID));
        String name = known(clean(row, FeedField.SELLER_NAME));
        String location = known(clean(row, FeedField.SELLER_LOCATION));
        String licence =
                ContactText.licence(first(row, FeedField.SELLER_LICENCE)).orElse(null);
        Set<String> contacts = new LinkedHashSet<>();
        for (String heading : columns.getOrDefault(FeedField.SELLER_CONTACTS, List.of())) {
            for (String value : row.cells().getOrDefault(heading, List.of())) {
                contacts.addAll(ContactText.in(value));
            }
        }
        boolean unknown = id == null && name == null && location == null && licence == null && contacts.isEmpty();
        return unknown ? Seller.UNKNOWN : new Seller(id, name, location, licence, List.copyOf(contacts));
    }

    /** Whether a field speaks of buyers, whose data are nobody's business here. */
    public static boolean aboutBuyers(String heading) {
        return BuyerData.isBuyers(heading);
    }

    private Set<String> images(FeedRow row) {
        Set<String> found = new LinkedHashSet<>();
        for (String heading : columns.getOrDefault(FeedField.IMAGES, List.of())) {
            for (String value : row.cells().getOrDefault(heading, List.of())) {
                int end = Math.min(value.length(), MOST_IMAGES * LONGEST_ADDRESS);
                for (String one : SEVERAL.split(value.substring(0, end))) {
                    if (found.size() < MOST_IMAGES && one.length() <= LONGEST_ADDRESS) {
                        web(one).ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    /** What no field is for is kept, but for what is about buyers: that is nobody's business here. */
    private Map<String, Object> other(FeedRow row) {
        Map<String, Object> other = new LinkedHashMap<>();
        Set<String> used = new LinkedHashSet<>();
        columns.values().forEach(used::addAll);
        row.cells().forEach((heading, values) -> {
            String name = CleanText.of(heading, 100);
            boolean empty = values.stream().allMatch(String::isBlank) || name.isEmpty();
            boolean kept = !empty && !used.contains(heading) && !aboutBuyers(heading) && other.size() < MOST_OTHER;
            if (kept) {
                List<String> clean = values.stream()
                        .limit(20)
                        .map(value -> CleanText.of(value, 500))
                        .toList();
                other.put(name, clean.size() == 1 ? clean.getFirst() : clean);
            }
        });
        // a column must not pass for a field of the listing that it was not mapped to
        other.keySet()
                .removeIf(name -> FeedField.find(name).isPresent()
                        || Set.of("seller", "price", "capture").contains(name.toLowerCase(Locale.ROOT)));
        return BuyerData.kept(other);
    }

    private Optional<String> web(String written) {
        String text = CleanText.of(written, 4_096);
        boolean whole = text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
        String home = mapping.home();
        if (text.isEmpty() || !whole && home == null && !text.startsWith("//")) {
            return Optional.empty();
        }
        return Addresses.absolute(home == null ? "https://home.invalid/" : home, text);
    }

    private String clean(FeedRow row, FeedField field) {
        return CleanText.ofHtml(first(row, field), LONGEST_TITLE);
    }

    private static @Nullable String known(String text) {
        return text.isBlank() ? null : text;
    }

    private static @Nullable Long number(OptionalLong count) {
        return count.isPresent() ? (Long) count.getAsLong() : null;
    }

    /** The first value of the field's columns that is not blank. */
    private String first(FeedRow row, FeedField field) {
        return row.cells().getOrDefault(heading(row, field), List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private String heading(FeedRow row, FeedField field) {
        for (String heading : columns.getOrDefault(field, List.of())) {
            for (String value : row.cells().getOrDefault(heading, List.of())) {
                if (!value.isBlank()) {
                    return heading;
                }
            }
        }
        return "";
    }

    private String named(FeedField field) {
        List<String> headings = new ArrayList<>(columns.getOrDefault(field, List.of()));
        return "\"" + String.join("\", \"", headings) + "\"";
    }
}
