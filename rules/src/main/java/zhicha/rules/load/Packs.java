package zhicha.rules.load;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import zhicha.rules.rule.QuerySyntax;

/**
 * Reads packs. Each folder given is a pack, or a folder of packs. The standard pack is always there: the copy that ships with
 * the program, unless a pack called {@code standard} is among those given, which then takes its place.
 */
public final class Packs {
    /** The days of registrations, permissions and exemptions are days in China. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Packs() {}

    /** As {@link #load(List, LocalDate, QuerySyntax)} with today's date in China, for readers that run no queries. */
    public static PackReading load(List<Path> folders) {
        return load(folders, QuerySyntax.UNCHECKED);
    }

    /** As {@link #load(List, LocalDate, QuerySyntax)} with today's date in China. */
    public static PackReading load(List<Path> folders, QuerySyntax syntax) {
        return load(folders, LocalDate.now(CHINA), syntax);
    }

    /** As {@link #load(List, LocalDate, QuerySyntax)}, for readers that run no queries. */
    public static PackReading load(List<Path> folders, LocalDate today) {
        return load(folders, today, QuerySyntax.UNCHECKED);
    }

    /**
     * Reads them once; {@link PackLibrary} goes on watching them.
     *
     * @param today the day by which registrations, permissions and exemptions count as expired
     * @param syntax says which queries of rules can be run; a rule with another is left out
     * @throws UncheckedIOException if the program was built without the standard pack
     */
    public static PackReading load(List<Path> folders, LocalDate today, QuerySyntax syntax) {
        return new PackLibrary(folders, syntax).refresh(today).reading();
    }
}
