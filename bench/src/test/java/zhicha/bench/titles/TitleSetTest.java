package zhicha.bench.titles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zhicha.bench.disguise.Ways;
import zhicha.bench.names.Brand;
import zhicha.bench.names.Brands;
import zhicha.rules.load.PackReading;
import zhicha.rules.load.Packs;
import zhicha.rules.watch.Right;

/** The set that is built: well-formed labels, the same at the same seed, and nothing of it in both halves. */
class TitleSetTest {
    private static final Path SHIPPED = Path.of("../rules/packs");
    private static final Brands BRANDS =
            Brands.beside(Packs.load(List.of(SHIPPED)).rulebook().watchlist());
    private static final TitleSet SET = TitleSet.build(BRANDS, TitleSet.Size.QUICK, TitleSet.SEED);

    private static Stream<LabelledTitle> all() {
        return Stream.concat(SET.open().stream(), SET.heldOut().stream());
    }

    @Test
    void theSameSeedBuildsTheSameSet() {
        assertEquals(SET, TitleSet.build(BRANDS, TitleSet.Size.QUICK, TitleSet.SEED));
        assertNotEquals(SET, TitleSet.build(BRANDS, TitleSet.Size.QUICK, TitleSet.SEED + 1));
    }

    @Test
    void idsAreUniqueAndSpansLieInTheirField() {
        Set<String> ids = new HashSet<>();
        all().forEach(title -> {
            Label label = title.label();
            assertEquals(title.listing().id(), label.listing());
            assertTrue(ids.add(label.listing()), () -> "twice: " + label.listing());
            Label.Span span = label.span();
            if (span != null) {
                String text = title.listing().text(span.field());
                assertTrue(0 <= span.start() && span.start() < span.end() && span.end() <= text.length(), text);
            }
        });
    }

    @Test
    void everyWayOfDisguiseIsThere() {
        Set<String> kinds = all().map(title -> title.label().kind()).collect(Collectors.toSet());
        for (Ways.Way way : Ways.all()) {
            assertTrue(kinds.contains(way.kind()), () -> "no title is disguised by " + way.kind());
        }
    }

    @Test
    void noNameIsDisguisedInBothHalves() {
        Set<String> open = disguised(SET.open());
        open.retainAll(disguised(SET.heldOut()));
        assertEquals(Set.of(), open);
    }

    private static Set<String> disguised(List<LabelledTitle> titles) {
        return titles.stream()
                .filter(title -> title.label().expect() == Expect.FLAG
                        && !WrittenTitles.PARTS.contains(title.label().part()))
                .map(title -> title.label().right())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void namesBecomeAPackThatLoadsWithoutErrors(@TempDir Path folder) throws Exception {
        PackReading reading = Packs.load(List.of(SHIPPED, BRANDS.write(folder)));
        assertEquals(List.of(), reading.errors());
        Set<String> rights =
                reading.rulebook().watchlist().rights().stream().map(Right::id).collect(Collectors.toSet());
        for (Brand brand : BRANDS.all()) {
            assertTrue(rights.contains(brand.right()), () -> "no right " + brand.right());
        }
        all().map(title -> title.label().right())
                .filter(right -> !right.equals(Label.ANY))
                .forEach(right -> assertTrue(rights.contains(right), () -> "no right " + right));
        assertFalse(BRANDS.of(Brand.Part.HELD_OUT).isEmpty());
    }
}
