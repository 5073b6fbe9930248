package zhicha.matcher.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.hit.Reason;
import zhicha.rules.load.Packs;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Exemption;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.RuleStatus;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingBuilder;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Seller;
import zhicha.rules.watch.AuthorisedSeller;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.PriceRange;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.RightsHolder;

/** The standard rules at work on one invented right with everything a right can have. */
class ListingMatcherTest {
    private static final Right MARK = Right.of(
            RightKind.TRADEMARK,
            new Particulars(
                    "tm-xuehe",
                    "雪鹤",
                    new RightsHolder("雪鹤（虚构）", null),
                    List.of("雪鹤", "XUEHE"),
                    List.of(),
                    List.of(),
                    List.of(9),
                    List.of("耳机", "音箱"),
                    Registration.UNCHECKED,
                    new PriceRange(new BigDecimal("399"), null, "CNY"),
                    List.of(new AuthorisedSeller("jd", "s-1", "雪鹤自营", LocalDate.of(2026, 12, 31), "王", "年度授权"))));
    private static final Right OTHER = Right.of(
            RightKind.TRADEMARK,
            new Particulars(
                    "tm-songta",
                    "松塔",
                    null,
                    List.of("松塔"),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of("棉被", "枕头"),
                    Registration.UNCHECKED,
                    null,
                    List.of()));
    private static final RulePack STANDARD =
            Packs.load(List.of()).rulebook().packs().get(0);
    private static final ListingMatcher MATCHER = matcher(STANDARD.rules());

    private static ListingMatcher matcher(List<Rule> rules) {
        return new ListingMatcher(book(rules), PictureSearch.NONE, Desk.CLOCK);
    }

    private static Rulebook book(List<Rule> rules) {
        RulePack standard = new RulePack("standard", null, "1", List.of(), rules, STANDARD.lists());
        return new Rulebook(
                List.of(standard, new RulePack("demo", null, "1", List.of(MARK, OTHER), List.of(), List.of())));
    }

    private static ListingBuilder listing(String title) {
        return Listing.builder("l-1", title).platform("jd").seller(new Seller("s-9", "小店", null, null, List.of()));
    }

    private static Hit only(Listing listing) {
        List<Hit> hits = MATCHER.match(listing, ListingPictures.NONE);
        assertEquals(1, hits.size(), hits::toString);
        return hits.get(0);
    }

    private static Set<DefenceKind> defences(Hit hit) {
        return Set.copyOf(hit.defences().stream().map(Defence::kind).toList());
    }

    @Test
    void plainUseIsWatchedAndADisguiseIsFlagged() {
        Hit plain = only(listing("雪鹤 蓝牙耳机").build());
        Hit disguised = only(listing("雪*鹤 蓝牙耳机").build());
        assertEquals(Verdict.WATCH, plain.verdict());
        assertEquals(Verdict.FLAG, disguised.verdict());
        assertTrue(disguised.score() > plain.score());
        assertEquals("evasive-spelling", disguised.rules().get(0).id());
        assertEquals(
                new Reason.MarkText(zhicha.rules.subject.TextField.TITLE, 0, 3, "雪*鹤", "雪鹤", "inserted-symbol"),
                disguised.reasons().get(0));
    }

    @Test
    void replicaWordingCountsWithTheMarkOnlyAndNotWhenDenied() {
        assertEquals(Verdict.FLAG, only(listing("雪鹤 耳机 高仿").build()).verdict());
        assertEquals(Verdict.FLAG, only(listing("雪鹤 耳机 高-仿").build()).verdict());
        assertEquals(Verdict.FLAG, only(listing("雪鹤耳机 1:1 复刻").build()).verdict());
        assertEquals(Verdict.WATCH, only(listing("雪鹤 耳机 不是高仿").build()).verdict());
        assertEquals(Verdict.WATCH, only(listing("雪鹤 高仿真音箱").build()).verdict());
        assertTrue(
                MATCHER.match(listing("高仿真恐龙模型").build(), ListingPictures.NONE).isEmpty());
    }

    @Test
    void aSellerIsAuthorisedByPlatformShopAndDayAndNotByName() {
        Seller authorised = new Seller("s-1", "随便叫什么", null, null, List.of());
        Listing disguised = listing("雪*鹤 耳机").seller(authorised).build();
        Hit hit = only(disguised);
        assertEquals(Verdict.WATCH, hit.verdict());
        assertTrue(defences(hit).contains(DefenceKind.AUTHORISED_SELLER));
        assertEquals(
                Verdict.FLAG, only(disguised.toBuilder().platform("tb").build()).verdict());
        assertEquals(
                Verdict.FLAG,
                only(disguised.toBuilder()
                                .observedAt(OffsetDateTime.parse("2027-01-01T00:30:00+08:00"))
                                .build())
                        .verdict());
        assertEquals(
                Verdict.FLAG,
                only(disguised.toBuilder()
                                .seller(new Seller("s-2", "雪鹤自营", null, null, List.of()))
                                .build())
                        .verdict());
    }

    @Test
    void nominativeUseGovernsTheNameBesideIt() {
        String[] governed = {"适用于雪鹤耳机的保护套", "适用于华为/雪鹤 耳机 保护套", "耳机套 兼容 雪鹤", "雪鹤耳机通用 保护套", "ear pads for XUEHE 耳机"};
        for (String title : governed) {
            assertTrue(defences(only(listing(title).yuan("9.9").build())).contains(DefenceKind.NOMINATIVE_USE), title);
        }
        String[] free = {"雪鹤 耳机 适用于3岁以上", "适用于冬季，雪鹤耳机", "适用于雪鹤耳机 雪鹤正品", "XUEHE for kids 耳机"};
        for (String title : free) {
            assertFalse(defences(only(listing(title).build())).contains(DefenceKind.NOMINATIVE_USE), title);
        }
    }

    @Test
    void aDefenceDoesNotEraseAStrongerReason() {
        Hit hit = only(listing("适用于雪鹤耳机 高仿").build());
        assertEquals(Verdict.FLAG, hit.verdict());
        assertTrue(defences(hit).contains(DefenceKind.NOMINATIVE_USE));
        assertEquals(Verdict.FLAG, only(listing("适用于雪·鹤耳机").build()).verdict());
    }

    @Test
    void secondHandIsReadFromWordsOrFromTheCondition() {
        assertTrue(defences(only(listing("二手 雪鹤 耳机").build())).contains(DefenceKind.SECOND_HAND));
        assertTrue(defences(only(listing("雪鹤 耳机").condition("used").build())).contains(DefenceKind.SECOND_HAND));
        assertFalse(defences(only(listing("雪鹤 耳机 非二手").build())).contains(DefenceKind.SECOND_HAND));
    }

    @Test
    void denialStandsRightBesideTheName() {
        assertTrue(defences(only(listing("非雪鹤 耳机").build())).contains(DefenceKind.DENIAL));
        assertTrue(defences(only(listing("不是雪鹤 耳机").build())).contains(DefenceKind.DENIAL));
        assertTrue(defences(only(listing("雪鹤 非原装 耳机").build())).contains(DefenceKind.DENIAL));
        assertFalse(defences(only(listing("非常好 雪鹤 耳机").build())).contains(DefenceKind.DENIAL));
    }

    @Test
    void anAbsurdPriceIsFlaggedButNotThatOfOtherThings() {
        assertEquals(Verdict.FLAG, only(listing("雪鹤 蓝牙耳机").yuan("39").build()).verdict());
        assertEquals(Verdict.WATCH, only(listing("雪鹤 蓝牙耳机").yuan("299").build()).verdict());
        assertEquals(
                Verdict.WATCH, only(listing("适用于雪鹤耳机 海绵套").yuan("9.9").build()).verdict());
        assertEquals(Verdict.WATCH, only(listing("雪鹤耳机保护套").yuan("19").build()).verdict());
        Hit otherGoods = only(listing("雪鹤 加厚棉被").yuan("39").build());
        assertEquals(Verdict.WATCH, otherGoods.verdict());
        assertTrue(defences(otherGoods).contains(DefenceKind.OTHER_GOODS));
    }

    @Test
    void aShopNameThatClaimsToBeOfficialIsFlagged() {
        for (String name : new String[] {"雪鹤官方旗舰店", "雪·鹤官方旗舰店1店", "XUEHE旗舰店"}) {
            Listing listing = listing("蓝牙耳机 新款")
                    .seller(new Seller("s-9", name, null, null, List.of()))
                    .build();
            Hit hit = only(listing);
            assertEquals(Verdict.FLAG, hit.verdict(), name);
            assertTrue(hit.reasons().stream().anyMatch(reason -> reason instanceof Reason.ShopName), name);
        }
    }

    @Test
    void picturesJoinWordsInOneHitForEachRight() {
        PictureSearch search = (listing, pictures) -> new PictureSearch.Seen(
                List.of(new PictureSearch.Sighting(
                        "tm-xuehe", new Reason.Logo(0, "pictures/l.png", 40, 12, Box.WHOLE))),
                List.of(new PictureSearch.Unreadable(1, "not a picture")));
        List<String> unreadable = new ArrayList<>();
        MatchProblems problems = new MatchProblems() {
            @Override
            public void pictureUnreadable(Listing listing, ListingImage image, String problem) {
                unreadable.add(image.address() + ": " + problem);
            }

            @Override
            public void textUnreadable(Right right, java.nio.file.Path file, String problem) {}

            @Override
            public void ruleUnusable(Rule rule, String problem) {}
        };
        ListingMatcher matcher = new ListingMatcher(book(STANDARD.rules()), search, Desk.CLOCK, problems);
        Listing listing = listing("雪*鹤 耳机")
                .images(List.of(new ListingImage("1.jpg"), new ListingImage("2.jpg")))
                .build();
        List<Hit> hits = matcher.match(listing, ListingPictures.NONE);
        assertEquals(1, hits.size());
        assertEquals(2, hits.get(0).reasons().size());
        assertTrue(hits.get(0).score() > only(listing("雪*鹤 耳机").build()).score(), "two reasons outweigh one");
        assertTrue(hits.get(0).score() < 1);
        assertEquals(List.of("2.jpg: not a picture"), unreadable);
    }

    @Test
    void experimentalRulesOnlyWatchDeprecatedOnesDoNotRunExemptionsLetPass() {
        Listing listing = listing("雪*鹤 耳机").build();
        assertEquals(
                Verdict.WATCH,
                withRule(RuleStatus.EXPERIMENTAL, List.of())
                        .match(listing, ListingPictures.NONE)
                        .get(0)
                        .verdict());
        assertTrue(withRule(RuleStatus.DEPRECATED, List.of())
                .match(listing, ListingPictures.NONE)
                .isEmpty());
        Exemption exemption = new Exemption("jd", "s-9", null, "王", "已核实", LocalDate.of(2026, 11, 22));
        ListingMatcher exempting = withRule(RuleStatus.STABLE, List.of(exemption));
        List<Hit> cleared = exempting.matchAll(listing, ListingPictures.NONE);
        assertEquals(Verdict.CLEAR, cleared.get(0).verdict());
        assertTrue(exempting.match(listing, ListingPictures.NONE).isEmpty());
        Listing nextDay = listing.toBuilder()
                .observedAt(OffsetDateTime.parse("2026-11-23T00:00:00+08:00"))
                .build();
        assertEquals(
                Verdict.FLAG,
                exempting.match(nextDay, ListingPictures.NONE).get(0).verdict());
    }

    private static ListingMatcher withRule(RuleStatus status, List<Exemption> exemptions) {
        Rule rule = STANDARD.rules().stream()
                .filter(r -> r.id().equals("evasive-spelling"))
                .findFirst()
                .orElseThrow();
        return matcher(List.of(new Rule(
                rule.id(),
                rule.version(),
                rule.title(),
                status,
                rule.kinds(),
                rule.when(),
                rule.verdict(),
                rule.weight(),
                rule.weakenedBy(),
                rule.explain(),
                rule.basis(),
                exemptions)));
    }

    @Test
    void theScoreGrowsWithEveryReasonAndNeverReachesOne() {
        double[] scores = {
            only(listing("雪鹤 耳机").build()).score(),
            only(listing("雪*鹤 耳机").build()).score(),
            only(listing("雪*鹤 耳机 高仿").build()).score(),
            only(listing("雪*鹤 耳机 高仿").yuan("19").build()).score(),
        };
        for (int i = 1; i < scores.length; i++) {
            assertTrue(scores[i] > scores[i - 1] && scores[i] < 1, scores[i - 1] + " " + scores[i]);
        }
    }

    @Test
    void sentencesTellWhatWasSeenAndAccuseNobody() {
        Hit hit = only(listing("适用于雪\u200b鹤 耳机 高仿").yuan("19").build());
        String zh = hit.explanation().zh();
        String en = hit.explanation().en();
        assertTrue(zh.contains("雪⟨U+200B⟩鹤") && zh.contains("高仿") && zh.contains("适用于") && zh.contains("线索"), zh);
        assertTrue(en.contains("雪⟨U+200B⟩鹤") && en.contains("lead"), en);
        for (String word : new String[] {"假货", "售假", "违法", "构成侵权", "counterfeit", "illegal", "infringes", "{", "}"}) {
            assertFalse(zh.contains(word) || en.contains(word), word);
        }
    }

    @Test
    void whatASellerWroteIsNeverReadAsAPlaceholder() {
        Hit hit = only(listing("雪{form}鹤 耳机 雪{鹤").build());
        assertTrue(hit.explanation().zh().contains("雪{鹤"), hit.explanation().zh());
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        List<Listing> listings = IntStream.range(0, 400)
                .mapToObj(i -> listing("雪*鹤 耳机 高仿 快乐高中生 " + i + (i % 3 == 0 ? " 雪鹤" : " 松塔枕头"))
                        .id("l-" + i)
                        .build())
                .toList();
        List<List<Hit>> alone = listings.stream()
                .map(l -> MATCHER.match(l, ListingPictures.NONE))
                .toList();
        List<List<Hit>> together = listings.parallelStream()
                .map(l -> MATCHER.match(l, ListingPictures.NONE))
                .toList();
        assertEquals(alone, together);
    }
}
