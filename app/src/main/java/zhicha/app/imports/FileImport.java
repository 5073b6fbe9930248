package zhicha.app.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import zhicha.app.desk.Desk;
import zhicha.app.judge.Judging;
import zhicha.crawler.door.FeedFormat;
import zhicha.crawler.door.FeedItem;
import zhicha.crawler.door.row.FeedRow;
import zhicha.crawler.door.row.RowReader;
import zhicha.crawler.door.workbook.DamagedFile;
import zhicha.crawler.extract.text.BuyerData;
import zhicha.crawler.fetch.KillSwitch;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.json.ListingProblem;

/**
 * Takes files into the store: each is sealed before it is parsed, every listing names the capture, and is judged as a
 * crawled one. The same file again doubles nothing; one that was stopped or killed goes on where it was.
 */
public final class FileImport {
    /** Nothing was sold on line before; an earlier year is a slip. */
    private static final int EARLIEST = 1995;

    private final Desk desk;
    private final Judging judging;
    private final FileSeal seal;
    private final Clock clock;

    /** @param work folder for private copies of the files while they are read */
    public FileImport(Desk desk, Judging judging, Path work, Clock clock) {
        this.desk = desk;
        this.judging = judging;
        this.seal = new FileSeal(desk.vault(), work, clock);
        this.clock = clock;
    }

    /**
     * @param told of every row that was skipped
     * @throws IOException if the file cannot be read or sealed at all
     */
    public ImportReport take(
            Path file, FeedFormat format, ImportWishes wishes, KillSwitch stop, Consumer<FeedItem.Broken> told)
            throws IOException, InterruptedException {
        try (SealedFile sealed = seal.seal(file, stop)) {
            ImportReport report = new ImportReport(sealed, format);
            Judged judged = new Judged(desk.store(), judging, clock, sealed, wishes, report);
            AtomicLong last = new AtomicLong();
            try {
                if (format == FeedFormat.WARC) {
                    new PageImport(desk, sealed, wishes.site(), report, judged, stop, told).read(last);
                } else {
                    rows(sealed, format, wishes, report, judged, stop, told, last);
                }
            } catch (IOException damaged) {
                report.cutShort(DamagedFile.wording(damaged).both());
            }
            if (stop.pulled()) {
                report.stopped();
                judged.judge(last.get());
            } else {
                judged.end(last.get());
            }
            return report;
        }
    }

    private static void rows(
            SealedFile file,
            FeedFormat format,
            ImportWishes wishes,
            ImportReport report,
            Judged judged,
            KillSwitch stop,
            Consumer<FeedItem.Broken> told,
            AtomicLong last)
            throws IOException, InterruptedException {
        // objects of a JSON file need not have the same fields
        Map<Set<String>, RowReader> readers = new LinkedHashMap<>();
        format.read(file.copy(), wishes.mapping(), item -> {
            if (stop.pulled()) {
                return false;
            }
            report.row();
            try {
                Listing listing = switch (item) {
                    case FeedItem.Broken broken -> throw new ListingProblem(broken.reason());
                    case FeedItem.Ready ready -> ready.listing();
                    case FeedItem.Row row -> row(row.row(), wishes, readers, file.sealedAt(), report);
                };
                if (!judged.isDone(item.number())) {
                    judged.take(item.number(), sealed(listing, file));
                }
            } catch (ListingProblem problem) {
                judged.broken();
                told.accept(new FeedItem.Broken(item.number(), problem.wording()));
            }
            last.set(item.number());
            return true;
        });
    }

    private static Listing row(
            FeedRow row,
            ImportWishes wishes,
            Map<Set<String>, RowReader> readers,
            OffsetDateTime sealedAt,
            ImportReport report)
            throws ListingProblem {
        if (readers.size() > 200) {
            readers.clear();
        }
        RowReader reader = readers.computeIfAbsent(
                Set.copyOf(row.cells().keySet()), headings -> new RowReader(wishes.mapping(), headings));
        if (!reader.usable()) {
            throw new ListingProblem(Wording.of(
                    "以下字段中没有标题：%s；请指定，例如 --column title=name",
                    "no field of titles among %s; name it, for instance --column title=name",
                    String.join(", ", row.cells().keySet().stream().limit(20).toList())));
        }
        Listing listing = reader.read(row, sealedAt);
        reader.priceUnread(row, listing).ifPresent(report::note);
        return listing;
    }

    /** The listing with the capture it was read from; one that says another keeps that under another name. */
    private static Listing sealed(Listing listing, SealedFile file) {
        var builder = listing.toBuilder().capture(file.capture());
        var observed = listing.observedAt();
        // what was seen tomorrow would stand before everything that is seen from now on
        if (observed == null || observed.isAfter(file.sealedAt().plusDays(1)) || observed.getYear() < EARLIEST) {
            builder.observedAt(file.sealedAt());
        }
        Map<String, Object> other = new LinkedHashMap<>(listing.other());
        other = new LinkedHashMap<>(BuyerData.kept(other));
        String description = listing.description();
        builder.title(BuyerData.maskedTitle(listing.title()));
        builder.description(description == null ? null : BuyerData.masked(description));
        var earlier = listing.capture();
        if (earlier != null && !earlier.equals(file.capture())) {
            other.put("sourceCapture", earlier.value());
        }
        return builder.other(other).build();
    }
}
