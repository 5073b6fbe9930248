package zhicha.crawler.sample.hunt;

import java.util.List;
import zhicha.crawler.sample.frame.FrameUnit;

/**
 * A listing that might be hunted.
 *
 * @param trails it lies on, for instance {@code seller:…}, {@code mark:…}, {@code price:0-50}, {@code shelf:toys}
 */
public record Quarry(FrameUnit unit, String stratum, List<String> trails) {
    public Quarry {
        trails = List.copyOf(trails);
    }
}
