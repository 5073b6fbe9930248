package zhicha.matcher.text.disguise;

import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.term.Doubt;

/** One letter of a Latin name changed, doubled, dropped or swapped with the next. */
final class Misspelling {
    private Misspelling() {}

    /** How much must speak for the name besides, or null where the word differs from it in more, or the name is too short to tell. */
    static @Nullable Doubt doubt(String seen, String name) {
        int same = 0;
        int most = Math.min(seen.length(), name.length());
        while (same < most && seen.charAt(same) == name.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same && seen.charAt(seen.length() - 1 - tail) == name.charAt(name.length() - 1 - tail)) {
            tail++;
        }
        String inSeen = seen.substring(same, seen.length() - tail);
        String inName = name.substring(same, name.length() - tail);
        boolean swapped = inSeen.length() == 2
                && inName.length() == 2
                && inSeen.charAt(0) == inName.charAt(1)
                && inSeen.charAt(1) == inName.charAt(0);
        if (inSeen.length() + inName.length() > 2 && !swapped) {
            return null;
        }
        boolean doubled = inName.isEmpty() && inSeen.length() == 1 && seen.charAt(same - 1) == inSeen.charAt(0);
        boolean halved = inSeen.isEmpty() && inName.length() == 1 && name.charAt(same - 1) == inName.charAt(0);
        boolean slip = doubled || halved || swapped && name.length() > 4;
        if (name.length() < (slip ? Spellings.SHORTEST : 6)) {
            return null;
        }
        return name.length() < (slip ? 6 : 8) ? Doubt.GOODS : Doubt.NONE;
    }
}
