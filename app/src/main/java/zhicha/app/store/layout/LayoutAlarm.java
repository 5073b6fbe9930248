package zhicha.app.store.layout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.layout.LayoutChange.Rate;
import zhicha.crawler.layout.PageFill;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.CaptureId;

/**
 * A field that the pages of a site stopped giving.
 *
 * @param run the crawl in which it was noticed
 * @param changedAt when the first page without it was read
 * @param before how often it was there before, {@code after} since
 * @param beforeCapture a sealed page that had it, {@code afterCapture} one that has not; null where none is known
 * @param acknowledgedAt null as long as nobody has looked into it
 * @param note what was done about it; null as long as nobody has
 */
public record LayoutAlarm(
        String id,
        String site,
        PageFill.Kind kind,
        String field,
        String run,
        Instant raisedAt,
        Instant changedAt,
        Rate before,
        Rate after,
        @Nullable CaptureId beforeCapture,
        @Nullable CaptureId afterCapture,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String note) {
    public boolean open() {
        return acknowledgedAt == null;
    }

    /** What is to be done about it. */
    public Wording cure() {
        return switch (kind) {
            case LISTING ->
                field.equals(PageFill.READ)
                        ? new Wording(
                                "对照前后两份固定的网页：若须脚本才有内容，在站点文件写 render: when-empty；否则在 extract 下补写 title，"
                                        + "并以 extract FILE --site --why 试读；改好后确认",
                                "compare the two sealed pages: if scripts fill the page now, write render: when-empty into the"
                                        + " site file, else add title under extract and try it with extract FILE --site --why;"
                                        + " acknowledge when mended")
                        : new Wording(
                                "对照前后两份固定的网页，在站点文件 extract 下改写 " + field + "，以 rules test --site 复核；"
                                        + "若对方确已不再显示该项，确认即可",
                                "compare the two sealed pages, mend " + field
                                        + " under extract of the site file and check with"
                                        + " rules test --site; if the site really stopped showing it, acknowledge it");
            case LIST ->
                new Wording(
                        "列表页已读不出商品链接：对照前后两份固定的网页，核对站点文件的 listing 与 follow；改好后确认",
                        "lists show no links to goods any more: compare the two sealed pages and check listing and follow of"
                                + " the site file; acknowledge when mended");
        };
    }
}
