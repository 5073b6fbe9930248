package zhicha.bench.disguise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Other letters, digits and signs for the letters of a Latin name. The tables are written by hand, from keyboards and fonts. */
final class Letters {
    private static final Map<Character, String> CYRILLIC_GREEK = table(
            "aаα", "bЬ", "cсϲ", "eеҽ", "hһ", "iіι", "jј", "kкκ", "nոռ", "oоο", "pрρ", "sѕ", "uυս", "vνѵ", "wԝѡ", "xхχ",
            "yу", "AАΑ", "BВΒ", "CСϹ", "EЕΕ", "HНΗ", "IІΙ", "JЈ", "KКΚ", "MМΜ", "NΝ", "OОΟ", "PРΡ", "SЅ", "TТΤ", "XХΧ",
            "YҮΥ", "ZΖ");
    private static final Map<Character, String> OTHER_SCRIPTS = table(
            "aɑ", "cᴄ", "dԁ", "eе", "gɡ", "iıɪ", "lӏǀ", "nɴ", "oօᴏ", "qԛ", "rꭇ", "sꜱ", "uᴜ", "vᴠ", "wᴡ", "zᴢ", "AᎪꓮ",
            "BᏴꓐ", "CᏟ", "DᎠꓓ", "EᎬꓰ", "GᏀꓖ", "HᎻ", "IӀ", "JᎫ", "KᏦ", "LᏞꓡ", "MᎷ", "NꓠＮ", "OՕꓳ", "PᏢ", "RᎡꓣ", "SᏚ",
            "TᎢ", "VᏙ", "WᎳ", "ZᏃ");
    private static final Map<Character, String> SMALL_CAPITALS = table(
            "aᴀ", "bʙ", "cᴄ", "dᴅ", "eᴇ", "fꜰ", "gɢ", "hʜ", "iɪ", "jᴊ", "kᴋ", "lʟ", "mᴍ", "nɴ", "oᴏ", "pᴘ", "rʀ", "sꜱ",
            "tᴛ", "uᴜ", "vᴠ", "wᴡ", "yʏ", "zᴢ");
    private static final Map<Character, String> DIGITS = table("o0", "l1", "i1", "e3", "a4", "s5");
    private static final Map<Character, String> SIGNS =
            table("a@", "i!|", "l|", "s$", "t7+", "b8", "g69", "z2", "e€", "o0", "c(", "h#", "x×", "q9", "y¥");
    private static final Map<Character, String> ACCENTED = table(
            "aàáâäåã", "cçć", "eèéêëē", "iìíîïī", "nñń", "oòóôöø", "sšś", "uùúûüū", "yýÿ", "zžż", "lł", "dđ", "rř",
            "tť", "kķ", "gğ", "hĥ", "pṗ", "bḃ", "mṁ", "vṽ", "xẋ", "jĵ", "wŵ", "fḟ");
    private static final Map<String, String> PAIRS =
            Map.of("m", "rn", "w", "vv", "d", "cl", "n", "ri", "M", "IVI", "W", "VV");

    static final Disguise CONFUSABLE = replaced(1, CYRILLIC_GREEK, OTHER_SCRIPTS);
    static final Disguise LEET = replaced(0.6, DIGITS);
    static final Disguise LEET_SIGNS = replaced(0.5, SIGNS);
    static final Disguise ACCENTS = replaced(1, ACCENTED);
    /** The letters that one font cannot tell apart: capital I, small l. */
    static final Disguise BARS = replaced(1, table("lI", "Il"));

    static final Disguise SMALL_CAPITAL = (name, random) -> plain(name)
            ? Optional.of(mapped(name.toLowerCase(Locale.ROOT), c -> SMALL_CAPITALS.getOrDefault(c, String.valueOf(c))))
            : Optional.empty();

    private Letters() {}

    static final Disguise CASE = (name, random) -> {
        if (!plain(name) || name.length() < 4) {
            return Optional.empty();
        }
        String written;
        int switches;
        do {
            StringBuilder mixed = new StringBuilder();
            for (char letter : name.toCharArray()) {
                mixed.append(random.nextBoolean() ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
            }
            written = mixed.toString();
            switches = 0;
            for (int i = 1; i < written.length(); i++) {
                switches += Character.isUpperCase(written.charAt(i)) == Character.isUpperCase(written.charAt(i - 1))
                        ? 0
                        : 1;
            }
        } while (switches < 2 || written.equals(name));
        return Optional.of(written);
    };

    static final Disguise LETTER_PAIRS = (name, random) -> {
        if (!plain(name) || name.length() < 4) {
            return Optional.empty();
        }
        String cased = random.nextBoolean() ? name.toLowerCase(Locale.ROOT) : name.toUpperCase(Locale.ROOT);
        List<String> there = PAIRS.keySet().stream()
                .filter(letter -> !letter.equals("n") && cased.contains(letter))
                .sorted()
                .toList();
        return there.isEmpty()
                ? Optional.empty()
                : Optional.of(there.get(0)).map(letter -> cased.replaceFirst(letter, PAIRS.getOrDefault(letter, "")));
    };

    static final Disguise FULL_WIDTH = (name, random) -> plain(name)
            ? Optional.of(mapped(cased(name, random), c -> String.valueOf((char) (c + 0xfee0))))
            : Optional.empty();

    static final Disguise CIRCLED = (name, random) -> {
        if (!plain(name) || !name.matches("[A-Za-z]+")) {
            return Optional.empty();
        }
        int base = Disguise.one(List.of(0x24b6, 0x24d0, 0x1f150, 0x1f130, 0x1f170, 0x249c, 0x1f1e6), random);
        return Optional.of(mapped(name.toUpperCase(Locale.ROOT), c -> Character.toString(base + (c - 'A'))));
    };

    static final Disguise MATHEMATICAL = (name, random) -> {
        if (!plain(name) || !name.matches("[A-Za-z]+")) {
            return Optional.empty();
        }
        // bold, bold italic, bold script, bold Fraktur, double-struck small, sans, sans bold, monospace: alphabets
        // without holes
        int base = Disguise.one(List.of(0x1d400, 0x1d468, 0x1d4d0, 0x1d56c, 0x1d5a0, 0x1d5d4, 0x1d670), random);
        return Optional.of(mapped(
                cased(name, random),
                c -> Character.toString(base + (Character.isUpperCase(c) ? c - 'A' : c - 'a' + 26))));
    };

    private interface Mapping {
        String of(char letter);
    }

    private static String mapped(String name, Mapping mapping) {
        StringBuilder written = new StringBuilder();
        for (char letter : name.toCharArray()) {
            written.append(mapping.of(letter));
        }
        return written.toString();
    }

    /** As sellers write Latin names: all capitals, all small, or with one capital. */
    private static String cased(String name, RandomGenerator random) {
        String small = name.toLowerCase(Locale.ROOT);
        return switch (random.nextInt(3)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> small;
            default -> Character.toUpperCase(small.charAt(0)) + small.substring(1);
        };
    }

    private static boolean plain(String name) {
        return name.length() >= 3 && name.matches("[A-Za-z0-9]+") && name.matches(".*[A-Za-z].*");
    }

    /**
     * One or more of the letters that a table has, in a case that it has.
     *
     * @param most share of the name's letters beyond which a buyer could no longer read it
     */
    @SafeVarargs
    private static Disguise replaced(double most, Map<Character, String>... tables) {
        return (name, random) -> {
            if (!plain(name) || name.length() < 4) {
                return Optional.empty();
            }
            Map<Character, String> table = tables[random.nextInt(tables.length)];
            String cased = cased(name, random);
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < cased.length(); i++) {
                if (in(table, cased.charAt(i)) != null) {
                    places.add(i);
                }
            }
            if (places.isEmpty()) {
                return Optional.empty();
            }
            Collections.shuffle(places, new Random(random.nextLong()));
            List<Integer> taken = places.subList(
                    0, 1 + random.nextInt(Math.max(1, Math.min(places.size(), (int) (most * cased.length())))));
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < cased.length(); i++) {
                String others = taken.contains(i) ? in(table, cased.charAt(i)) : null;
                written.append(others == null ? cased.charAt(i) : others.charAt(random.nextInt(others.length())));
            }
            return Optional.of(written.toString());
        };
    }

    private static @org.jspecify.annotations.Nullable String in(Map<Character, String> table, char letter) {
        boolean cased = table.keySet().stream().anyMatch(Character::isUpperCase);
        return table.get(cased ? letter : Character.toLowerCase(letter));
    }

    private static Map<Character, String> table(String... rows) {
        Map<Character, String> table = new HashMap<>();
        for (String row : rows) {
            table.put(row.charAt(0), row.substring(1));
        }
        return table;
    }
}
