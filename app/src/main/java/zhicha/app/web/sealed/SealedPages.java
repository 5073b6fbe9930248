package zhicha.app.web.sealed;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Pages;
import zhicha.app.web.frame.Visitor;
import zhicha.app.web.sealed.SealedCaptures.Circumstance;
import zhicha.app.web.sealed.SealedCaptures.SealedPage;
import zhicha.rules.subject.CaptureId;

/** A sealed page on the screen: cleaned in a sandbox, or its source as text. */
public final class SealedPages {
    /** For the source: it is text, and if a browser thought otherwise it still could do nothing. */
    private static final String SOURCE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'";

    private final Pages pages;
    private final SealedCaptures captures;

    public SealedPages(Pages pages, SealedCaptures captures) {
        this.pages = pages;
        this.captures = captures;
    }

    /** @param source whether the source is on show rather than the cleaned page */
    public record View(CaptureId id, SealedPage page, boolean source, List<Circumstance> circumstances) {}

    public void routes(RoutesConfig routes) {
        routes.get("/sealed/{capture}", this::show, Permission.SEE_FLAGS);
        routes.get("/sealed/{capture}/page", this::page, Permission.SEE_FLAGS);
        routes.get("/sealed/{capture}/source", this::source, Permission.SEE_FLAGS);
    }

    private void show(Context context) {
        CaptureId id = id(context);
        boolean source = "source".equals(context.queryParam("view"));
        pages.show(context, "sealed", "review", new View(id, page(id), source, captures.circumstances(id)));
    }

    private void page(Context context) {
        CaptureId id = id(context);
        String html = CleanPage.of(
                page(id),
                address -> captures.resource(id, address),
                Visitor.of(context).language());
        context.header("Content-Security-Policy", CleanPage.POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .contentType("text/html; charset=utf-8")
                .result(html);
    }

    private void source(Context context) {
        CaptureId id = id(context);
        context.header("Content-Security-Policy", SOURCE_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .contentType("text/plain; charset=utf-8")
                .result(CleanPage.source(page(id)));
    }

    private SealedPage page(CaptureId id) {
        return captures.page(id).orElseThrow(NotFoundResponse::new);
    }

    private static CaptureId id(Context context) {
        Optional<String> hex = Optional.of(context.pathParam("capture")).filter(text -> text.matches("[0-9a-f]{64}"));
        return new CaptureId("sha256:" + hex.orElseThrow(NotFoundResponse::new));
    }
}
