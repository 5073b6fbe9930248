package zhicha.bench.titles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import zhicha.bench.disguise.Ways;
import zhicha.bench.names.Brand;
import zhicha.bench.words.Hanzi;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.Seller;
import zhicha.rules.subject.TextField;

/** Generated titles in which a name stands in disguise, and those that tell by code words or by the shop's name. */
final class DisguisedTitles {
    private static final String NAME = "\ue000";
    /** Of so many titles, one in which the name could also be read otherwise lacks the right's goods; else one of two. */
    private static final int SELDOM_BARE = 8;
    /** Some ways can be taken with few names only. */
    private static final int MOST_TRIES = 2_000;

    private static final int OFTEN = 6;

    private final Grammar grammar;
    private final List<Brand> brands;
    private final Set<String> plainForms;
    private final String part;
    private final long seed;
    private final List<LabelledTitle> titles = new ArrayList<>();

    /** @param watched all names, none of which a disguise may happen to be */
    DisguisedTitles(Grammar grammar, List<Brand> brands, List<Brand> watched, String part, long seed) {
        this.grammar = grammar;
        this.brands = brands;
        this.plainForms = watched.stream()
                .flatMap(brand -> brand.words().stream())
                .map(DisguisedTitles::bare)
                .collect(Collectors.toSet());
        this.part = part;
        this.seed = seed;
    }

    static RandomGenerator random(long seed, String of) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + of.hashCode());
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** @param each titles of every way, as far as the names allow it */
    List<LabelledTitle> generate(int each) {
        for (Ways.Way way : Ways.all()) {
            RandomGenerator random = random(seed, part + way.kind());
            Map<String, Integer> written = new HashMap<>();
            int made = 0;
            int most = Math.max(MOST_TRIES, each * 20);
            for (int tries = 0; made < each && tries < 2 * most; tries++) {
                // a way that few names allow (joined characters) says the same again in other titles
                int often = tries < most ? 1 : OFTEN;
                Brand brand = Grammar.one(brands, random);
                String form = form(brand, random);
                Optional<String> seen = way.disguise().of(form, random);
                if (seen.isPresent()
                        && !(plain(seen.get()) && !marksOnly(way))
                        && written.getOrDefault(seen.get(), 0) < often) {
                    written.merge(seen.get(), 1, Integer::sum);
                    boolean bare = way.context() ? random.nextInt(SELDOM_BARE) == 0 : random.nextBoolean();
                    made += add(way, brand, form, seen.get(), bare, random) ? 1 : 0;
                }
            }
        }
        acrossFields(each);
        inPlainWords("code-word", each);
        inPlainWords("abused-defence", each / 2);
        shopNames(each / 2);
        return titles;
    }

    /** Ways after which the letters are the same ones still: what they change, {@link #bare} takes away again. */
    private static boolean marksOnly(Ways.Way way) {
        return way.kind().equals("case") || !way.context();
    }

    private boolean plain(String seen) {
        return plainForms.contains(bare(seen));
    }

    private static String form(Brand brand, RandomGenerator random) {
        return brand.words().get(random.nextInt(Math.min(2, brand.words().size())));
    }

    /** @return whether it must be flagged */
    private boolean add(Ways.Way way, Brand brand, String form, String seen, boolean bare, RandomGenerator random) {
        String filled = grammar.fill(
                grammar.frame(bare ? "named-bare" : "named", random),
                brand.group(),
                Map.of("name", List.of(NAME), "right", brand.goods()),
                random);
        // T恤 right behind a Latin name makes one word with it, which no reader takes apart
        String marked = filled.replaceAll("(?<=[A-Za-z0-9])" + NAME + "|" + NAME + "(?=[A-Za-z0-9])", " " + NAME + " ");
        int start = marked.indexOf(NAME);
        // the word that takes turns with a name may go on after it
        int end =
                way.kind().equals("interleaved") ? seen.lastIndexOf(form.charAt(form.length() - 1)) + 1 : seen.length();
        // two other characters and none of the right's goods are as often another shop's honest name (丽宁): nobody could
        // flag them
        boolean unsure = bare && way.evasions().contains("sound-alike") && Hanzi.only(form) && form.length() == 2;
        String id = id(way.kind());
        titles.add(new LabelledTitle(
                Listing.of(id, marked.replace(NAME, seen)),
                new Label(
                        id,
                        brand.right(),
                        unsure ? Expect.WATCH : Expect.FLAG,
                        unsure ? "bare-other-characters" : way.kind(),
                        part,
                        new Label.Span(TextField.TITLE, start, start + end),
                        way.evasions())));
        return !unsure;
    }

    /** A name whose beginning ends one field and whose rest begins the next. */
    private void acrossFields(int each) {
        RandomGenerator random = random(seed, part + "across-fields");
        for (int made = 0; made < each; made++) {
            Brand brand = Grammar.one(brands, random);
            String name = brand.words().get(0);
            int cut = 1 + random.nextInt(Math.max(1, name.length() - 1));
            String title = grammar.fill("{right} {adj} {use}", brand.group(), Map.of("right", brand.goods()), random);
            String id = id("across-fields");
            Listing listing = random.nextBoolean()
                    ? Listing.builder(id, name.substring(cut) + " " + title)
                            .brand(name.substring(0, cut))
                            .build()
                    : Listing.builder(id, title + " " + name.substring(0, cut))
                            .description(name.substring(cut) + "，"
                                    + grammar.fill("{adj}，{tail}", brand.group(), Map.of(), random))
                            .build();
            titles.add(new LabelledTitle(
                    listing, new Label(id, brand.right(), Expect.FLAG, "across-fields", part, null, Set.of())));
        }
    }

    private void inPlainWords(String kind, int count) {
        RandomGenerator random = random(seed, part + kind);
        for (int made = 0; made < count; made++) {
            Brand brand = Grammar.one(brands, random);
            String title = grammar.fill(
                    grammar.frame(kind, random),
                    brand.group(),
                    Map.of("name", List.of(form(brand, random)), "right", brand.goods()),
                    random);
            String id = id(kind);
            titles.add(new LabelledTitle(
                    Listing.of(id, title), new Label(id, brand.right(), Expect.FLAG, kind, part, null, Set.of())));
        }
    }

    private void shopNames(int count) {
        RandomGenerator random = random(seed, part + "shop-name");
        for (int made = 0; made < count; made++) {
            Brand brand = Grammar.one(brands, random);
            String shop = grammar.fill(
                    grammar.frame("shop-name", random),
                    brand.group(),
                    Map.of("name", List.of(form(brand, random))),
                    random);
            String title = grammar.fill("{right} {adj} {use}", brand.group(), Map.of("right", brand.goods()), random);
            String id = id("shop-name");
            titles.add(new LabelledTitle(
                    Listing.builder(id, title)
                            .seller(new Seller(null, shop, null, null, List.of()))
                            .build(),
                    new Label(id, brand.right(), Expect.FLAG, "shop-name", part, null, Set.of())));
        }
    }

    private String id(String kind) {
        return part + "-" + kind + "-" + titles.size();
    }
}
