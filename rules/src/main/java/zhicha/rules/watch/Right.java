package zhicha.rules.watch;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A protected right. What all kinds share stands in {@link Particulars}; what tells them apart is their type. */
public sealed interface Right permits Trademark, Work, Packaging, Patent, GeographicalIndication {
    Particulars particulars();

    RightKind kind();

    static Right of(RightKind kind, Particulars particulars) {
        return switch (kind) {
            case TRADEMARK -> new Trademark(particulars);
            case WORK -> new Work(particulars);
            case PACKAGING -> new Packaging(particulars);
            case PATENT -> new Patent(particulars);
            case GEOGRAPHICAL_INDICATION -> new GeographicalIndication(particulars);
        };
    }

    default String id() {
        return particulars().id();
    }

    default String name() {
        return particulars().name();
    }

    default @Nullable RightsHolder holder() {
        return particulars().holder();
    }

    default List<String> words() {
        return particulars().words();
    }

    default List<Path> pictures() {
        return particulars().pictures();
    }

    default List<Path> texts() {
        return particulars().texts();
    }

    default List<String> goods() {
        return particulars().goods();
    }

    default @Nullable Distinctiveness distinctiveness() {
        return particulars().distinctiveness();
    }

    default List<AuthorisedSeller> authorised() {
        return particulars().authorised();
    }

    default @Nullable PriceRange price() {
        return particulars().price();
    }

    default Registration registration() {
        return particulars().registration();
    }
}
