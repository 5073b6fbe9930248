package zhicha.bench.titles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import zhicha.bench.disguise.Disguise;
import zhicha.bench.disguise.Ways;
import zhicha.bench.names.Brand;
import zhicha.bench.words.Dictionary;
import zhicha.bench.words.Hanzi;
import zhicha.bench.words.Lines;
import zhicha.bench.words.Syllable;
import zhicha.rules.subject.Listing;

/** Generated titles that must not be flagged: a name stands there by chance or in open use, or not at all. */
final class InnocentTitles {
    static final String ORDINARY = "ordinary";
    static final String WORD_ALONE = "word-alone";

    private static final int KNOWN_WORD = 3;
    private static final int USUAL_WORD = 6;
    private static final int SOME = 8;
    private static final List<String> FAMILY_NAMES = List.of("张", "王", "李", "陈", "刘", "周", "孙", "吴", "郑", "徐");

    private final Grammar grammar;
    private final List<Brand> brands;
    private final Set<String> names;
    private final String part;
    private final long seed;
    private final List<LabelledTitle> titles = new ArrayList<>();

    InnocentTitles(Grammar grammar, List<Brand> watched, String part, long seed) {
        this.grammar = grammar;
        this.brands = watched;
        this.names = watched.stream().flatMap(brand -> brand.words().stream()).collect(Collectors.toSet());
        this.part = part;
        this.seed = seed;
    }

    List<LabelledTitle> generate(int each, int ordinary, int words) {
        insideWords(each * 2);
        soundingWords(each * 2);
        for (String kind : List.of("compatible", "second-hand", "comparison", "denial", "plain-use", "books-music")) {
            openUse(kind, each);
        }
        otherNames("place", each);
        otherNames("person", each);
        sameSoundingNames(each);
        otherClass(each);
        englishWords(each);
        ordinary(ordinary);
        wordsAlone(words);
        return titles;
    }

    /** 快乐高中生 is not 乐高: a name over the seam of two words, or within a longer one. */
    private void insideWords(int count) {
        RandomGenerator random = random("everyday-word");
        List<String> words = Dictionary.words(KNOWN_WORD);
        List<Found> found = new ArrayList<>();
        for (Brand brand : brands) {
            String name = brand.words().get(0);
            if (!Hanzi.only(name) || name.length() > 3) {
                continue;
            }
            words.stream()
                    .filter(word -> word.length() > name.length() && word.contains(name))
                    .limit(4)
                    .forEach(word -> found.add(new Found(brand, word)));
            for (int cut = 1; cut < name.length(); cut++) {
                String head = name.substring(0, cut);
                String tail = name.substring(cut);
                List<String> before =
                        shuffled(words.stream().filter(w -> w.endsWith(head)).toList(), random);
                List<String> after =
                        shuffled(words.stream().filter(w -> w.startsWith(tail)).toList(), random);
                for (int i = 0; i < 4 && !before.isEmpty() && !after.isEmpty(); i++) {
                    found.add(new Found(brand, before.get(i % before.size()) + after.get(i % after.size())));
                }
            }
        }
        put("everyday-word", shuffled(found, random), count, random);
    }

    /** Everyday words that sound as a name does. */
    private void soundingWords(int count) {
        RandomGenerator random = random("sound-alike-word");
        Map<String, List<String>> bySound = Dictionary.words(KNOWN_WORD).stream()
                .filter(word -> !names.contains(word))
                .collect(Collectors.groupingBy(InnocentTitles::sound));
        List<Found> found = new ArrayList<>();
        for (Brand brand : brands) {
            String name = brand.words().get(0);
            if (Hanzi.only(name)) {
                bySound.getOrDefault(sound(name), List.of()).forEach(word -> found.add(new Found(brand, word)));
            }
        }
        put("sound-alike-word", shuffled(found, random), count, random);
    }

    private static String sound(String word) {
        return Syllable.of(word).stream().map(Syllable::sound).collect(Collectors.joining(" "));
    }

    private record Found(Brand brand, String words) {}

    /** Each in a title of the goods of the name's own trade or of another; at most eight titles of one. */
    private void put(String kind, List<Found> found, int count, RandomGenerator random) {
        for (int i = 0; i < Math.min(count, found.size() * 8); i++) {
            Found one = found.get(i % found.size());
            String group = random.nextBoolean() ? one.brand().group() : Grammar.one(grammar.groups(), random);
            String frame = Grammar.one(
                    List.of("{word} {goods} {adj} {spec}", "{adj}{goods} {word} {tail}", "{word}{goods}{use}"), random);
            add(
                    kind,
                    grammar.fill(frame, group, Map.of("word", List.of(one.words())), random),
                    Label.ANY,
                    Expect.CLEAR);
        }
    }

    private void openUse(String kind, int count) {
        RandomGenerator random = random(kind);
        for (int i = 0; i < count; i++) {
            Brand brand = Grammar.one(brands, random);
            String name = Grammar.one(brand.words(), random);
            String title = grammar.fill(
                    grammar.frame(kind, random),
                    brand.group(),
                    Map.of("name", List.of(random.nextInt(3) == 0 ? small(name) : name), "right", brand.goods()),
                    random);
            add(kind, title, brand.right(), Expect.WATCH);
        }
    }

    /** What the name is besides: a place, a person. */
    private void otherNames(String kind, int count) {
        RandomGenerator random = random(kind);
        for (int made = 0; made < count; ) {
            Brand brand = Grammar.one(brands, random);
            String name = brand.words().get(0);
            if (Hanzi.only(name) && name.length() <= 3) {
                Map<String, List<String>> own = Map.of("name", List.of(name), "family", FAMILY_NAMES);
                add(
                        kind,
                        grammar.fill(grammar.frame(kind, random), brand.group(), own, random),
                        brand.right(),
                        Expect.WATCH);
                made++;
            }
        }
    }

    /** Other names of the same sound on goods of another trade: 丽宁 on curtains is nobody's 李宁. */
    private void sameSoundingNames(int count) {
        RandomGenerator random = random("same-sound-brand");
        Disguise sound = Ways.all().stream()
                .filter(way -> way.kind().equals("sound-alike"))
                .findFirst()
                .map(Ways.Way::disguise)
                .orElseThrow();
        for (int made = 0; made < count; ) {
            Brand brand = Grammar.one(brands, random);
            String name = brand.words().get(0);
            Optional<String> other = name.length() == 2 ? sound.of(name, random) : Optional.empty();
            String group = Grammar.one(grammar.groups(), random);
            if (other.isPresent() && !names.contains(other.get()) && !group.equals(brand.group())) {
                String title = grammar.fill(
                        "{name} {goods} {adj} {spec}", group, Map.of("name", List.of(other.get())), random);
                add("same-sound-brand", title, brand.right(), Expect.WATCH);
                made++;
            }
        }
    }

    private static String small(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.equals(name) ? name : Character.toUpperCase(small.charAt(0)) + small.substring(1);
    }

    private void otherClass(int count) {
        RandomGenerator random = random("other-class");
        for (int i = 0; i < count; i++) {
            Brand brand = Grammar.one(brands, random);
            String group;
            do {
                group = Grammar.one(grammar.groups(), random);
            } while (group.equals(brand.group()));
            String title = grammar.fill(
                    "{name} {goods} {adj} {spec}",
                    group,
                    Map.of("name", List.of(brand.words().get(0))),
                    random);
            add("other-class", title, brand.right(), Expect.WATCH);
        }
    }

    /** Words of English that are also names. */
    private void englishWords(int count) {
        RandomGenerator random = random("english-word");
        for (int i = 0; i < count; i++) {
            String group = Grammar.one(grammar.groups(), random);
            String title = grammar.fill(grammar.frame("english-word", random), group, Map.of(), random);
            add("english-word", title, Label.ANY, Expect.CLEAR);
        }
    }

    private void ordinary(int count) {
        RandomGenerator random = random(ORDINARY);
        List<String> words = Dictionary.words(USUAL_WORD);
        Set<String> seen = new HashSet<>();
        List<String> written = Lines.of("/zhicha/bench/titles/ordinary.txt");
        if (part.equals("generated")) {
            written.forEach(title -> add("ordinary-written", title, Label.ANY, Expect.CLEAR));
        }
        while (seen.size() < count) {
            String section = grammar.usualSection(random);
            String title = grammar.fill(
                    grammar.frame(section, random),
                    Grammar.one(grammar.groups(), random),
                    Map.of("word", some(words, random)),
                    random);
            if (seen.add(title)) {
                add(ORDINARY, title, Label.ANY, Expect.CLEAR);
            }
        }
    }

    private void wordsAlone(int count) {
        RandomGenerator random = random(WORD_ALONE);
        List<String> words = shuffled(
                Dictionary.words(USUAL_WORD).stream()
                        .filter(word -> !names.contains(word))
                        .toList(),
                random);
        words.stream().limit(count).forEach(word -> add(WORD_ALONE, word, Label.ANY, Expect.CLEAR));
    }

    private static List<String> some(List<String> words, RandomGenerator random) {
        return random.ints(SOME, 0, words.size()).mapToObj(words::get).toList();
    }

    private RandomGenerator random(String kind) {
        return DisguisedTitles.random(seed, part + kind);
    }

    private static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(random.nextLong()));
        return copy;
    }

    private void add(String kind, String title, String right, Expect expect) {
        String id = part + "-" + kind + "-" + titles.size();
        titles.add(new LabelledTitle(Listing.of(id, title), new Label(id, right, expect, kind, part, null, Set.of())));
    }
}
