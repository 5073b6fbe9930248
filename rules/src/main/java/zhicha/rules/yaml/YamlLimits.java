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
}
