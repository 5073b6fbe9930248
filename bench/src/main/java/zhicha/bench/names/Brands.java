package zhicha.bench.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zhicha.bench.words.Lines;
import zhicha.bench.words.Syllable;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.Watchlist;

/**
 * The names of {@code brands.txt} beside a watchlist: a name that the watchlist has is that right, every other becomes a right of
 * a pack of its own, which is written and loaded through the same door as any pack.
 */
public final class Brands {
    public static final String PACK = "bench-names";

    private final List<Brand> all = new ArrayList<>();
    private final StringBuilder yaml = new StringBuilder();
    private final Map<String, Right> taken = new HashMap<>();
    private String group = "";
    private String classes = "";
    private List<String> goods = List.of();

    private Brands(Watchlist shipped) {
        for (Right right : shipped.rights()) {
            for (String word : right.words()) {
                taken.putIfAbsent(word.toLowerCase(Locale.ROOT), right);
            }
        }
        yaml.append("pack: ").append(PACK).append("\nversion: 2026.11.1\nrights:\n");
        for (String line : Lines.of("/zhicha/bench/names/brands.txt")) {
            if (line.startsWith("[")) {
                category(line);
            } else {
                brand(line);
            }
        }
    }

    public static Brands beside(Watchlist shipped) {
        return new Brands(shipped);
    }

    private void category(String line) {
        String[] parts = line.substring(line.indexOf(']') + 1).split("\\|");
        group = parts[0].strip();
        classes = parts[1].strip();
        goods = List.of(parts[2].strip().split(","));
    }

    private void brand(String line) {
        Brand.Part part =
                line.endsWith(" *") ? Brand.Part.OPEN : line.endsWith(" ^") ? Brand.Part.HELD_OUT : Brand.Part.WATCHED;
        String forms = part == Brand.Part.WATCHED ? line : line.substring(0, line.length() - 2);
        List<String> words =
                Arrays.stream(forms.split(" / ")).map(String::strip).toList();
        Right known = words.stream()
                .map(word -> taken.get(word.toLowerCase(Locale.ROOT)))
                .filter(right -> right != null)
                .findFirst()
                .orElse(null);
        if (known != null) {
            all.add(new Brand(known.id(), merged(words, known.words()), group, known.goods(), part));
            return;
        }
        String id = "bench-" + slug(words);
        if (all.stream().anyMatch(brand -> brand.right().equals(id))) {
            throw new IllegalStateException("brands.txt: two names make the id " + id + "; one is " + line);
        }
        all.add(new Brand(id, words, group, goods, part));
        yaml.append("  - id: ")
                .append(id)
                .append("\n    kind: trademark\n    name: ")
                .append(quoted(words.get(0)));
        yaml.append("\n    words: [")
                .append(String.join(", ", words.stream().map(Brands::quoted).toList()));
        yaml.append("]\n    classes: [").append(classes).append("]\n    goods: [");
        yaml.append(String.join(", ", goods)).append("]\n");
    }

    /** The forms written here that the right has too come first: those are disguised. */
    private static List<String> merged(List<String> here, List<String> right) {
        List<String> words =
                new ArrayList<>(here.stream().filter(right::contains).toList());
        right.stream().filter(word -> !words.contains(word)).forEach(words::add);
        return words;
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    private static String slug(List<String> words) {
        for (String word : words) {
            if (word.codePoints().allMatch(c -> c < 0x80)) {
                return word.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("-+$", "");
            }
        }
        StringBuilder slug = new StringBuilder();
        for (char character : words.get(0).toCharArray()) {
            List<Syllable> readings = Syllable.readings(character);
            slug.append(
                    readings.isEmpty()
                            ? String.valueOf(character)
                            : readings.get(0).sound());
        }
        return slug.toString().toLowerCase(Locale.ROOT);
    }

    public List<Brand> all() {
        return List.copyOf(all);
    }

    public List<Brand> of(Brand.Part part) {
        return all.stream().filter(brand -> brand.part() == part).toList();
    }

    /** The brand that has this word among its forms. */
    public Optional<Brand> named(String word) {
        return all.stream()
                .filter(brand -> brand.words().stream().anyMatch(word::equalsIgnoreCase))
                .findFirst();
    }

    /** The id of the right that has this word, be it a name written here or a right of the watchlist alone. */
    public Optional<String> right(String word) {
        return named(word)
                .map(Brand::right)
                .or(() -> Optional.ofNullable(taken.get(word.toLowerCase(Locale.ROOT)))
                        .map(Right::id));
    }

    /** Writes the pack of those names that the watchlist does not have into a folder of its own, and returns that. */
    public Path write(Path below) throws IOException {
        Path folder = Files.createDirectories(below.resolve(PACK));
        Files.writeString(folder.resolve("pack.yaml"), yaml);
        return folder;
    }
}
