package zhicha.crawler.plan;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of a day in which a site may be asked, in China Standard Time. From {@code from} (included) to {@code to}
 * (excluded); where {@code from} is the later one the span runs over midnight, where both are equal it is the whole day.
 */
public record WorkingHours(LocalTime from, LocalTime to) {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final WorkingHours ALWAYS = new WorkingHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    private static final Pattern SHAPE = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

    /** @throws IllegalArgumentException unless written like {@code 22:00-06:00} */
    public static WorkingHours parse(String written) {
        Matcher matcher = SHAPE.matcher(written);
        if (!matcher.matches()
                || matcher.group(3).equals("24") && !matcher.group(4).equals("00")) {
            throw new IllegalArgumentException("hours \"" + written + "\" are not written like 22:00-06:00");
        }
        LocalTime from = LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        LocalTime to = LocalTime.of(Integer.parseInt(matcher.group(3)) % 24, Integer.parseInt(matcher.group(4)));
        return new WorkingHours(from, to);
    }

    public boolean open(ZonedDateTime when) {
        LocalTime time = when.withZoneSameInstant(ZONE).toLocalTime();
        if (from.equals(to)) {
            return true;
        }
        boolean afterStart = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(to);
        return from.isBefore(to) ? afterStart && beforeEnd : afterStart || beforeEnd;
    }

    /** {@code when} itself where open, else the next opening. */
    public ZonedDateTime nextOpen(ZonedDateTime when) {
        if (open(when)) {
            return when;
        }
        ZonedDateTime here = when.withZoneSameInstant(ZONE);
        ZonedDateTime today = here.with(from);
        return today.isBefore(here) ? today.plusDays(1) : today;
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
