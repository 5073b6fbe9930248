package zhicha.crawler.extract.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to reach a seller, and its licence number, in a seller's own words. Numbers that are masked stay unread. */
public final class ContactText {
    private static final int LONGEST = 20_000;
    private static final int MOST = 10;
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("(?<![\\dA-Za-z])1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)"),
            Pattern.compile("(?<!\\d)0\\d{2,3}[- ]\\d{7,8}(?!\\d)"),
            Pattern.compile("(?<!\\d)[48]00[- ]?\\d{3}[- ]?\\d{4}(?!\\d)"),
            Pattern.compile("(?i)(?:微信号?|薇信|威信|vx|wechat|weixin)\\s?[:：]?\\s?[A-Za-z][\\w-]{5,19}"),
            Pattern.compile("(?i)qq\\s?(?:群)?\\s?[:：]?\\s?[1-9]\\d{4,10}(?!\\d)"),
            Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}"));
    private static final Pattern LICENCE =
            Pattern.compile("(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])");
    private static final String LICENCE_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] LICENCE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private ContactText() {}

    /** Telephone numbers, messenger names and mail addresses, each once, in the order of their kinds, at most ten. */
    public static List<String> in(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Set<String> found = new LinkedHashSet<>();
        for (Pattern shape : SHAPES) {
            Matcher matcher = shape.matcher(bounded);
            while (matcher.find() && found.size() < MOST) {
                found.add(matcher.group());
            }
        }
        return List.copyOf(found);
    }

    /** The first unified social credit code whose check digit is right (GB 32100-2015). */
    public static Optional<String> licence(String text) {
        Matcher matcher = LICENCE.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        while (matcher.find()) {
            if (isLicence(matcher.group())) {
                return Optional.of(matcher.group());
            }
        }
        return Optional.empty();
    }

    private static boolean isLicence(String code) {
        int sum = 0;
        for (int i = 0; i < LICENCE_WEIGHTS.length; i++) {
            sum += LICENCE_DIGITS.indexOf(code.charAt(i)) * LICENCE_WEIGHTS[i];
        }
        return LICENCE_DIGITS.charAt((31 - sum % 31) % 31) == code.charAt(17);
    }
}
