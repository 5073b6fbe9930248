package zhicha.app.imports;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.door.FeedFormat;
import zhicha.crawler.door.row.ColumnMapping;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.plan.SiteFile;

/**
 * What the one who imports says about the files.
 *
 * @param format null where it is to be seen from the file
 * @param site how pages of a WARC are read, and which of them are listings; null where that is to be seen from the pages
 */
public record ImportWishes(
        ColumnMapping mapping,
        @Nullable FeedFormat format,
        @Nullable SiteFile site) {
    public static final ImportWishes NONE = new ImportWishes(ColumnMapping.AUTOMATIC, null, null);

    /**
     * Tells these wishes from others in the name of a run: what was stopped under some is begun anew under others. Empty where nothing is
     * wished.
     */
    String mark() {
        if (equals(NONE)) {
            return "";
        }
        String said = new TreeMap<>(mapping.columns()) + " " + mapping.platform() + " " + mapping.currency() + " "
                + mapping.home() + " " + format + " "
                + (site == null ? "" : site.site().id());
        return "-" + Sha256.of(said.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }
}
