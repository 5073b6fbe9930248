package zhicha.bench.crawl.frontier;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@link FrontierLoad} told.
 *
 * @param heap bytes of heap for each known address, and {@code disk} of disk
 * @param steps as the queue filled, ten of them
 */
public record Measured(long known, double heap, double disk, List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("(?m)^STEP known=(\\d+) add=([\\d.]+) take=([\\d.]+)$");
    private static final Pattern LOAD = Pattern.compile("(?m)^LOAD known=(\\d+) heap=(-?[\\d.]+)$");
    private static final Pattern DISK = Pattern.compile("(?m)^DISK bytes=([\\d.]+)$");

    /** Microseconds of CPU for adding one address, and for taking one and recording its end. */
    public record Step(long known, double add, double take) {}

    /** @throws IllegalArgumentException where it did not end well */
    public static Measured of(String output) {
        Matcher load = LOAD.matcher(output);
        Matcher disk = DISK.matcher(output);
        if (!load.find() || !disk.find()) {
            throw new IllegalArgumentException("the frontier's process failed: " + output);
        }
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(output);
        while (step.find()) {
            steps.add(new Step(
                    Long.parseLong(step.group(1)),
                    Double.parseDouble(step.group(2)),
                    Double.parseDouble(step.group(3))));
        }
        return new Measured(
                Long.parseLong(load.group(1)),
                Double.parseDouble(load.group(2)),
                Double.parseDouble(disk.group(1)),
                steps);
    }
}
