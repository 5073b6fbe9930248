package zhicha.reporting.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Price;

/**
 * Leads as a table, one row a lead, with what an officer sorts and filters by. Of several listings the one with the highest
 * score stands for the lead; how many there are is a column of its own. Crawled text is inert: one line, nothing hidden.
 */
final class LeadTable {
    /** What stands in a cell. */
    sealed interface Cell {
        record Text(String text) implements Cell {}

        record Number(BigDecimal value) implements Cell {}

        record Time(Instant at) implements Cell {}

        record Day(LocalDate day) implements Cell {}

        /** Nothing is known. */
        record Empty() implements Cell {}
    }

    /** @param width of the column in a sheet, in characters */
    record Column(Wording heading, int width, Function<Lead, Cell> cell) {}

    private static final int LONGEST = 1_000;

    static final List<Column> COLUMNS = List.of(
            column("线索编号", "Lead", 17, lead -> text(lead.number())),
            column(
                    "状态",
                    "Status",
                    16,
                    lead -> text(lead.status().chinese() + " / " + lead.status().written())),
            column("收文单位", "Agency", 30, lead -> text(lead.routing().primary().name())),
            column(
                    "领域",
                    "Sector",
                    22,
                    lead -> rights(
                            lead,
                            item -> item.flag().right().sector() == null
                                    ? null
                                    : item.flag().right().sector().chinese() + " / "
                                            + item.flag().right().sector().written())),
            column(
                    "权利类型",
                    "Kind of right",
                    22,
                    lead -> rights(
                            lead,
                            item -> item.flag().right().kind().chinese() + " / "
                                    + item.flag().right().kind().written())),
            column(
                    "权利",
                    "Mark or work",
                    18,
                    lead -> rights(lead, item -> item.flag().right().name())),
            column(
                    "注册号",
                    "Registration",
                    14,
                    lead -> rights(
                            lead, item -> item.flag().right().registration().number())),
            column("店铺", "Shop", 24, lead -> text(lead.subject().name())),
            column(
                    "平台",
                    "Platform",
                    14,
                    lead -> joined(lead.subject().shops().stream().map(shop -> shop.platform()))),
            column("统一社会信用代码", "Credit code", 22, lead -> text(lead.subject().licence())),
            column(
                    "商品标题",
                    "Title",
                    46,
                    lead -> text(first(lead).flag().listing().title())),
            column("价格", "Price", 12, lead -> price(lead, Price::amount)),
            column("最高价", "Highest price", 12, lead -> price(lead, Price::high)),
            column("币种", "Currency", 10, lead -> text(currency(lead))),
            column(
                    "商品地址",
                    "Address",
                    46,
                    lead -> text(first(lead).flag().listing().url())),
            column(
                    "商品数",
                    "Listings",
                    10,
                    lead -> new Cell.Number(BigDecimal.valueOf(lead.items().size()))),
            column("首次发现", "First seen", 21, lead -> time(lead, LeadItem::firstSeen, Comparator.naturalOrder())),
            column("最近发现", "Last seen", 21, lead -> time(lead, LeadItem::lastSeen, Comparator.reverseOrder())),
            column(
                    "处罚时效届满（两年）",
                    "Legal clock ends (2 years)",
                    22,
                    lead -> new Cell.Day(lead.limitation().ordinary())),
            column(
                    "处罚时效届满（五年）",
                    "Legal clock ends (5 years)",
                    22,
                    lead -> new Cell.Day(lead.limitation().extended())),
            column("存证摘要", "Evidence digest", 74, lead -> text(evidence(lead))));

    private LeadTable() {}

    private static Column column(String zh, String en, int width, Function<Lead, Cell> cell) {
        return new Column(new Wording(zh, en), width, cell);
    }

    private static LeadItem first(Lead lead) {
        // sorted by score
        return lead.items().getFirst();
    }

    private static Cell text(@Nullable String text) {
        return text == null || text.isBlank() ? new Cell.Empty() : new Cell.Text(InertText.of(text, LONGEST));
    }

    private static Cell rights(Lead lead, Function<LeadItem, @Nullable String> what) {
        return joined(lead.items().stream().map(what));
    }

    private static Cell joined(Stream<@Nullable String> texts) {
        return text(texts.filter(Objects::nonNull).distinct().collect(Collectors.joining("、")));
    }

    private static Cell price(Lead lead, Function<Price, @Nullable BigDecimal> part) {
        Price price = first(lead).flag().listing().price();
        BigDecimal value = price == null ? null : part.apply(price);
        return value == null ? new Cell.Empty() : new Cell.Number(value);
    }

    private static @Nullable String currency(Lead lead) {
        Price price = first(lead).flag().listing().price();
        return price == null ? null : price.currency();
    }

    private static Cell time(Lead lead, Function<LeadItem, Instant> which, Comparator<Instant> earlier) {
        return new Cell.Time(lead.items().stream().map(which).min(earlier).orElseThrow());
    }

    private static @Nullable String evidence(Lead lead) {
        CaptureId capture = first(lead).flag().listing().capture();
        return capture == null ? null : capture.value();
    }
}
