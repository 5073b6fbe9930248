package zhicha.app.web.screenshot;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.sealed.PictureShelf;
import zhicha.app.web.sealed.ScreenshotPicture;
import zhicha.app.web.sealed.SealedCaptures;
import zhicha.app.web.sealed.SealedCaptures.SealedScreenshot;
import zhicha.rules.subject.CaptureId;

/** A sealed screenshot on the screen: small, whole in pieces of our own encoding, and the sealed file to be kept. */
public final class ScreenshotPages {
    private final Pages pages;
    private final SealedCaptures captures;
    private final PictureShelf shelf;

    public ScreenshotPages(Pages pages, SealedCaptures captures, PictureShelf shelf) {
        this.pages = pages;
        this.captures = captures;
        this.shelf = shelf;
    }

    public record View(CaptureId id, SealedScreenshot screenshot) {
        public int parts() {
            return (screenshot.screen().height() + ScreenshotPicture.PART - 1) / ScreenshotPicture.PART;
        }

        public int heightOf(int part) {
            return Math.min(ScreenshotPicture.PART, screenshot.screen().height() - part * ScreenshotPicture.PART);
        }
    }

    public void routes(RoutesConfig routes) {
        routes.get("/screenshots/{capture}", this::show, Permission.SEE_FLAGS);
        routes.get("/screenshots/{capture}/small", this::small, Permission.SEE_FLAGS);
        routes.get("/screenshots/{capture}/part/{part}", this::part, Permission.SEE_FLAGS);
        routes.get("/screenshots/{capture}/sealed.png", this::sealed, Permission.SEE_FLAGS);
    }

    private void show(Context context) {
        CaptureId id = id(context);
        SealedScreenshot screenshot = captures.screenshot(id).orElseThrow(NotFoundResponse::new);
        pages.show(context, "screenshot", "review", new View(id, screenshot));
    }

    private void small(Context context) {
        CaptureId id = id(context);
        answer(
                context,
                shelf.made("small " + id, () -> captures.screenshotBytes(id).flatMap(ScreenshotPicture::small)));
    }

    private void part(Context context) {
        CaptureId id = id(context);
        String written = context.pathParam("part");
        if (!written.matches("[0-9]{1,2}")) {
            throw new NotFoundResponse();
        }
        int part = Integer.parseInt(written);
        answer(
                context,
                shelf.made(
                        "part " + part + " " + id,
                        () -> captures.screenshotBytes(id).flatMap(png -> ScreenshotPicture.part(png, part))));
    }

    /** The very bytes whose digest is in the manifest; to be kept, and not shown by the browser. */
    private void sealed(Context context) {
        CaptureId id = id(context);
        byte[] png = captures.screenshotBytes(id).orElseThrow(NotFoundResponse::new);
        context.header(
                        "Content-Disposition",
                        "attachment; filename=\"screenshot-" + id.hex().substring(0, 16) + ".png\"")
                .contentType("image/png")
                .result(png);
    }

    private static void answer(Context context, Optional<byte[]> jpeg) {
        // a capture never changes
        context.header("Cache-Control", "private, max-age=86400, immutable")
                .contentType("image/jpeg")
                .result(jpeg.orElseThrow(NotFoundResponse::new));
    }

    private static CaptureId id(Context context) {
        Optional<String> hex = Optional.of(context.pathParam("capture")).filter(text -> text.matches("[0-9a-f]{64}"));
        return new CaptureId("sha256:" + hex.orElseThrow(NotFoundResponse::new));
    }
}
