package zhicha.reporting.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.reporting.Samples;
import zhicha.reporting.law.LawBook;
import zhicha.reporting.law.LegalRole;
import zhicha.reporting.law.LegalRow;
import zhicha.reporting.lead.estimate.CriminalHint;
import zhicha.reporting.lead.estimate.Limitation;
import zhicha.reporting.lead.estimate.Turnover;
import zhicha.reporting.lead.filing.FilingCondition;
import zhicha.reporting.lead.filing.FilingConditions;
import zhicha.reporting.lead.routing.Agency;
import zhicha.reporting.lead.routing.AgencyDirectory;
import zhicha.reporting.lead.routing.Gazetteer;
import zhicha.reporting.lead.routing.Place;
import zhicha.reporting.lead.routing.Routing;
import zhicha.reporting.lead.routing.Routing.Addressee;
import zhicha.rules.subject.Price;
import zhicha.rules.watch.RightKind;

class LeadAssemblyTest {
    @ParameterizedTest
    @CsvSource({
        "黑龙江 哈尔滨, 哈尔滨市市场监管演示单位",
        "黑龙江省齐齐哈尔市龙沙区, 齐齐哈尔市市场监管演示单位",
        "大兴安岭, 大兴安岭地区市场监管演示单位",
        "牡丹江, 牡丹江市市场监管演示单位",
        "黑龙江, 龙江省级市场监管演示单位",
        "浙江 义乌, 卖家所在地（浙江省）县级以上市场监督管理（知识产权）部门",
        "河南省郑州市大庆路1号, 卖家所在地（河南省）县级以上市场监督管理（知识产权）部门",
        "内蒙古呼伦贝尔, 卖家所在地（内蒙古自治区）县级以上市场监督管理（知识产权）部门",
        "香港, 平台经营者住所地县级以上市场监督管理（知识产权）部门",
        "火星, 平台经营者住所地县级以上市场监督管理（知识产权）部门",
        "某市大庆路, 平台经营者住所地县级以上市场监督管理（知识产权）部门",
        "哈尔滨道里区, 哈尔滨市市场监管演示单位",
        "大庆路55号, 平台经营者住所地县级以上市场监督管理（知识产权）部门",
        "哈尔滨市道里区上海街8号, 哈尔滨市市场监管演示单位",
        "黑龙江省佳木斯市双鸭山路1号, 佳木斯市市场监管演示单位",
        "中国 黑龙江 大庆, 大庆市市场监管演示单位",
        "中国香港, 平台经营者住所地县级以上市场监督管理（知识产权）部门",
    })
    void theSellersPlaceChoosesTheOffice(String location, String office) {
        assertEquals(office, SampleLeads.lead(location).routing().primary().name());
    }

    @Test
    void outOfProvinceGoesThroughTheProvincialOffice() {
        Routing routing = SampleLeads.lead("广东深圳").routing();
        assertInstanceOf(Addressee.Described.class, routing.primary());
        assertEquals("龙江省级市场监管演示单位", routing.through().getFirst().name());
        assertTrue(routing.first().isEmpty());
    }

    @Test
    void aStreetNamedAfterAPlaceAbroadIsNotAbroad() {
        assertInstanceOf(Place.Unknown.class, Gazetteer.place("青岛市市南区香港中路1号"));
        assertInstanceOf(Place.Abroad.class, Gazetteer.place("香港"));
        assertInstanceOf(Place.Abroad.class, Gazetteer.place("保税仓发货"));
    }

    @Test
    void signsOfCrossBorderTradeBringTheCustomsIn() {
        Routing routing = SampleLeads.lead(
                        SampleLeads.ASSEMBLY,
                        List.of(SampleLeads.item(
                                1,
                                Samples.listing(1, "黑龙江 黑河").shipsFrom("保税仓").build(),
                                RightKind.TRADEMARK,
                                Samples.SEEN)))
                .routing();
        assertEquals("黑河市市场监管演示单位", routing.primary().name());
        assertEquals(
                List.of("龙江省级海关演示单位"),
                routing.through().stream().map(Addressee::name).toList());
        assertTrue(routing.notes().stream().anyMatch(note -> note.zh().contains("海关备案")));
    }

    @Test
    void anUnknownPlaceMeansAskingThePlatformFirst() {
        Lead lead = SampleLeads.lead(null);
        assertTrue(lead.routing().first().getFirst().zh().contains("第二十五条"));
        assertEquals("未知（待核查）", field(lead, "place of business").shown());
    }

    @Test
    void aWorkGoesToTheCopyrightOfficeAndTellsOfThePublicInterest() {
        Lead lead = SampleLeads.lead(
                SampleLeads.ASSEMBLY,
                List.of(SampleLeads.item(1, Samples.listing(1, "黑龙江 大庆").build(), RightKind.WORK, Samples.SEEN)));
        assertEquals("大庆市版权演示单位", lead.routing().primary().name());
        assertEquals("大庆市文旅执法演示单位", lead.routing().through().getFirst().name());
        assertTrue(lead.routing().notes().stream().anyMatch(note -> note.zh().contains("公共利益")));
        assertEquals(List.of("第二百一十七条", "第二百一十八条"), lead.criminal().offences());
    }

    @Test
    void theLawIsTheOneOfTheDayOfTheAct() {
        assertEquals("第五十七条", acts(seen("2026-12-31T15:59:59Z")), "one second to midnight in Beijing");
        assertEquals("第七十二条", acts(seen("2026-12-31T16:00:00Z")));
    }

    @Test
    void anActThatSpansTheChangeShowsBothLaws() {
        LeadItem item = seen("2026-12-20T00:00:00Z");
        LeadItem spanning =
                new LeadItem(item.flag(), item.decision(), item.firstSeen(), Instant.parse("2027-01-05T00:00:00Z"));
        assertEquals("第五十七条 第七十二条", acts(spanning));
    }

    @Test
    void aRulesOwnBasisGoesBeforeTheKindOfRight() {
        LeadAssembly assembly = new LeadAssembly(
                LawBook.standard(),
                AgencyDirectory.demonstration(),
                rule -> Optional.of("unfair-competition-packaging"));
        Lead lead = SampleLeads.lead(assembly, List.of(seen("2026-11-01T00:00:00Z")));
        assertEquals(
                List.of("第七条"),
                lead.law().stream()
                        .filter(row -> row.role() == LegalRole.ACT)
                        .map(LegalRow::article)
                        .toList());
    }

    @Test
    void turnoverIsARangeWithItsInputsAndCountsAListingOnce() {
        var ranged = Samples.listing(1, "")
                .price(new Price(new BigDecimal("10.50"), "CNY", new BigDecimal("20")))
                .sales(100L)
                .build();
        var unpriced = Samples.listing(2, "").price(null).build();
        var foreign = Samples.listing(3, "").price(Price.of("9", "USD")).build();
        Lead lead = SampleLeads.lead(
                SampleLeads.ASSEMBLY,
                List.of(
                        SampleLeads.item(1, ranged, RightKind.TRADEMARK, Samples.SEEN),
                        SampleLeads.item(2, ranged, RightKind.WORK, Samples.SEEN),
                        SampleLeads.item(3, unpriced, RightKind.TRADEMARK, Samples.SEEN),
                        SampleLeads.item(4, foreign, RightKind.TRADEMARK, Samples.SEEN)));
        Turnover turnover = lead.turnover();
        assertEquals(new BigDecimal("1050.00"), turnover.low());
        assertEquals(new BigDecimal("2000"), turnover.high());
        assertEquals(List.of("demo-a-2", "demo-a-3"), turnover.without());
        assertEquals("1050 元（约0.11万元） 至 2000 元（约0.20万元）", turnover.range());
        assertNull(SampleLeads.lead(
                        SampleLeads.ASSEMBLY, List.of(SampleLeads.item(1, unpriced, RightKind.TRADEMARK, Samples.SEEN)))
                .turnover());
    }

    @Test
    void unverifiedFiguresGiveNoJudgement() {
        CriminalHint hint = SampleLeads.lead("", 2).criminal();
        assertEquals(CriminalHint.Level.NO_JUDGEMENT, hint.level());
        assertEquals("未核验，不作判断", hint.verdict().zh());
    }

    @Test
    void verifiedFiguresGiveALabelledHintAndNeverForbidATransfer() {
        String law = """
                rows: []
                thresholds:
                  - {offence: 第二百一十四条, limb: 一般, metric: sales, value: VALUE, valid_from: 2025-04-26, valid_to: null,
                     source: s, confidence: secondary, verified_by: 核验人, verified_on: 2026-11-01}
                """;
        // the estimate is 129 x 35000 = 4515000
        assertEquals(
                CriminalHint.Level.POSSIBLY_REACHED,
                hint(law.replace("VALUE", "50000")).level());
        assertEquals(
                CriminalHint.Level.POSSIBLY_REACHED,
                hint(law.replace("VALUE", "9030000")).level(),
                "from half on");
        CriminalHint below = hint(law.replace("VALUE", "9030001"));
        assertEquals(CriminalHint.Level.NOT_SHOWN_BY_ESTIMATE, below.level());
        assertFalse(below.verdict().zh().contains("不移送"));
        assertTrue(below.verdict().zh().contains("仍应依法移送"));
    }

    @Test
    void limitationRunsFromTheLastDayTheActWasSeen() {
        Limitation limitation = SampleLeads.lead("").limitation();
        assertEquals(LocalDate.of(2026, 11, 20), limitation.actSeenOn());
        assertEquals(LocalDate.of(2028, 11, 20), limitation.ordinary());
        assertEquals(LocalDate.of(2031, 11, 20), limitation.extended());
        assertTrue(limitation.safetySector(), "toys");
    }

    @Test
    void allFourConditionsAreThereAndSayWhatIsNotKnown() {
        Lead lead = SampleLeads.lead("浙江");
        assertEquals(
                List.of(
                        FilingCondition.Kind.FACTS,
                        FilingCondition.Kind.PUNISHABLE,
                        FilingCondition.Kind.JURISDICTION,
                        FilingCondition.Kind.IN_TIME),
                FilingConditions.of(lead).stream().map(FilingCondition::kind).toList());
        assertEquals("未知（待核查）", field(lead, "registration").shown());
        assertEquals("未知（待核查）", field(lead, "illegal gains").shown());
        assertEquals("页面展示：浙江（待核查）", field(lead, "place of business").shown());
        assertEquals("2026-11-20 10:30（北京时间）", field(lead, "first seen").shown());
    }

    @Test
    void demonstrationOfficesCoverEveryPrefecture() {
        long offices = AgencyDirectory.demonstration().agencies().stream()
                .filter(agency -> agency.kind() == Agency.Kind.MARKET_SUPERVISION)
                .count();
        assertEquals(14, offices);
        assertTrue(AgencyDirectory.demonstration().agencies().stream()
                .allMatch(agency -> agency.name().contains("演示")));
    }

    private static FilingCondition.Field field(Lead lead, String english) {
        return FilingConditions.of(lead).stream()
                .flatMap(condition -> condition.fields().stream())
                .filter(field -> field.label().en().equals(english))
                .findFirst()
                .orElseThrow();
    }

    private static CriminalHint hint(String law) {
        LeadAssembly assembly =
                new LeadAssembly(SampleLeads.law(law), AgencyDirectory.demonstration(), rule -> Optional.empty());
        return SampleLeads.lead(assembly, List.of(seen("2026-11-01T00:00:00Z"))).criminal();
    }

    private static LeadItem seen(String at) {
        return SampleLeads.item(1, Samples.listing(1, "浙江").build(), RightKind.TRADEMARK, Instant.parse(at));
    }

    private static String acts(LeadItem item) {
        return SampleLeads.lead(SampleLeads.ASSEMBLY, List.of(item)).law().stream()
                .filter(row -> row.role() == LegalRole.ACT)
                .map(LegalRow::article)
                .collect(Collectors.joining(" "));
    }
}
