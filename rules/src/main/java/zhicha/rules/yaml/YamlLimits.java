package zhicha.rules.yaml;

/**
 * How much a file may ask of its reader.
 *
 * @param bytes largest file
 * @param depth deepest nesting of lists and maps
 * @param nodes most values, where the values behind an alias count every time the alias is used
 */
public record YamlLimits(int bytes, int depth, int nodes) {
    /** 4 MiB, 64 levels, 400,000 values: far above any file a person keeps by hand. */
    public static final YamlLimits USUAL = new YamlLimits(4 << 20, 64, 400_000);

    /** 64 MiB and 5 million values: a watchlist of some 200,000 rights, written by a program. */
    public static final YamlLimits WATCHLIST = new YamlLimits(64 << 20, 64, 5_000_000);
}
