package zhicha.app.cli.sites;

import java.util.Locale;
import zhicha.app.store.layout.LayoutAlarm;
import zhicha.crawler.layout.LayoutChange.Rate;

/** Alarms of changed layouts in one line each. */
public final class LayoutWords {
    private LayoutWords() {}

    /** For instance {@code shop-a listing price：98.0% (196/200) -> 0.0% (0/45)，自 / since 2026-11-23T08:00:00Z}. */
    public static String line(LayoutAlarm alarm) {
        return alarm.site() + " " + alarm.kind().written() + " " + alarm.field() + "：" + rate(alarm.before()) + " -> "
                + rate(alarm.after()) + "，自 / since " + alarm.changedAt();
    }

    static String rate(Rate rate) {
        return String.format(Locale.ROOT, "%.1f%% (%d/%d)", 100 * rate.share(), rate.filled(), rate.pages());
    }
}
