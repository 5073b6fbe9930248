package zhicha.matcher.text.fold;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.text.table.TableLines;

/**
 * Characters that are taken for Latin letters: the skeletons of <a href="https://www.unicode.org/reports/tr39/">UTS #39</a>,
 * asked for the character as it stands, then as a capital, then as a small letter; the letters that are plain from a
 * character's Unicode name (small capitals, regional indicators, negative circles); and our own list.
 */
final class LookAlikes {
    private static final Pattern NAMED = Pattern.compile(
            "(?:LATIN|REGIONAL INDICATOR|NEGATIVE CIRCLED|NEGATIVE SQUARED|CIRCLED|SQUARED|MODIFIER|"
                    + "PARENTHESIZED|MATHEMATICAL|TURNED|REVERSED).*(?:LETTER|SMALL CAPITAL|CAPITAL|SYMBOL LETTER) (?:REVERSED |TURNED |OPEN |SCRIPT )?([A-Z])(?: WITH .*)?");

    private final SpoofChecker spoof = new SpoofChecker.Builder().build();
    private final Map<Integer, Listed> listed = new HashMap<>();

    /** An entry of our own list. */
    record Listed(char letter, boolean sign) {}

    LookAlikes() {
        for (String line : TableLines.of(LookAlikes.class, "look-alikes.txt")) {
            String[] columns = line.split(" ", 4);
            listed.put(columns[0].codePointAt(0), new Listed(columns[1].charAt(0), columns[2].equals("sign")));
        }
    }

    @Nullable
    Listed listed(int character) {
        return listed.get(character);
    }

    /** The small ASCII letters or digits it looks like, or null. */
    @Nullable
    String latin(int character) {
        for (int form : new int[] {character, UCharacter.toUpperCase(character), UCharacter.toLowerCase(character)}) {
            String skeleton = ascii(skeleton(form));
            if (skeleton != null) {
                return skeleton;
            }
        }
        String name = UCharacter.getName(character);
        Matcher letter = name == null ? null : NAMED.matcher(name);
        return letter != null && letter.matches() ? letter.group(1).toLowerCase(Locale.ROOT) : null;
    }

    /** The Han character that a kana letter looks like, or -1. */
    int han(int kana) {
        String skeleton = skeleton(kana);
        int first = skeleton.codePointAt(0);
        boolean single = skeleton.length() == Character.charCount(first);
        return single && Character.isIdeographic(first) ? first : -1;
    }

    private synchronized String skeleton(int character) {
        return spoof.getSkeleton(Character.toString(character));
    }

    private static @Nullable String ascii(String skeleton) {
        StringBuilder plain = new StringBuilder();
        for (int character : skeleton.codePoints().toArray()) {
            int type = Character.getType(character);
            if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
                continue;
            }
            if (character >= 128 || !Character.isLetterOrDigit(character)) {
                return null;
            }
            plain.append((char) Character.toLowerCase(character));
        }
        return plain.isEmpty() ? null : plain.toString();
    }
}
