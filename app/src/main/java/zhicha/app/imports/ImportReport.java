package zhicha.app.imports;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zhicha.app.judge.Judging;
import zhicha.crawler.door.FeedFormat;
import zhicha.rules.rule.Verdict;
import zhicha.rules.subject.CaptureId;

/** What an import came to. Filled while it goes on, by one thread. */
public final class ImportReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_NOTES = 100;

    private final String file;
    private final FeedFormat format;
    private final CaptureId capture;
    private final Map<String, Long> notes = new LinkedHashMap<>();
    private final Map<Verdict, Long> hits = new EnumMap<>(Verdict.class);
    private long goneOnAfter;
    private long rows;
    private long listings;
    private long broken;
    private long failed;
    private long raised;
    private boolean stopped;
    private @Nullable String cutShort;

    ImportReport(SealedFile file, FeedFormat format) {
        this.file = file.name();
        this.format = format;
        this.capture = file.capture();
    }

    void goneOnAfter(long number) {
        goneOnAfter = number;
    }

    void row() {
        rows++;
    }

    void skipped() {
        broken++;
    }

    void stopped() {
        stopped = true;
    }

    /** The file could not be read to its end. */
    void cutShort(String why) {
        cutShort = why;
    }

    void note(String note) {
        if (notes.size() < MOST_NOTES || notes.containsKey(note)) {
            notes.merge(note, 1L, Long::sum);
        }
    }

    void judged(Judging.Judged judged) {
        listings += judged.listings();
        failed += judged.failed();
        raised += judged.raised();
        judged.hits().forEach((verdict, count) -> hits.merge(verdict, count, Long::sum));
    }

    public String file() {
        return file;
    }

    public FeedFormat format() {
        return format;
    }

    public CaptureId capture() {
        return capture;
    }

    /** Rows, objects or pages that were read, broken ones among them. */
    public long rows() {
        return rows;
    }

    /** Those that were put before the matcher. */
    public long listings() {
        return listings;
    }

    /** Those that were skipped; each was told with its number. */
    public long broken() {
        return broken;
    }

    /** Listings that could not be judged or stored, which is a bug of ours. */
    public long failed() {
        return failed;
    }

    /** Flags new in the queue. */
    public long raised() {
        return raised;
    }

    /** The number after which an import that had been stopped went on, or 0. */
    public long goneOnAfter() {
        return goneOnAfter;
    }

    /** Whether it was asked to stop before its end; the same command goes on. */
    public boolean wasStopped() {
        return stopped;
    }

    /** Why the file could not be read to its end, or null. */
    public @Nullable String cutShort() {
        return cutShort;
    }

    public Map<String, Long> notes() {
        return Map.copyOf(notes);
    }

    public Map<Verdict, Long> hits() {
        return Map.copyOf(hits);
    }

    /** One line. */
    public String json() {
        ObjectNode object = JSON.createObjectNode();
        object.put("file", file);
        object.put("format", format.name().toLowerCase(Locale.ROOT));
        object.put("capture", capture.value());
        object.put("rows", rows);
        object.put("listings", listings);
        object.put("broken", broken);
        object.put("failed", failed);
        object.put("raised", raised);
        ObjectNode verdicts = object.putObject("hits");
        hits.forEach((verdict, count) -> verdicts.put(verdict.written(), count.longValue()));
        if (goneOnAfter > 0) {
            object.put("goneOnAfter", goneOnAfter);
        }
        object.put("stopped", stopped);
        if (cutShort != null) {
            object.put("cutShort", cutShort);
        }
        if (!notes.isEmpty()) {
            ObjectNode remarks = object.putObject("notes");
            notes.forEach((note, count) -> remarks.put(note, count.longValue()));
        }
        return JSON.writeValueAsString(object);
    }
}
