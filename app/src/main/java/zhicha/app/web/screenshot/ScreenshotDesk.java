package zhicha.app.web.screenshot;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.app.screenshot.RequestedScreenshots;
import zhicha.app.screenshot.RequestedScreenshots.Asked;
import zhicha.app.store.screenshot.Ended;
import zhicha.app.web.account.ConsoleAudit;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Notice;
import zhicha.app.web.frame.Visitor;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;

/** Screenshots of listings for the pages that show a listing: what there is, and the asking for another. */
public record ScreenshotDesk(RequestedScreenshots screenshots, ConsoleAudit audit) {
    private static final String DONE = "screenshot";

    public ListingScreenshot of(Listing listing, Visitor reader) {
        List<Ended> ended = screenshots.of(listing.id());
        List<Ended> taken = ended.stream().filter(one -> one.capture() != null).toList();
        boolean failed = !ended.isEmpty() && ended.getFirst().capture() == null;
        return new ListingScreenshot(
                taken.isEmpty() ? null : taken.getFirst(),
                Math.max(0, taken.size() - 1),
                failed ? ended.getFirst() : null,
                screenshots.waitingFor(listing.id()).orElse(null),
                reader.may(Permission.TAKE_SCREENSHOT) && screenshots.offered(listing));
    }

    /**
     * Asks for one and goes back.
     *
     * @param back a path of ours
     * @return what is to be said where it was refused, with the status already set; null where the answer is given
     */
    public @Nullable Notice ask(Context context, String listing, String back) {
        Visitor visitor = Visitor.of(context);
        String who = visitor.person().name();
        return switch (screenshots.ask(listing, who)) {
            case Asked.Refused(Wording why) -> {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                yield Notice.warn(new Wording("未截取：" + why.zh() + "。", "No screenshot: " + why.en() + "."));
            }
            case Asked.Queued queued -> {
                audit.write(who, "screenshot-asked", listing, "", context.ip());
                yield gone(context, back, "queued");
            }
            case Asked.Waiting waiting -> gone(context, back, "waiting");
        };
    }

    private static @Nullable Notice gone(Context context, String back, String how) {
        context.redirect(back + (back.contains("?") ? "&" : "?") + DONE + "=" + how, HttpStatus.SEE_OTHER);
        return null;
    }

    /** What is said on the page that one was asked for on. */
    public static @Nullable Notice told(Context context) {
        String how = context.queryParam(DONE);
        if ("queued".equals(how)) {
            return Notice.good(
                    "已排队截取整页：按该站点的间隔访问，通常半分钟内完成。",
                    "A screenshot of the whole page is queued; the site is asked at its own pace, usually within half a minute.");
        }
        return "waiting".equals(how)
                ? Notice.warn(new Wording("已有人要求截取，正在等待。", "Somebody asked for it already; it is waiting."))
                : null;
    }
}
