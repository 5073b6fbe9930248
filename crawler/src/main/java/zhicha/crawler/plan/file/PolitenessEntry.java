package zhicha.crawler.plan.file;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zhicha.crawler.plan.Politeness;
import zhicha.crawler.plan.WorkingHours;
import zhicha.rules.yaml.YamlMap;

/** Reads how gently a site is to be asked. */
final class PolitenessEntry {
    private static final Pattern TIME = Pattern.compile("(\\d+)(?:\\.(\\d+))?(ms|s|m)");

    private PolitenessEntry() {}

    /** What is not written, or not written well (the schema has told it, with its place), is as by default. */
    static Politeness read(YamlMap root) {
        Optional<YamlMap> map = root.map("politeness");
        Duration delay = map.flatMap(part -> part.text("delay"))
                .flatMap(PolitenessEntry::time)
                .orElse(Politeness.DEFAULT.delay());
        int parallel = map.flatMap(part -> part.text("parallel"))
                .filter(text -> text.matches("[1-9]|1[0-6]"))
                .map(Integer::parseInt)
                .orElse(Politeness.DEFAULT.parallel());
        WorkingHours hours = WorkingHours.ALWAYS;
        try {
            hours = map.flatMap(part -> part.text("hours"))
                    .map(WorkingHours::parse)
                    .orElse(WorkingHours.ALWAYS);
        } catch (IllegalArgumentException e) {
            // the schema has told it, with its place
        }
        OptionalInt perDay = map.flatMap(part -> part.text("per-day"))
                .filter(text -> text.matches("[1-9]\\d{0,7}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
        return new Politeness(delay, parallel, hours, perDay);
    }

    private static Optional<Duration> time(String written) {
        Matcher matcher = TIME.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double unit = switch (matcher.group(3)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
        String number = matcher.group(2) == null ? matcher.group(1) : matcher.group(1) + "." + matcher.group(2);
        return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(number) * unit)));
    }
}
