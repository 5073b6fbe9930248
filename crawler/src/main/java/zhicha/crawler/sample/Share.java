package zhicha.crawler.sample;

import java.util.Locale;

/** Why a listing is in the sample. */
public enum Share {
    /** Drawn by chance with a known probability; estimates rest on these alone. */
    RANDOM,
    /** Hunted for; no estimate may use it. */
    TARGETED;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
