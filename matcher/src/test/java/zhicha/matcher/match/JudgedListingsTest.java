package zhicha.matcher.match;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingBuilder;
import zhicha.rules.subject.Seller;

/** What the standard rules make of listings: defences, code words, everyday words, works, people, places and shops. */
class JudgedListingsTest {
    static List<String> listings() {
        return InnocentMarketTest.lines("judged-listings.txt").toList();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void comesOutAsItShould(String line) {
        String[] parts = line.split("\t");
        Verdict verdict = Verdict.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT));
        Listing listing = listing(parts[3]);
        var hit = Desk.hit(listing, parts[1]);
        Verdict got = hit.map(Hit::verdict).orElse(Verdict.CLEAR);
        Set<String> said = new HashSet<>();
        hit.ifPresent(h -> {
            h.rules().forEach(rule -> said.add(rule.id()));
            h.defences().forEach(defence -> said.add(defence.kind().written()));
        });
        List<String> wrong = new ArrayList<>();
        if (got != verdict) {
            wrong.add(got + " instead of " + verdict);
        }
        for (String wanted : parts[2].split(" ")) {
            boolean unwanted = wanted.startsWith("-");
            if (said.contains(unwanted ? wanted.substring(1) : wanted) == unwanted) {
                wrong.add(wanted);
            }
        }
        hit.ifPresent(h -> h.reasons().forEach(reason -> span(listing, reason, wrong)));
        hit.ifPresent(h -> h.defences().forEach(defence -> span(listing, defence, wrong)));
        assertTrue(wrong.isEmpty(), () -> wrong + " in " + line + "\n" + hit);
    }

    /** What a defence says it saw stands exactly there. */
    private static void span(Listing listing, Defence defence, List<String> wrong) {
        if (defence instanceof Defence.Words words
                && !listing.text(words.field())
                        .substring(words.start(), words.end())
                        .equals(words.seen())) {
            wrong.add("span of " + words);
        }
    }

    private static void span(Listing listing, Reason reason, List<String> wrong) {
        if (reason instanceof Reason.MarkText mark
                && !listing.text(mark.field())
                        .substring(mark.start(), mark.end())
                        .equals(mark.seen())) {
            wrong.add("span of " + mark);
        }
    }

    private static Listing listing(String written) {
        String[] fields = written.split(" \\| ");
        ListingBuilder listing = Listing.builder("l-1", fields[0]);
        for (int i = 1; i < fields.length; i++) {
            String[] field = fields[i].split(": ", 2);
            switch (field[0]) {
                case "shop" -> listing.seller(new Seller("s-9", field[1], null, null, List.of()));
                case "brand" -> listing.brand(field[1]);
                case "category" -> listing.category(field[1]);
                case "description" -> listing.description(field[1]);
                default -> throw new IllegalArgumentException("no field " + field[0]);
            }
        }
        return listing.build();
    }
}
