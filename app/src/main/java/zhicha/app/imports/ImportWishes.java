package zhicha.app.imports;

import org.jspecify.annotations.Nullable;
import zhicha.crawler.door.FeedFormat;
import zhicha.crawler.door.row.ColumnMapping;
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
}
