package zhicha.matcher.match;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;

/**
 * Several hundred innocent titles, judged by the packs that ship and by a wider watchlist of names, many of them everyday words, of
 * which nothing but the name is known. One half of the titles was never looked at while the matcher was tuned.
 */
class InnocentMarketTest {
    private record Title(int number, String kind, String text) {
        boolean heldOut() {
            return number % 2 == 1;
        }

        boolean defended() {
            return kind.equals("defended");
        }
    }

    private static final List<Title> TITLES = titles();
    private static final ListingMatcher NAMES_ONLY = new ListingMatcher(namesOnly(), PictureSearch.NONE, Desk.CLOCK);

    static Stream<String> lines(String resource) {
        try (InputStream in = InnocentMarketTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Title> titles() {
        List<Title> titles = new ArrayList<>();
        lines("innocent-titles.txt").forEach(line -> {
            String[] parts = line.split("\t");
            titles.add(new Title(titles.size(), parts[0], parts[1]));
        });
        return titles;
    }

    private static Rulebook namesOnly() {
        List<Right> rights = lines("watched-names.txt")
                .flatMap(line -> Stream.of(line.split("\\s+")))
                .distinct()
                .map(name -> Right.of(
                        RightKind.TRADEMARK,
                        new Particulars(
                                "tm-" + name,
                                name,
                                null,
                                List.of(name),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Registration.UNCHECKED,
                                null,
                                List.of())))
                .toList();
        RulePack standard = Desk.PACKS.rulebook().packs().getFirst();
        return new Rulebook(List.of(standard, new RulePack("names", null, "1", rights, List.of(), List.of())));
    }

    private static void check(ListingMatcher matcher, boolean heldOut, double mostFlagged, double mostFound) {
        List<String> flagged = new ArrayList<>();
        List<String> found = new ArrayList<>();
        int titles = 0;
        int plain = 0;
        for (Title title : TITLES) {
            if (title.heldOut() != heldOut) {
                continue;
            }
            titles++;
            plain += title.defended() ? 0 : 1;
            for (Hit hit : matcher.match(Listing.of("l", title.text()), ListingPictures.NONE)) {
                String told = title.kind() + " " + title.text() + " -> " + hit.right() + " " + hit.verdict() + " "
                        + hit.reasons() + " " + hit.defences();
                if (hit.verdict() == Verdict.FLAG) {
                    flagged.add(told);
                }
                if (!title.defended()) {
                    found.add(told);
                }
            }
        }
        assertTrue(
                flagged.size() <= mostFlagged * titles,
                flagged.size() + " of " + titles + " flagged:\n" + String.join("\n", flagged));
        assertTrue(
                found.size() <= mostFound * plain,
                found.size() + " of " + plain + " found:\n" + String.join("\n", found));
    }

    @Test
    void thePacksFindNothingInTheTitlesTheyWereTunedOn() {
        check(Desk.MATCHER, false, 0, 0.01);
    }

    @Test
    void norMoreThanTwoInAHundredInTheOthers() {
        check(Desk.MATCHER, true, 0.01, 0.02);
    }

    @Test
    void namesOfWhichNothingElseIsKnownFindLittleToo() {
        check(NAMES_ONLY, false, 0, 0.02);
        check(NAMES_ONLY, true, 0.01, 0.03);
    }

    @Test
    void theTitlesAreManyAndOfEveryKind() {
        assertTrue(TITLES.size() > 300);
    }
}
