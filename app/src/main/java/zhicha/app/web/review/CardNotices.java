package zhicha.app.web.review;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.frame.Notice;
import zhicha.app.web.review.words.DecisionWords;
import zhicha.app.web.screenshot.ScreenshotDesk;
import zhicha.reporting.HiddenCharacters;
import zhicha.reporting.review.QueueEntry;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.decision.Decision;
import zhicha.reporting.review.flag.FlagStatus;
import zhicha.rules.rule.Wording;

/** What is said at the top of a card or a list about what was done just before. */
final class CardNotices {
    static final Notice UNEXPLAINED =
            Notice.bad(new Wording("选择“其他”时请先填写说明，再提交。", "Write a note first: “other” needs a reason."));

    private CardNotices() {}

    /** What happened just before this page, from the address: a decision on another flag, or an undo of this one's. */
    static @Nullable Notice of(Context context, ReviewQueue queue) {
        if (context.queryParam("undone") != null) {
            return Notice.good("研判已撤销，请重新研判。", "The decision was withdrawn; decide anew.");
        }
        Notice screenshot = ScreenshotDesk.told(context);
        return screenshot != null ? screenshot : decidedJustNow(queue, context.queryParam("after"));
    }

    /** The sentence about the flag that was decided before this page came. */
    static @Nullable Notice decidedJustNow(ReviewQueue queue, @Nullable String flag) {
        Optional<QueueEntry> entry = flag == null ? Optional.empty() : queue.entry(flag);
        Decision decision = entry.isEmpty() ? null : entry.get().decision();
        if (entry.isEmpty() || decision == null || entry.get().status() == FlagStatus.OPEN) {
            return null;
        }
        String title = HiddenCharacters.shown(entry.get().flag().listing().title());
        String shortened = title.length() > 40 ? title.substring(0, 40) + "…" : title;
        Wording what = DecisionWords.of(decision.judgement());
        return Notice.decided("上一条已记录：" + what.zh() + " — " + shortened, "Recorded: " + what.en() + " — " + shortened);
    }
}
