package zhicha.matcher.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import zhicha.matcher.hit.PictureSearch.Sighting;
import zhicha.matcher.hit.PictureWords;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.text.Mark;
import zhicha.matcher.text.TextFindings;
import zhicha.matcher.text.TextSearch;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.Watchlist;

/**
 * What the words in a listing's pictures say. They are read as the words of its description would be, beside its own title and
 * category, with one difference: only names and terms as they stand count, since a machine that misreads a character writes much like
 * a seller who replaces one.
 */
public final class PictureTexts {
    /** Of no picture. */
    public static final PictureTexts NONE = new PictureTexts(List.of());

    /** How sure the reader must be of every word; below, it guesses. */
    private static final double LEAST_CONFIDENCE = 0.6;

    private static final int MOST_TERMS = 3;

    private record Reading(PictureWords words, Listing listing, TextFindings findings) {
        boolean counts(TextField field, int start, int end) {
            return field == TextField.DESCRIPTION && words.confidence(start, end) >= LEAST_CONFIDENCE;
        }

        Reason.PictureText reason(int start, int end, String form, String list) {
            return new Reason.PictureText(
                    words.image(),
                    words.box(start, end),
                    words.text().substring(start, end),
                    form,
                    list,
                    Math.round(words.confidence(start, end) * 1000) / 1000.0);
        }
    }

    private final List<Reading> readings;

    private PictureTexts(List<Reading> readings) {
        this.readings = readings;
    }

    public static PictureTexts of(Listing listing, List<PictureWords> pictures, TextSearch search) {
        List<Reading> readings = new ArrayList<>();
        for (PictureWords words : pictures) {
            Listing read = listing.toBuilder().description(words.text()).build();
            readings.add(new Reading(words, read, search.read(read)));
        }
        return readings.isEmpty() ? NONE : new PictureTexts(readings);
    }

    /** Names of rights in the pictures, each once a picture; a use that is for-use-with, a denial or the like is none. */
    public List<Sighting> names(Watchlist watchlist) {
        List<Sighting> names = new ArrayList<>();
        for (Reading reading : readings) {
            Map<String, List<Mark>> byRight = reading.findings().marks().stream()
                    .collect(Collectors.groupingBy(Mark::right, LinkedHashMap::new, Collectors.toList()));
            byRight.forEach((id, marks) -> watchlist
                    .right(id)
                    .flatMap(right -> name(reading, right, marks))
                    .ifPresent(reason -> names.add(new Sighting(id, reason))));
        }
        return names;
    }

    private static Optional<Reason> name(Reading reading, Right right, List<Mark> marks) {
        Evidence evidence = Evidence.of(right, reading.findings(), marks);
        if (evidence.onlyEveryday()) {
            return Optional.empty();
        }
        return marks.stream()
                .filter(mark -> mark.plain()
                        && mark.governed().isEmpty()
                        && evidence.admits(mark)
                        && reading.counts(
                                mark.reason().field(),
                                mark.reason().start(),
                                mark.reason().end()))
                .findFirst()
                .map(mark -> reading.reason(
                        mark.reason().start(),
                        mark.reason().end(),
                        mark.reason().form(),
                        ""));
    }

    /** Terms of word lists in the pictures that count for this right. */
    List<Reason.PictureText> terms(Right right, CodeWords codeWords) {
        List<Reason.PictureText> terms = new ArrayList<>();
        for (Reading reading : readings) {
            List<Mark> marks = reading.findings().marks().stream()
                    .filter(mark -> mark.right().equals(right.id()))
                    .toList();
            boolean goods = right.goods().isEmpty() || reading.findings().goodsOf(right.id());
            codeWords.of(right.id(), reading.listing(), reading.findings(), marks, goods).stream()
                    .filter(word -> word instanceof Reason.CodeWord)
                    .map(word -> (Reason.CodeWord) word)
                    .filter(word -> reading.counts(word.field(), word.start(), word.end()))
                    .limit(MOST_TERMS)
                    .forEach(word -> terms.add(reading.reason(word.start(), word.end(), word.term(), word.list())));
        }
        return terms;
    }
}
