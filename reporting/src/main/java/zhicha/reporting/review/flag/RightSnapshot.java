package zhicha.reporting.review.flag;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.rules.pack.RulePack;
import zhicha.rules.pack.Rulebook;
import zhicha.rules.pack.Sector;
import zhicha.rules.watch.AuthorisedSeller;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.PriceRange;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.RightsHolder;

/**
 * A right as it stood when a flag was raised, so that a decision can be understood after its pack has changed.
 *
 * @param pack id of the pack it came from
 * @param packVersion that pack's version
 * @param sector null for a pack without one
 * @param pictures absolute files at that time
 */
public record RightSnapshot(
        String id,
        RightKind kind,
        String name,
        @Nullable RightsHolder holder,
        List<String> words,
        List<String> pictures,
        List<Integer> classes,
        List<String> goods,
        Registration registration,
        @Nullable PriceRange price,
        List<AuthorisedSeller> authorised,
        String pack,
        String packVersion,
        @Nullable Sector sector) {
    public RightSnapshot {
        words = List.copyOf(words);
        pictures = List.copyOf(pictures);
        classes = List.copyOf(classes);
        goods = List.copyOf(goods);
        authorised = List.copyOf(authorised);
    }

    public static RightSnapshot of(Right right, RulePack pack) {
        Particulars facts = right.particulars();
        return new RightSnapshot(
                right.id(),
                right.kind(),
                right.name(),
                right.holder(),
                facts.words(),
                facts.pictures().stream().map(Path::toString).toList(),
                facts.classes(),
                facts.goods(),
                facts.registration(),
                facts.price(),
                facts.authorised(),
                pack.id(),
                pack.version(),
                pack.sector());
    }

    /** Every right of the packs, by its id. */
    public static Map<String, RightSnapshot> all(Rulebook rulebook) {
        Map<String, RightSnapshot> all = new LinkedHashMap<>();
        for (RulePack pack : rulebook.packs()) {
            for (Right right : pack.rights()) {
                all.put(right.id(), of(right, pack));
            }
        }
        return all;
    }

    /** The file that a reason's {@code reference} (relative to its pack) means. Only files of this right are found. */
    public Optional<Path> picture(String reference) {
        return pictures.stream()
                .map(Path::of)
                .filter(file -> file.endsWith(reference))
                .findFirst();
    }
}
