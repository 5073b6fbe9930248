package zhicha.app.estimate;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.prevalence.Answer;
import zhicha.reporting.prevalence.Estimation;
import zhicha.reporting.prevalence.Prevalence;
import zhicha.reporting.prevalence.SampledListing;
import zhicha.reporting.prevalence.SiteSample;
import zhicha.reporting.prevalence.ratio.Estimate;

/** Estimates as rows of plain values, for JSON Lines and CSV. No share stands without its interval, denominators and date. */
public final class EstimateRows {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final UnaryOperator<String> rightName;

    /** @param rightName from the id of a right to its name */
    public EstimateRows(UnaryOperator<String> rightName) {
        this.rightName = rightName;
    }

    /** Fields in a fixed order, the same in every row. */
    public List<Map<String, @Nullable Object>> rows(Estimates estimates) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        estimates
                .together()
                .ifPresent(all -> rows.add(row(
                        all,
                        estimates.sites().stream().map(Estimates.OfSite::sample).toList())));
        for (Estimates.OfSite site : estimates.sites()) {
            site.estimates().forEach(one -> rows.add(row(one, List.of(site.sample()))));
        }
        return rows;
    }

    private Map<String, @Nullable Object> row(Prevalence one, List<SiteSample> samples) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        SiteSample first = samples.getFirst();
        boolean single = samples.size() == 1;
        row.put("site", single ? first.site() : "");
        row.put("scope", one.scope().name().toLowerCase(Locale.ROOT));
        row.put("key", one.key());
        row.put("name", one.scope() == Prevalence.Scope.RIGHT ? rightName.apply(one.key()) : one.key());
        put(row, "flagged", one.flagged());
        Estimate confirmed = one.confirmed().orElse(null);
        put(row, "confirmed", confirmed);
        Prevalence.Precision precision = one.precision();
        row.put("reviewedConfirmed", precision == null ? 0 : precision.confirmed());
        row.put("reviewed", precision == null ? 0 : precision.decided());
        row.put("precisionLow", precision == null ? null : rounded(precision.low()));
        row.put("precisionHigh", precision == null ? null : rounded(precision.high()));
        row.put("undecided", one.undecided());
        row.put("inDenominator", one.flagged().eligible());
        row.put("listingsEstimated", Math.round(one.flagged().listings()));
        // of one shelf nobody knows how many there are to be drawn
        boolean shelf = one.scope() == Prevalence.Scope.SHELF;
        List<SampledListing> drawn = samples.stream()
                .flatMap(sample -> sample.drawn().stream())
                .filter(listing -> !shelf || listing.shelf().equals(one.key()))
                .toList();
        row.put(
                "frame",
                shelf ? null : samples.stream().mapToLong(SiteSample::listings).sum());
        row.put("drawn", drawn.size());
        for (Answer answer : Answer.values()) {
            row.put(
                    camel(answer.written()),
                    drawn.stream().filter(listing -> listing.answer() == answer).count());
        }
        row.put(
                "targetedNotUsed",
                samples.stream().mapToLong(SiteSample::targeted).sum());
        row.put(
                "listsNotWalked",
                samples.stream().mapToLong(SiteSample::listsLeft).sum());
        row.put("design", single ? first.design().name().toLowerCase(Locale.ROOT) : "");
        row.put("seed", single && first.design() != SiteSample.Design.CENSUS ? first.seed() : null);
        row.put("crawl", single ? first.crawl() : "");
        row.put("from", time(samples.stream().map(SiteSample::from).min(java.util.Comparator.naturalOrder())));
        row.put("to", time(samples.stream().map(SiteSample::to).max(java.util.Comparator.naturalOrder())));
        row.put("method", Estimation.method(first.design()).en());
        return row;
    }

    private static String time(java.util.Optional<java.time.Instant> instant) {
        return instant.map(one ->
                        one.atZone(BEIJING).toOffsetDateTime().withNano(0).toString())
                .orElse("");
    }

    private static void put(Map<String, @Nullable Object> row, String name, @Nullable Estimate estimate) {
        row.put(name + "Share", estimate == null ? null : rounded(estimate.share()));
        row.put(name + "Low", estimate == null ? null : rounded(estimate.low()));
        row.put(name + "High", estimate == null ? null : rounded(estimate.high()));
        row.put(name + "InSample", estimate == null ? null : estimate.hits());
        row.put(name + "Estimated", estimate == null ? null : Math.round(estimate.flagged()));
    }

    private static double rounded(double share) {
        return Math.round(share * 1e6) / 1e6;
    }

    private static String camel(String written) {
        StringBuilder camel = new StringBuilder();
        for (String part : written.split("-")) {
            camel.append(camel.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }

    /** RFC 4180, with a heading; a cell that a spreadsheet might compute begins with an apostrophe. */
    public String csv(Estimates estimates) {
        StringBuilder csv = new StringBuilder();
        List<Map<String, @Nullable Object>> rows = rows(estimates);
        if (!rows.isEmpty()) {
            csv.append(String.join(",", rows.getFirst().keySet())).append("\r\n");
        }
        for (Map<String, @Nullable Object> row : rows) {
            List<String> cells = new ArrayList<>();
            row.values().forEach(value -> cells.add(cell(value)));
            csv.append(String.join(",", cells)).append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value == null ? "" : String.valueOf(value);
        }
        String inert = !text.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return inert.matches("[^\",\r\n]*") ? inert : "\"" + inert.replace("\"", "\"\"") + "\"";
    }
}
