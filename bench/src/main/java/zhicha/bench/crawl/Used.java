package zhicha.bench.crawl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process said it used, by its own accounting: the last line of its output that looks like
 * {@code USED cpu=12.345 memory=104857600}.
 *
 * @param cpu seconds, its start included
 * @param memory peak resident bytes; NaN where it could not tell
 */
public record Used(double cpu, double memory) {
    private static final Pattern LINE = Pattern.compile("(?m)^USED cpu=([\\d.]+) memory=([\\d.]+|NaN)\\s*$");

    public static Optional<Used> of(String output) {
        Matcher matcher = LINE.matcher(output);
        Used last = null;
        while (matcher.find()) {
            last = new Used(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
        }
        return Optional.ofNullable(last);
    }
}
