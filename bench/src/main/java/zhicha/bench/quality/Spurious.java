package zhicha.bench.quality;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import zhicha.bench.words.Hanzi;
import zhicha.bench.words.Syllable;
import zhicha.matcher.hit.Hit;
import zhicha.matcher.hit.Reason;
import zhicha.rules.watch.Right;

/**
 * Hits per 1,000 ordinary titles, by the kind of name that was seen; a title and a right count once.
 *
 * @param two Chinese names of two characters
 * @param longer longer Chinese names
 * @param latin all others
 */
record Spurious(double two, double longer, double latin) {
    private static final double PER = 1000;

    static Spurious of(Collection<Graded> ordinary) {
        return of(
                ordinary.size(),
                ordinary.stream()
                        .flatMap(graded -> graded.hits().stream())
                        .map(Spurious::form)
                        .toList());
    }

    /** What a search for the names as they stand would see. */
    static Spurious literal(Collection<Graded> ordinary, List<Right> rights) {
        List<String> found = ordinary.stream()
                .flatMap(graded -> {
                    String title = graded.listing().title().toLowerCase(Locale.ROOT);
                    return rights.stream()
                            .flatMap(right -> right.words().stream()
                                    .filter(word -> title.contains(word.toLowerCase(Locale.ROOT)))
                                    .limit(1));
                })
                .toList();
        return of(ordinary.size(), found);
    }

    /** What a search for toneless syllables would see; of Chinese names only. */
    static Spurious toneless(Collection<Graded> ordinary, List<Right> rights) {
        record Name(String word, String sound) {}
        List<List<Name>> names = rights.stream()
                .map(right -> right.words().stream()
                        .filter(Hanzi::only)
                        .map(word -> new Name(word, sound(Syllable.of(word))))
                        .toList())
                .toList();
        List<String> found = ordinary.stream()
                .flatMap(graded -> {
                    String title = sound(graded.listing()
                            .title()
                            .chars()
                            .mapToObj(c -> Syllable.readings((char) c))
                            .map(readings -> readings.isEmpty() ? new Syllable("_", 5) : readings.get(0))
                            .toList());
                    return names.stream()
                            .flatMap(forms -> forms.stream()
                                    .filter(name -> title.contains(name.sound()))
                                    .map(Name::word)
                                    .limit(1));
                })
                .toList();
        return of(ordinary.size(), found);
    }

    private static String sound(List<Syllable> syllables) {
        return syllables.stream().map(Syllable::sound).collect(Collectors.joining(" ", " ", " "));
    }

    private static Spurious of(int titles, List<String> forms) {
        double each = titles == 0 ? 0 : PER / titles;
        long two = forms.stream()
                .filter(form -> Hanzi.only(form) && form.length() <= 2)
                .count();
        long longer = forms.stream()
                .filter(form -> Hanzi.only(form) && form.length() > 2)
                .count();
        return new Spurious(two * each, longer * each, (forms.size() - two - longer) * each);
    }

    private static String form(Hit hit) {
        for (Reason reason : hit.reasons()) {
            if (reason instanceof Reason.MarkText mark) {
                return mark.form();
            }
        }
        return hit.right();
    }
}
