package zhicha.crawler.extract.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.extract.fact.FieldSource.Step;
import zhicha.crawler.extract.text.Availability;
import zhicha.crawler.extract.text.BuyerData;
import zhicha.crawler.extract.text.CleanText;
import zhicha.crawler.extract.text.ConditionText;
import zhicha.crawler.extract.text.ContactText;
import zhicha.crawler.extract.text.CountText;
import zhicha.crawler.extract.text.PriceText;
import zhicha.crawler.page.Addresses;
import zhicha.rules.subject.Price;

/**
 * What is known of one listing so far. The steps of the ladder offer values in their order; the first that can be
 * understood stays, with where it came from. Not thread-safe.
 */
public final class FactSheet {
    public static final int MOST_IMAGES = 40;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int LONGEST_TEXT = 1_000;

    private final String base;
    private final @Nullable String usualCurrency;
    private final Map<ListingField, FieldSource> sources = new EnumMap<>(ListingField.class);
    private final Map<ListingField, String> texts = new EnumMap<>(ListingField.class);
    private final Map<ListingField, Long> counts = new EnumMap<>(ListingField.class);
    private final Set<String> images = new LinkedHashSet<>();
    private final Set<String> contacts = new LinkedHashSet<>();
    private final List<String> remarks = new ArrayList<>();
    private @Nullable Price price;

    /** @param usualCurrency what ¥ and $ mean on this page, and what a bare number is in; null where nothing says so */
    public FactSheet(String base, @Nullable String usualCurrency) {
        this.base = base;
        this.usualCurrency = usualCurrency;
    }

    /** Forgets a price that turned out not to be what the page asks. */
    public void passOver(ListingField field, String why) {
        FieldSource source = sources.remove(field);
        if (source != null) {
            remark(field.written() + " " + source.value() + " of "
                    + source.step().written() + " " + source.where() + " was passed over: " + why);
        }
        if (field == ListingField.PRICE) {
            price = null;
        }
        texts.remove(field);
    }

    /** What bare numbers are in on this page, or null. */
    @Nullable
    public String usualCurrency() {
        return usualCurrency;
    }

    public boolean needs(ListingField field) {
        return !sources.containsKey(field);
    }

    /** Offers a text in the form its field wants; true where the field is known afterwards. */
    public boolean offer(ListingField field, Step step, String where, @Nullable String raw) {
        if (!needs(field)) {
            return true;
        }
        if (raw == null || raw.isBlank()) {
            return false;
        }
        return switch (field) {
            case PRICE -> offerPrice(step, where, raw, null);
            case STOCK -> count(field, step, where, raw, CountText.stockIn(raw));
            case SALES -> count(field, step, where, raw, CountText.soldIn(raw));
            case IMAGES -> offerImages(step, where, List.of(raw));
            case SELLER_CONTACTS -> offerContacts(step, where, raw);
            case AVAILABILITY ->
                text(field, step, where, raw, Availability.ofCode(raw).map(Availability::written));
            case CONDITION -> text(field, step, where, raw, ConditionText.parse(raw));
            case SELLER_LICENCE -> text(field, step, where, raw, ContactText.licence(raw));
            case DESCRIPTION -> {
                String clean = BuyerData.masked(CleanText.ofHtml(raw, LONGEST_DESCRIPTION));
                yield text(field, step, where, clean, Optional.of(clean));
            }
            default -> text(field, step, where, raw, Optional.of(CleanText.ofHtml(raw, LONGEST_TEXT)));
        };
    }

    private boolean text(ListingField field, Step step, String where, String raw, Optional<String> value) {
        if (value.isEmpty() || value.get().isBlank()) {
            return false;
        }
        texts.put(field, value.get());
        source(field, step, where, raw, value.get());
        return true;
    }

    private boolean count(ListingField field, Step step, String where, String raw, OptionalLong value) {
        if (value.isEmpty()) {
            return false;
        }
        counts.put(field, value.getAsLong());
        source(field, step, where, raw, Long.toString(value.getAsLong()));
        return true;
    }

    /** @param currency ISO 4217 where the page says it beside the number, else null */
    public boolean offerPrice(Step step, String where, String raw, @Nullable String currency) {
        if (!needs(ListingField.PRICE)) {
            return true;
        }
        Optional<PriceText> read = PriceText.parse(raw, currency == null ? usualCurrency : currency);
        if (read.isEmpty()) {
            return false;
        }
        return offerPrice(
                step,
                where,
                raw,
                read.get().amount(),
                read.get().high(),
                read.get().currency());
    }

    public boolean offerPrice(
            Step step,
            String where,
            String raw,
            BigDecimal amount,
            @Nullable BigDecimal high,
            @Nullable String currency) {
        if (!needs(ListingField.PRICE)) {
            return true;
        }
        if (amount.signum() == 0) {
            remark("price at " + step.written() + " " + where + " is 0 and was passed over: " + shortened(raw));
            return false;
        }
        if (currency == null) {
            remark("price at " + step.written() + " " + where + " has no currency and was passed over: "
                    + shortened(raw) + " (the site file may name one, for instance \"currency: CNY\")");
            return false;
        }
        BigDecimal end = high != null && high.compareTo(amount) > 0 ? high : null;
        price = new Price(amount, currency, end);
        String value = amount.toPlainString() + (end == null ? "" : "-" + end.toPlainString()) + " " + currency;
        source(ListingField.PRICE, step, where, raw, value);
        return true;
    }

    /** Pictures of a site file are added to those of structured data, which often names only the first. */
    public boolean offerImages(Step step, String where, List<String> raw) {
        boolean first = needs(ListingField.IMAGES);
        if (!first && step != Step.SITE_FILE) {
            return true;
        }
        int before = images.size();
        for (String address : raw) {
            if (images.size() < MOST_IMAGES && address.length() <= 4_096) {
                Addresses.absolute(base, address).ifPresent(images::add);
            }
        }
        if (images.size() == before) {
            return !first;
        }
        if (first) {
            source(ListingField.IMAGES, step, where, raw.getFirst(), String.join(" ", images));
        } else {
            FieldSource earlier = sources.get(ListingField.IMAGES);
            if (earlier != null) {
                sources.put(
                        ListingField.IMAGES,
                        new FieldSource(
                                ListingField.IMAGES,
                                earlier.step(),
                                earlier.where() + " and " + step.written() + " " + where,
                                earlier.raw(),
                                String.join(" ", images)));
            }
        }
        return true;
    }

    private boolean offerContacts(Step step, String where, String raw) {
        List<String> found = ContactText.in(raw);
        if (found.isEmpty()) {
            return false;
        }
        contacts.addAll(found);
        source(ListingField.SELLER_CONTACTS, step, where, raw, String.join(", ", found));
        return true;
    }

    private void source(ListingField field, Step step, String where, String raw, String value) {
        sources.put(field, new FieldSource(field, step, where, shortened(raw), value));
    }

    private static String shortened(String raw) {
        return CleanText.of(raw, 300);
    }

    public void remark(String remark) {
        if (remarks.size() < 50) {
            remarks.add(remark);
        }
    }

    @Nullable
    public String text(ListingField field) {
        return texts.get(field);
    }

    @Nullable
    public Long count(ListingField field) {
        return counts.get(field);
    }

    @Nullable
    public Price price() {
        return price;
    }

    public List<String> images() {
        return List.copyOf(images);
    }

    public List<String> contacts() {
        return List.copyOf(contacts);
    }

    public List<FieldSource> sources() {
        return List.copyOf(sources.values());
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
