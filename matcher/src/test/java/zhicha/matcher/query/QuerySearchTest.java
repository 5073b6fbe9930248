package zhicha.matcher.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.match.Desk;
import zhicha.rules.rule.Condition;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.RuleStatus;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.TextField;

/** Queries asked of listings; every place that is told lies in the original text. */
class QuerySearchTest {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final long SEED = 20261122;

    private static Rule rule(String id, RuleStatus status, String query) {
        return new Rule(
                id,
                1,
                new Wording("检索", "Query"),
                status,
                Set.of(),
                new Condition.Query(id, query),
                Verdict.FLAG,
                0.5,
                Set.of(),
                new Wording("检索", "Query"),
                "trademark-infringement",
                List.of());
    }

    private static QuerySearch asking(String... queries) {
        return QuerySearch.over(IntStream.range(0, queries.length)
                .mapToObj(i -> rule("r-" + i, RuleStatus.STABLE, queries[i]))
                .toList());
    }

    /** {@code field start-end seen}, one after the other; empty where the query does not match. */
    private static String places(String query, Listing listing) {
        try (QuerySearch search = asking(query)) {
            return search.in(listing).stream().map(QuerySearchTest::told).collect(Collectors.joining(", "));
        }
    }

    private static String told(Reason.Query reason) {
        TextField field = reason.field();
        return field == null
                ? "anywhere"
                : field.written() + " " + reason.start() + "-" + reason.end() + " " + reason.seen();
    }

    private static void placesLieInTheOriginal(Listing listing, List<Reason.Query> reasons) {
        for (Reason.Query reason : reasons) {
            TextField field = reason.field();
            if (field != null) {
                assertEquals(reason.seen(), listing.text(field).substring(reason.start(), reason.end()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            表带                        | 真皮表带 男                 | title 2-4 表带
            表带                        | 手表 带日历                 | title 1-4 表 带
            表带                        | 手表，带日历                | ``
            表带                        | 带表的手镯                  | ``
            手錶                        | 手表                        | title 0-2 手表
            手表                        | 手-錶 手\u200b表             | title 0-3 手-錶, title 4-7 手\u200b表
            title:(表带 OR 手环)        | 手环 腕带                   | title 0-2 手环
            +表带 +手环                 | 表带 手链                   | ``
            +表带 +手环                 | 手环用 表带                 | title 0-2 手环, title 4-6 表带
            表带 AND NOT 适用于         | 适用于某款 表带             | ``
            表带 -"适用 于"             | 适用于某款 表带             | ``
            nike                        | ＮＩＫＥ跑鞋 nikes          | title 0-4 ＮＩＫＥ
            nike*                       | ＮＩＫＥ跑鞋 nikes          | title 0-4 ＮＩＫＥ, title 7-12 nikes
            NIKE鞋                      | nike 鞋 男                  | title 0-6 nike 鞋
            "air max"                   | AIR-MAX 90                  | title 0-7 AIR-MAX
            "air max"                   | airmax                      | ``
            "正品 表带"~2               | 正品 真皮表带               | title 0-7 正品 真皮表带
            "1:1"                       | 复刻 1:1 高端               | title 3-6 1:1
            iphone15                    | iPhone15手机壳              | title 0-8 iPhone15
            café                        | CAFE 咖啡                   | title 0-4 CAFE
            𠮷野                        | 𠮷野 牛肉饭                 | title 0-3 𠮷野
            description:表带            | 表带                        | ``
            """)
    void titlesAreMatched(String query, String title, String places) {
        assertEquals(places.translateEscapes(), places(query, Listing.of("l", title.translateEscapes())));
    }

    @Test
    void everyFieldCanBeAsked() {
        Listing listing = Listing.builder("l", "雪鹤 耳机")
                .description("适用于 雪鹤 的耳机套")
                .brand("SnowCrane")
                .category("数码>耳机配件")
                .platform("JD")
                .seller(new Seller("s", "雪鹤 官方店", null, null, List.of()))
                .build();
        assertEquals("description 0-3 适用于", places("适用于", listing));
        assertEquals("brand 0-9 SnowCrane", places("brand:snowcrane", listing));
        assertEquals("category 3-5 耳机", places("category:耳机", listing));
        assertEquals("seller.name 3-5 官方", places("seller:官方", listing));
        assertEquals("title 3-5 耳机", places("+title:耳机 +platform:jd", listing));
        assertEquals("", places("+title:耳机 -platform:jd", listing));
        assertEquals("", places("+title:耳机 +platform:j", listing));
        assertEquals("anywhere", places("platform:jd", listing));
        assertEquals("title 3-5 耳机, description 8-10 耳机", places("+耳机 -手机", listing));
    }

    @Test
    void rulesThatAskNothingCostNothing() {
        assertSame(QuerySearch.NONE, QuerySearch.over(Desk.PACKS.rulebook().rules()));
        assertSame(QuerySearch.NONE, QuerySearch.over(List.of(rule("old", RuleStatus.DEPRECATED, "表带"))));
        assertEquals(List.of(), QuerySearch.NONE.in(Listing.of("l", "表带")));
        QuerySearch.NONE.close();
    }

    @Test
    void aQueryThatCannotBeRunIsNamedWithItsRule() {
        var refused = assertThrows(IllegalArgumentException.class, () -> asking("表带", "titel:表带"));
        assertTrue(refused.getMessage().startsWith("rule r-1: no field"), refused.getMessage());
    }

    @Test
    void aThousandRulesAreAskedByManyThreadsAndAlwaysGiveTheSame() throws Exception {
        Random random = new Random(SEED);
        String letters = "表带手环鞋包耳机壳适用官方正品高仿复刻积木";
        String[] queries = new String[1_000];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = "+" + word(random, letters) + " " + (i % 3 == 0 ? "-" : "") + word(random, letters);
        }
        List<Listing> listings = IntStream.range(0, 60)
                .mapToObj(i -> Listing.of(
                        "l-" + i, word(random, letters) + word(random, letters) + " " + word(random, letters)))
                .toList();
        try (QuerySearch all = asking(queries);
                var pool = Executors.newFixedThreadPool(4)) {
            List<List<Reason.Query>> once = listings.stream().map(all::in).toList();
            List<Callable<List<Reason.Query>>> again = listings.stream()
                    .map(listing -> (Callable<List<Reason.Query>>) () -> all.in(listing))
                    .toList();
            List<Future<List<Reason.Query>>> results = pool.invokeAll(again);
            for (int i = 0; i < listings.size(); i++) {
                assertEquals(once.get(i), results.get(i).get());
                placesLieInTheOriginal(listings.get(i), once.get(i));
            }
            assertTrue(once.stream().anyMatch(reasons -> !reasons.isEmpty()));
            for (int q = 0; q < queries.length; q += 125) {
                String rule = "r-" + q;
                try (QuerySearch one = asking(queries[q])) {
                    for (int i = 0; i < listings.size(); i++) {
                        assertEquals(
                                one.in(listings.get(i)).stream()
                                        .map(QuerySearchTest::told)
                                        .toList(),
                                once.get(i).stream()
                                        .filter(reason -> reason.rule().equals(rule))
                                        .map(QuerySearchTest::told)
                                        .toList(),
                                queries[q]);
                    }
                }
            }
        }
    }

    private static String word(Random random, String letters) {
        int at = random.nextInt(letters.length() - 1);
        return letters.substring(at, at + 2);
    }

    @Test
    void aTextOfFiveMegabytesIsSearchedToItsEnd() {
        String[] parts = {"表带 ", "表", "表-", "a", "\u200b", "ab ", "表，", "1:1 高仿 "};
        try (QuerySearch search = asking("+表带 +尾字", "ab*", "\"表 尾\"~50")) {
            for (String part : parts) {
                Listing listing = Listing.builder("l", "x")
                        .description(part.repeat(5_000_000 / 3 / part.length()) + " 表带 尾字")
                        .build();
                List<Reason.Query> reasons = assertTimeoutPreemptively(BOUND, () -> search.in(listing));
                assertTrue(reasons.stream().anyMatch(reason -> reason.rule().equals("r-0")), part);
                placesLieInTheOriginal(listing, reasons);
            }
        }
    }

    @Test
    void wordsAtTheSeamOfTwoStretchesAreWhole() {
        for (int before = FoldedTokenizer.STRETCH - 6; before <= FoldedTokenizer.STRETCH + 1; before++) {
            String lead = "天".repeat(before);
            for (String name : new String[] {"nike", "表带", "𠮷野", "a表𠮷b"}) {
                Listing listing = Listing.of("l", lead + " " + name + " 尾");
                String expected = "title " + (before + 1) + "-" + (before + 1 + name.length()) + " " + name;
                assertEquals(expected, places(name, listing));
                assertEquals(expected, places(name, Listing.of("l", lead + "，" + name + "，尾")));
            }
        }
    }

    @Test
    void oddCharactersAnywhereChangeNoPlace() {
        Random random = new Random(SEED);
        String[] odd = {"\ud800", "\udc00", "\u0000", "\u200b", "\u202e", "\uffff", "\u0301", "\r\n", "㎏", "ﷺ", "①", "!"
        };
        String[] words = {"表带", "手環", "nike", "１:１", "适用于", "𠮷", "é"};
        try (QuerySearch search = asking("表带", "手环 nike*", "\"1:1\" 适用于", "kg* 𠮷")) {
            for (int round = 0; round < 1_000; round++) {
                StringBuilder text = new StringBuilder("x");
                for (int i = random.nextInt(10); i >= 0; i--) {
                    text.append(words[random.nextInt(words.length)]);
                    if (random.nextBoolean()) {
                        text.append(odd[random.nextInt(odd.length)]);
                    }
                }
                Listing listing = Listing.of("l-" + round, text.toString());
                placesLieInTheOriginal(listing, search.in(listing));
            }
        }
    }

    @Test
    void closingEndsTheMonitorsThread() throws InterruptedException {
        // others of this program may end meanwhile
        Set<Thread> before = purging();
        QuerySearch search = asking("表带");
        Set<Thread> own = purging();
        own.removeAll(before);
        assertEquals(1, own.size(), own::toString);
        search.close();
        search.close();
        Thread thread = own.iterator().next();
        thread.join(30_000);
        assertFalse(thread.isAlive());
    }

    private static Set<Thread> purging() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cache-purge"))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
