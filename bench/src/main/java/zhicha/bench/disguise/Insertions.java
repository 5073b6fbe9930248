package zhicha.bench.disguise;

import java.util.List;
import java.util.Optional;
import zhicha.bench.words.Hanzi;

/** Things put between the characters of a name. */
final class Insertions {
    static final Disguise SYMBOL = between(List.of(
            "*", "·", ".", "-", "_", "~", "|", "/", "、", "+", "^", "☆", "★", "♥", "丨", "丶", "。", "×", "=", "#", "•",
            "°", "→", "%", "&", ",", "，", "：", "'", "…", "①", "※", "〇", "◆", "‖", "﹒", "ˇ", "﹏", "♪", "✿"));
    static final Disguise SPACE = between(List.of(" ", "  ", "\u3000", "\u00a0", "\u2003", "\u2009"));
    static final Disguise EMOJI = between(List.of(
            "😀",
            "🔥",
            "❤️",
            "✨",
            "🎁",
            "👍",
            "💯",
            "🌟",
            "🧧",
            "👉",
            "😍",
            "🎉",
            "🆕",
            "💥",
            "👨‍👩‍👧",
            "🇨🇳",
            "☺️",
            "👌🏻"));
    static final Disguise DIGIT = hanOnly(between(List.of("1", "2", "3", "8", "6", "0", "9", "88", "２")));
    static final Disguise ZERO_WIDTH =
            between(List.of("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u180e", "\u2063"));
    static final Disguise SOFT_HYPHEN = between(List.of("\u00ad"));
    static final Disguise VARIATION_SELECTOR =
            between(List.of("\ufe00", "\ufe0e", "\ufe0f", "\udb40\udd00", "\udb40\udd03"));
    static final Disguise BIDI =
            between(List.of("\u200e", "\u200f", "\u202a\u202c", "\u2066\u2069", "\u202d", "\u061c"));
    static final Disguise BRACKETED = (name, random) -> {
        if (name.codePointCount(0, name.length()) < 2) {
            return Optional.empty();
        }
        int at = name.offsetByCodePoints(0, 1 + random.nextInt(name.codePointCount(0, name.length()) - 1));
        int end = name.offsetByCodePoints(at, 1);
        if (name.substring(at, end).isBlank()) {
            // brackets around the space between two words hide nothing
            return Optional.empty();
        }
        String pair = Disguise.one(List.of("()", "（）", "【】", "[]", "「」", "<>", "《》"), random);
        return Optional.of(name.substring(0, at)
                + pair.charAt(0)
                + name.substring(at, end)
                + pair.charAt(1)
                + name.substring(end));
    };

    private Insertions() {}

    /** In one place or in all. */
    private static Disguise between(List<String> things) {
        return (name, random) -> {
            int[] characters = name.codePoints().toArray();
            if (characters.length < 2 || name.indexOf(' ') >= 0) {
                return Optional.empty();
            }
            String thing = Disguise.one(things, random);
            int only = random.nextBoolean() ? 1 + random.nextInt(characters.length - 1) : 0;
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < characters.length; i++) {
                // a Latin name broken by one space reads as two words, so there spaces stand everywhere
                boolean here = only == 0 || i == only || (thing.isBlank() && !Hanzi.only(name));
                written.append(i > 0 && here ? thing : "").appendCodePoint(characters[i]);
            }
            return Optional.of(written.toString());
        };
    }

    private static Disguise hanOnly(Disguise disguise) {
        return (name, random) -> Hanzi.only(name) ? disguise.of(name, random) : Optional.empty();
    }
}
