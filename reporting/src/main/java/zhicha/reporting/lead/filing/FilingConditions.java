package zhicha.reporting.lead.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zhicha.reporting.law.LegalRole;
import zhicha.reporting.law.LegalRow;
import zhicha.reporting.lead.Lead;
import zhicha.reporting.lead.LeadItem;
import zhicha.reporting.lead.Subject;
import zhicha.reporting.lead.estimate.Limitation;
import zhicha.reporting.lead.estimate.Turnover;
import zhicha.reporting.lead.filing.FilingCondition.Field;
import zhicha.reporting.lead.filing.FilingCondition.Kind;
import zhicha.reporting.review.flag.RightSnapshot;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Registration;

/** Writes what a lead knows, and what it does not, under the four filing conditions. */
public final class FilingConditions {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private FilingConditions() {}

    /** All four, in the order of the law, with every field a lead should have; unknown ones too. */
    public static List<FilingCondition> of(Lead lead) {
        return List.of(facts(lead), punishable(lead), jurisdiction(lead), inTime(lead));
    }

    private static FilingCondition facts(Lead lead) {
        List<Listing> listings = lead.items().stream()
                .map(item -> item.flag().listing())
                .distinct()
                .toList();
        List<Field> fields = new ArrayList<>();
        long count = listings.stream().map(Listing::id).distinct().count();
        fields.add(known("涉嫌商品数", "listings", new Wording(count + " 件", Long.toString(count))));
        fields.add(shown("平台", "platform", join(listings.stream().map(Listing::platform))));
        fields.add(shown("发货地", "ships from", join(listings.stream().map(Listing::shipsFrom))));
        lead.items().stream().map(item -> item.flag().right()).distinct().forEach(right -> {
            fields.add(known(
                    "涉及权利",
                    "right",
                    new Wording(
                            right.kind().chinese() + "“" + right.name() + "”",
                            right.kind().written().replace('-', ' ') + " “" + right.name() + "”")));
            fields.add(shown(
                    "权利人",
                    "holder",
                    right.holder() == null ? null : right.holder().name()));
            fields.add(shown("注册（登记）号", "registration", right.registration().number()));
            fields.add(new Field(new Wording("权利有效期", "validity"), validity(right), validity(right) == null));
        });
        return new FilingCondition(Kind.FACTS, fields);
    }

    private static @Nullable Wording validity(RightSnapshot right) {
        Registration registration = right.registration();
        LocalDate from = registration.from();
        LocalDate to = registration.to();
        if (from == null && to == null) {
            return null;
        }
        return new Wording(
                (from == null ? "未知" : from) + " 至 " + (to == null ? "未知" : to),
                (from == null ? "unknown" : from) + " to " + (to == null ? "unknown" : to));
    }

    private static FilingCondition punishable(Lead lead) {
        List<Field> fields = new ArrayList<>();
        Stream<LegalRow> acts = lead.law().stream().filter(row -> row.role() == LegalRole.ACT);
        fields.add(shown(
                "涉嫌行为条款",
                "act",
                join(acts.filter(row -> row.confidence().citable()).map(LegalRow::citation))));
        Turnover turnover = lead.turnover();
        fields.add(new Field(
                new Wording("经营额估算", "estimated turnover"),
                turnover == null
                        ? null
                        : new Wording(
                                turnover.range() + "，按展示价格×展示销量之和估算",
                                english(turnover) + ", displayed price times displayed sales, summed"),
                true));
        fields.add(known("追诉标准提示", "criminal hint", lead.criminal().verdict()));
        fields.add(new Field(new Wording("违法所得", "illegal gains"), null, true));
        return new FilingCondition(Kind.PUNISHABLE, fields);
    }

    private static FilingCondition jurisdiction(Lead lead) {
        Subject subject = lead.subject();
        List<Field> fields = new ArrayList<>();
        fields.add(shown("店铺名称", "shop", subject.name()));
        fields.add(shown(
                "店铺编号",
                "shop id",
                join(subject.shops().stream().map(shop -> shop.seller().id()))));
        fields.add(new Field(new Wording("营业执照名称", "licence name"), null, true));
        fields.add(new Field(new Wording("统一社会信用代码", "social credit code"), same(subject.licence()), true));
        fields.add(new Field(new Wording("注册地址", "registered address"), null, true));
        fields.add(new Field(
                new Wording("实际经营地", "place of business"),
                subject.place().shown().isBlank()
                        ? null
                        : new Wording(
                                "页面展示：" + subject.place().shown(),
                                "as shown on the page: " + subject.place().shown()),
                true));
        fields.add(new Field(new Wording("平台经营者及其住所地", "platform operator and domicile"), null, true));
        fields.add(known("主送单位", "addressee", wording(lead.routing().primary().name())));
        fields.add(known("理由", "why", lead.routing().why()));
        return new FilingCondition(Kind.JURISDICTION, fields);
    }

    private static FilingCondition inTime(Lead lead) {
        List<Field> fields = new ArrayList<>();
        fields.add(known("首次发现", "first seen", time(first(lead))));
        fields.add(known("最近一次见到", "last seen", time(last(lead))));
        fields.add(new Field(new Wording("目前是否在线", "still online"), null, true));
        Limitation limitation = lead.limitation();
        fields.add(known(
                "追责期限",
                "limitation",
                new Wording(
                        "至 " + limitation.ordinary() + "（二年）；涉及生命健康安全、金融安全且有危害后果的至 " + limitation.extended() + "（五年）",
                        "until " + limitation.ordinary() + " (two years); until " + limitation.extended()
                                + " (five) where life, health or financial safety is harmed")));
        return new FilingCondition(Kind.IN_TIME, fields);
    }

    private static Instant first(Lead lead) {
        return lead.items().stream()
                .map(LeadItem::firstSeen)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant last(Lead lead) {
        return lead.items().stream()
                .map(LeadItem::lastSeen)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Wording time(Instant at) {
        String shown = TIME.format(at.atZone(BEIJING));
        return new Wording(shown + "（北京时间）", shown + " (Beijing)");
    }

    private static String english(Turnover turnover) {
        String low = turnover.low().toPlainString();
        String high = turnover.high().toPlainString();
        return low + (low.equals(high) ? "" : " to " + high) + " " + turnover.currency();
    }

    private static @Nullable String join(Stream<? extends @Nullable String> values) {
        String joined = values.filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .distinct()
                .collect(Collectors.joining("、"));
        return joined.isEmpty() ? null : joined;
    }

    private static Field known(String zh, String en, Wording value) {
        return new Field(new Wording(zh, en), value, false);
    }

    /** Something a page or a pack shows: known, or unknown and to be found out. */
    private static Field shown(String zh, String en, @Nullable String value) {
        return new Field(new Wording(zh, en), same(value), value == null);
    }

    /** A name or number, which no language changes. */
    private static Wording wording(String value) {
        return new Wording(value, value);
    }

    private static @Nullable Wording same(@Nullable String value) {
        return value == null ? null : wording(value);
    }
}
