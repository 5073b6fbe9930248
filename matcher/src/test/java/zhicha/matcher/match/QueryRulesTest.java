package zhicha.matcher.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.query.QueryReader;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.Signal;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.Right;

/** A maintainer's own rule with a query, from the pack to the hit. */
class QueryRulesTest {
    private static final String QUERY = "+title:(表带 OR 手环) -description:\"适用于\"";

    @TempDir
    Path temp;

    private final List<String> told = new ArrayList<>();

    private PackReading packs(String when) throws IOException {
        Files.createDirectories(temp.resolve("rules"));
        Files.writeString(temp.resolve("pack.yaml"), """
                pack: watches
                sector: electronics
                version: 2026.11.1
                rights:
                  - {id: tm-crane, kind: trademark, name: 雪鹤, words: [雪鹤, XUEHE], classes: [14], goods: [手表]}
                  - {id: tm-pine, kind: trademark, name: 松塔, words: [松塔], classes: [14], goods: [手表]}
                """);
        Files.writeString(temp.resolve("rules/straps.yaml"), """
                id: straps
                version: 2
                title: {zh: 表带, en: Straps}
                status: stable
                verdict: flag
                weight: 0.5
                explain: {zh: "配件标题中出现“{seen}”与“{right}”", en: "Accessories named “{seen}” beside “{right}”"}
                basis: trademark-infringement
                when:
                """ + when.indent(2));
        return Packs.load(List.of(temp), LocalDate.of(2026, 11, 22), QueryReader.SYNTAX);
    }

    private ListingMatcher matcher(PackReading packs) {
        return new ListingMatcher(packs.rulebook(), PictureSearch.NONE, Desk.CLOCK, new MatchProblems() {
            @Override
            public void pictureUnreadable(Listing listing, ListingImage image, String problem) {}

            @Override
            public void textUnreadable(Right right, Path file, String problem) {}

            @Override
            public void ruleUnusable(Rule rule, String problem) {
                told.add(rule.id() + ": " + problem);
            }
        });
    }

    private static Optional<Hit> hit(ListingMatcher matcher, Listing listing, String right) {
        return matcher.matchAll(listing, ListingPictures.NONE).stream()
                .filter(hit -> hit.right().equals(right))
                .findFirst();
    }

    @Test
    void theRuleFiresForTheRightThatIsSeenAndShowsThePlace() throws IOException {
        PackReading packs = packs("all: [{signal: mark-text}, {query: '" + QUERY + "'}]");
        assertEquals(List.of(), packs.problems());
        try (ListingMatcher matcher = matcher(packs)) {
            Hit hit = hit(matcher, Listing.of("l", "雪鹤 真皮錶-带 手环"), "tm-crane").orElseThrow();
            assertEquals(Verdict.FLAG, hit.verdict());
            assertEquals(new Hit.FiredRule("straps", 2), hit.rules().getFirst());
            assertEquals(
                    List.of(
                            new Reason.Query("straps", QUERY, TextField.TITLE, 5, 8, "錶-带"),
                            new Reason.Query("straps", QUERY, TextField.TITLE, 9, 11, "手环")),
                    hit.reasons().stream()
                            .filter(reason -> reason.signal() == Signal.QUERY)
                            .toList());
            assertTrue(
                    hit.explanation().zh().contains("标题中的“錶-带”符合规则“straps”的检索式"),
                    hit.explanation().zh());
            assertTrue(
                    hit.explanation().en().contains("“手环” in the title matches the query of the rule straps"),
                    hit.explanation().en());
            assertEquals(Optional.empty(), hit(matcher, Listing.of("l", "雪鹤 表带"), "tm-pine"));
            assertEquals(List.of(), matcher.match(Listing.of("l", "真皮 表带 手环"), ListingPictures.NONE));
        }
    }

    @Test
    void whereTheRuleDoesNotFireTheQueryIsNoReason() throws IOException {
        PackReading packs = packs("all: [{signal: mark-text, form: 松塔}, {query: '" + QUERY + "'}]");
        try (ListingMatcher matcher = matcher(packs)) {
            Hit crane = hit(matcher, Listing.of("l", "雪鹤 松塔 手表 表带"), "tm-crane").orElseThrow();
            Hit pine = hit(matcher, Listing.of("l", "雪鹤 松塔 手表 表带"), "tm-pine").orElseThrow();
            assertEquals(Verdict.WATCH, crane.verdict());
            assertTrue(crane.reasons().stream().noneMatch(reason -> reason.signal() == Signal.QUERY));
            assertEquals(Verdict.FLAG, pine.verdict());
            Listing fits = Listing.builder("l", "松塔 表带").description("适用于各款").build();
            assertTrue(hit(matcher, fits, "tm-pine").orElseThrow().rules().stream()
                    .noneMatch(rule -> rule.id().equals("straps")));
        }
    }

    @Test
    void aQueryMayAlsoSayWhatMustNotBe() throws IOException {
        PackReading packs = packs("all: [{signal: mark-text}, {not: {query: 'platform:jd OR 正品'}}]");
        try (ListingMatcher matcher = matcher(packs)) {
            assertEquals(
                    Verdict.FLAG,
                    hit(matcher, Listing.of("l", "雪鹤 手表"), "tm-crane")
                            .orElseThrow()
                            .verdict());
            Listing jd = Listing.builder("l", "雪鹤 手表").platform("jd").build();
            assertEquals(
                    Verdict.WATCH, hit(matcher, jd, "tm-crane").orElseThrow().verdict());
        }
    }

    @Test
    void aMatchThatNoFieldShowsIsStillAReason() throws IOException {
        PackReading packs = packs("all: [{signal: mark-text}, {query: 'platform:jd'}]");
        try (ListingMatcher matcher = matcher(packs)) {
            Listing jd = Listing.builder("l", "雪鹤 手表").platform("jd").build();
            Hit hit = hit(matcher, jd, "tm-crane").orElseThrow();
            assertEquals(
                    new Reason.Query("straps", "platform:jd", null, 0, 0, ""),
                    hit.reasons().getLast());
            assertTrue(
                    hit.explanation().zh().contains("商品信息符合规则“straps”的检索式"),
                    hit.explanation().zh());
        }
    }

    @Test
    void aRuleThatCannotBeRunIsLeftOutAndTheRestGoesOn() throws IOException {
        String when = "all: [{signal: mark-text}, {query: 'titel:表带'}]";
        PackReading checked = packs(when);
        assertEquals(10, checked.errors().getFirst().line());
        assertTrue(checked.errors().getFirst().message().en().startsWith("query: no field \"titel\""));
        PackReading unchecked = Packs.load(List.of(temp), LocalDate.of(2026, 11, 22));
        assertEquals(List.of(), unchecked.problems());
        try (ListingMatcher matcher = matcher(unchecked)) {
            assertEquals(1, told.size());
            assertTrue(told.getFirst().contains("no field \"titel\""), told::toString);
            assertEquals(
                    Verdict.WATCH,
                    hit(matcher, Listing.of("l", "雪鹤 手表"), "tm-crane")
                            .orElseThrow()
                            .verdict());
        }
    }
}
