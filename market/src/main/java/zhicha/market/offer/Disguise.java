package zhicha.market.offer;

import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import zhicha.market.brand.DemoRight;
import zhicha.market.truth.Evasion;

/** How sellers of the market disguise a name. The tables are the market's own, so that they do not flatter the matcher. */
final class Disguise {
    private static final String SYMBOLS = "·*-_|/~+☆★●°^.";
    private static final String INVISIBLE = "\u200B\u200C\u200D\u2060\uFEFF";
    private static final String LATIN = "ABCEHIKMNOPSTUVXYZ";
    /** One or more characters of other scripts for each of {@link #LATIN}. */
    private static final String[] ALIKE = {
        "\u0410\u0391",
        "\u0412\u0392",
        "\u0421",
        "\u0415\u0395",
        "\u041D\u0397",
        "\u0406\u03991",
        "\u041A\u039A",
        "\u041C\u039C",
        "\u039D",
        "\u041E\u039F0",
        "\u0420\u03A1",
        "\u04055",
        "\u0422\u03A4",
        "\u054D",
        "\u0474",
        "\u0425\u03A7",
        "\u03A5",
        "\u0396"
    };

    private Disguise() {}

    /** Whether this right's name can be disguised so. */
    static boolean possible(DemoRight right, Evasion evasion) {
        return switch (evasion) {
            case FULL_WIDTH, CASE, LATIN_LOOK_ALIKE -> right.latin() != null;
            case TRADITIONAL -> !right.traditional().equals(right.name());
            default -> true;
        };
    }

    static String of(DemoRight right, Evasion evasion, Random random) {
        return switch (evasion) {
            case INSERTED_SYMBOL -> between(form(right, random), SYMBOLS, random);
            case ZERO_WIDTH -> between(form(right, random), INVISIBLE, random);
            case FULL_WIDTH -> fullWidth(latin(right));
            case CASE -> alternating(latin(right), random.nextInt(2));
            case TRADITIONAL -> right.traditional();
            case LATIN_LOOK_ALIKE -> lookAlike(latin(right), random);
            case SOUND_ALIKE -> right.soundAlike();
            case SPLIT_CHARACTER -> right.split();
        };
    }

    private static String latin(DemoRight right) {
        return Objects.requireNonNull(right.latin(), () -> right.id() + " has no Latin name");
    }

    private static String form(DemoRight right, Random random) {
        return right.latin() == null || random.nextInt(3) > 0 ? right.name() : right.latin();
    }

    private static String between(String name, String fillers, Random random) {
        char filler = fillers.charAt(random.nextInt(fillers.length()));
        boolean everywhere = name.length() <= 3 || random.nextBoolean();
        int only = 1 + random.nextInt(name.length() - 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && (everywhere || i == only)) {
                text.append(filler);
            }
            text.append(name.charAt(i));
        }
        return text.toString();
    }

    private static String fullWidth(String name) {
        StringBuilder text = new StringBuilder();
        name.chars().forEach(c -> text.append((char) (c - 'A' + '\uFF21')));
        return text.toString();
    }

    private static String alternating(String name, int first) {
        StringBuilder text = new StringBuilder();
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < name.length(); i++) {
            text.append(i % 2 == first ? lower.charAt(i) : name.charAt(i));
        }
        return text.toString();
    }

    /** Replaces one to three letters, at least one. */
    private static String lookAlike(String name, Random random) {
        StringBuilder text = new StringBuilder(name);
        int wanted = 1 + random.nextInt(3);
        int start = random.nextInt(name.length());
        for (int i = 0; i < name.length() && wanted > 0; i++) {
            int at = (start + i) % name.length();
            int index = LATIN.indexOf(name.charAt(at));
            if (index >= 0) {
                String alike = ALIKE[index];
                text.setCharAt(at, alike.charAt(random.nextInt(alike.length())));
                wanted--;
            }
        }
        return text.toString();
    }
}
