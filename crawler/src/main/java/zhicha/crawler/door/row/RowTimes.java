package zhicha.crawler.door.row;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as tables write them; those without an offset are Beijing time. */
final class RowTimes {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Pattern LOCAL = Pattern.compile(
            "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T](\\d{1,2})[:：时](\\d{1,2})(?:[:：分](\\d{1,2}))?.{0,8})?");

    private RowTimes() {}

    static Optional<OffsetDateTime> parse(String written) {
        String text = written.strip();
        if (text.isEmpty() || text.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeException local) {
            // tried as a local time
        }
        Matcher matcher = LOCAL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(matcher, 1),
                    number(matcher, 2),
                    number(matcher, 3),
                    number(matcher, 4),
                    number(matcher, 5),
                    number(matcher, 6));
            return Optional.of(time.atZone(BEIJING).toOffsetDateTime());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
