package zhicha.app.store.row;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.lead.routing.Place;
import zhicha.reporting.lead.routing.Routing;
import zhicha.reporting.review.decision.Judgement;

/**
 * Values as they stand in the store: the records' own components, with the case of a sealed family under {@code "is"}.
 * This is the store's own form, not the one of contract.md; a component that is added later reads as null or empty.
 */
public final class StoredJson {
    /** Sealed families, and where the names of their cases stand. */
    static final Map<Class<?>, Class<?>> FAMILIES = Map.of(
            Reason.class, Reasons.class,
            Defence.class, Defences.class,
            Judgement.class, Judgements.class,
            Place.class, Places.class,
            Routing.Addressee.class, Addressees.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .addMixIns(FAMILIES)
            .build();

    private StoredJson() {}

    public static String write(Object value) {
        return keepable(MAPPER.writeValueAsString(value));
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Halves of surrogate pairs are written as escapes: PostgreSQL's driver would refuse or replace them. */
    private static String keepable(String json) {
        StringBuilder kept = null;
        for (int at = 0; at < json.length(); at++) {
            if (Columns.unkeepable(json, at)) {
                if (kept == null) {
                    kept = new StringBuilder(json.length() + 16).append(json, 0, at);
                }
                kept.append(String.format("\\u%04x", (int) json.charAt(at)));
            } else if (kept != null) {
                kept.append(json.charAt(at));
            }
        }
        return kept == null ? json : kept.toString();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Reason.MarkText.class, name = "mark-text"),
        @JsonSubTypes.Type(value = Reason.CodeWord.class, name = "code-word"),
        @JsonSubTypes.Type(value = Reason.ShopName.class, name = "shop-name"),
        @JsonSubTypes.Type(value = Reason.CopiedText.class, name = "copied-text"),
        @JsonSubTypes.Type(value = Reason.PriceBelow.class, name = "price-below"),
        @JsonSubTypes.Type(value = Reason.CopiedPicture.class, name = "copied-picture"),
        @JsonSubTypes.Type(value = Reason.Logo.class, name = "logo"),
        @JsonSubTypes.Type(value = Reason.PictureText.class, name = "picture-text"),
        @JsonSubTypes.Type(value = Reason.Query.class, name = "query")
    })
    private interface Reasons {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Defence.Words.class, name = "words"),
        @JsonSubTypes.Type(value = Defence.Permission.class, name = "permission"),
        @JsonSubTypes.Type(value = Defence.Fact.class, name = "fact")
    })
    private interface Defences {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Judgement.Confirm.class, name = "confirm"),
        @JsonSubTypes.Type(value = Judgement.Dismiss.class, name = "dismiss"),
        @JsonSubTypes.Type(value = Judgement.Unsure.class, name = "unsure"),
        @JsonSubTypes.Type(value = Judgement.Withdraw.class, name = "withdraw")
    })
    private interface Judgements {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Place.InProvince.class, name = "in-province"),
        @JsonSubTypes.Type(value = Place.InProvinceUnclear.class, name = "in-province-unclear"),
        @JsonSubTypes.Type(value = Place.OutOfProvince.class, name = "out-of-province"),
        @JsonSubTypes.Type(value = Place.Abroad.class, name = "abroad"),
        @JsonSubTypes.Type(value = Place.Unknown.class, name = "unknown")
    })
    private interface Places {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Routing.Addressee.Known.class, name = "known"),
        @JsonSubTypes.Type(value = Routing.Addressee.Described.class, name = "described")
    })
    private interface Addressees {}
}
