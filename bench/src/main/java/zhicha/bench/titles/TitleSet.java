package zhicha.bench.titles;

import java.util.ArrayList;
import java.util.List;
import zhicha.bench.names.Brand;
import zhicha.bench.names.Brands;

/**
 * The labelled titles that the benchmark builds when it is given none.
 *
 * @param open what whoever improves the matcher may look at
 * @param heldOut other names, other chance: only figures of it are told
 */
public record TitleSet(List<LabelledTitle> open, List<LabelledTitle> heldOut) {
    /** Seed of the open set; the held-out set's follows from it. */
    public static final long SEED = 20261122;

    public TitleSet {
        open = List.copyOf(open);
        heldOut = List.copyOf(heldOut);
    }

    /** How many titles are made: of each disguise and kind, of ordinary titles, and of words alone. */
    public record Size(int each, int ordinary, int words) {
        public static final Size FULL = new Size(80, 6000, 4000);
        public static final Size QUICK = new Size(6, 200, 200);
    }

    public static TitleSet build(Brands brands, Size size, long seed) {
        Grammar grammar = new Grammar();
        List<LabelledTitle> open = new ArrayList<>();
        open.addAll(new DisguisedTitles(grammar, brands.of(Brand.Part.OPEN), brands.all(), "generated", seed)
                .generate(size.each()));
        WrittenTitles.PARTS.forEach(part -> open.addAll(WrittenTitles.disguised(brands, part)));
        open.addAll(new InnocentTitles(grammar, brands.all(), "generated", seed)
                .generate(size.each(), size.ordinary(), size.words()));
        WrittenTitles.PARTS.forEach(part -> open.addAll(WrittenTitles.innocent(brands, part)));
        long other = seed * 7919 + 1;
        List<LabelledTitle> heldOut = new ArrayList<>();
        heldOut.addAll(new DisguisedTitles(grammar, brands.of(Brand.Part.HELD_OUT), brands.all(), "held-out", other)
                .generate(size.each() / 2));
        heldOut.addAll(new InnocentTitles(grammar, brands.all(), "held-out", other)
                .generate(size.each() / 2, size.ordinary() / 2, size.words() / 2));
        return new TitleSet(open, heldOut);
    }
}
