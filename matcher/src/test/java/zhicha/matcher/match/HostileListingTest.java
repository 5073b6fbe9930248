package zhicha.matcher.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.hit.Reason;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;

/** Listings and watchlists that were made to break the judge. The bounds in time are a hundred times what is needed. */
class HostileListingTest {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final long SEED = 20261122;

    private static List<Hit> match(ListingMatcher matcher, Listing listing) {
        return assertTimeoutPreemptively(BOUND, () -> matcher.matchAll(listing, ListingPictures.NONE));
    }

    private static ListingMatcher matcher(List<Right> rights) {
        RulePack standard = Desk.PACKS.rulebook().packs().getFirst();
        return new ListingMatcher(
                new Rulebook(List.of(standard, new RulePack("many", null, "1", rights, List.of(), List.of()))),
                PictureSearch.NONE,
                Desk.CLOCK);
    }

    private static Right right(String id, String... words) {
        return Right.of(
                RightKind.TRADEMARK,
                new Particulars(
                        id,
                        id,
                        null,
                        List.of(words),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Registration.UNCHECKED,
                        null,
                        List.of()));
    }

    /** Whatever is told of a listing stands where it is told to stand. */
    private static void spansHold(Listing listing, List<Hit> hits) {
        for (Hit hit : hits) {
            for (Reason reason : hit.reasons()) {
                if (reason instanceof Reason.MarkText mark) {
                    assertEquals(mark.seen(), listing.text(mark.field()).substring(mark.start(), mark.end()));
                } else if (reason instanceof Reason.CodeWord word) {
                    assertEquals(word.seen(), listing.text(word.field()).substring(word.start(), word.end()));
                } else if (reason instanceof Reason.ShopName shop) {
                    assertEquals(
                            shop.seen(), listing.text(TextField.SELLER_NAME).substring(shop.start(), shop.end()));
                }
            }
            for (Defence defence : hit.defences()) {
                if (defence instanceof Defence.Words words) {
                    assertEquals(words.seen(), listing.text(words.field()).substring(words.start(), words.end()));
                }
            }
        }
    }

    @Test
    void aTitleOfFiveMegabytesFullOfNamesAndDefencesIsJudged() {
        for (String part : new String[] {"适用于乐高/华为/小米 积木 ", "乐*高 高仿 1:1 ", "非乐高 《李宁》 著 ", "《", "适用于", "与乐高", "苹果15"}) {
            Listing listing = Listing.of("l", part.repeat(5_000_000 / 3 / part.length()) + " 乐~高 积木");
            List<Hit> hits = match(Desk.MATCHER, listing);
            assertEquals(
                    Verdict.FLAG,
                    hits.stream()
                            .filter(hit -> hit.right().equals("tm-lego"))
                            .findFirst()
                            .orElseThrow()
                            .verdict(),
                    part);
            spansHold(listing, hits);
        }
    }

    @Test
    void loneSurrogatesAndControlCharactersAnywhereChangeNoSpan() {
        Random random = new Random(SEED);
        String[] odd = {
            "\ud800",
            "\udc00",
            "\u0000",
            "\u001b[31m",
            "\u200b",
            "\u202e",
            "\ufeff",
            "\uffff",
            "\ud83d",
            "\u0301",
            "\t",
            "\r\n"
        };
        String[] words = {"乐高", "适用于", "高仿", "积木", "苹果", "官方旗舰店", "《", "》", "二手", "LEGO", "1:1", "不是", "李宁", "著", "路"};
        for (int round = 0; round < 3_000; round++) {
            String[] fields = new String[4];
            for (int field = 0; field < fields.length; field++) {
                StringBuilder text = new StringBuilder("x");
                for (int i = random.nextInt(8); i >= 0; i--) {
                    text.append(words[random.nextInt(words.length)]);
                    if (random.nextBoolean()) {
                        text.append(odd[random.nextInt(odd.length)]);
                    }
                }
                fields[field] = text.toString();
            }
            Listing listing = Listing.builder("l-" + round, fields[0])
                    .brand(fields[1])
                    .description(fields[2])
                    .seller(new Seller("s", fields[3], null, null, List.of()))
                    .build();
            spansHold(listing, match(Desk.MATCHER, listing));
        }
    }

    @Test
    void aWordOfOneCharacterAnEmptyOneAndAnEverydayOneDoLittleHarm() {
        ListingMatcher matcher =
                matcher(List.of(right("tm-one", "鹤"), right("tm-none", "", "！！"), right("tm-everyday", "手机")));
        assertTrue(matcher.match(Listing.of("l", "鹤岗 仙鹤 摆件 千纸鹤"), ListingPictures.NONE)
                .isEmpty());
        assertTrue(matcher.match(Listing.of("l", "手机 壳 防摔 手机支架"), ListingPictures.NONE)
                .isEmpty());
        assertTrue(matcher.match(Listing.of("l", "鹤 白酒"), ListingPictures.NONE).isEmpty());
        assertEquals(
                Verdict.WATCH,
                matcher.match(Listing.of("l", "鹤 品牌 白酒"), ListingPictures.NONE)
                        .get(0)
                        .verdict());
    }

    @Test
    void aHundredThousandRightsWithOnePrefixAreLoadedAndAllAreFound() {
        List<Right> rights = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            rights.add(right("tm-" + i, "同一个前缀之后" + (char) (0x4e00 + i / 10) + (i % 10)));
        }
        ListingMatcher matcher = assertTimeoutPreemptively(BOUND, () -> matcher(rights));
        for (int i : new int[] {0, 4_321, 99_999}) {
            String name = rights.get(i).words().getFirst();
            List<Hit> hits = match(matcher, Listing.of("l", "同一个前缀之后".repeat(300) + " " + name + " 正品"));
            String right = "tm-" + i;
            assertTrue(hits.stream().anyMatch(hit -> hit.right().equals(right)), name);
        }
    }
}
