package zhicha.app.web.packs;

import io.javalin.config.RoutesConfig;
import zhicha.app.web.account.Permission;
import zhicha.app.web.frame.Pages;

/** The packs in force. */
public final class PackPages {
    private final Pages pages;
    private final PackBoard packs;

    public PackPages(Pages pages, PackBoard packs) {
        this.pages = pages;
        this.packs = packs;
    }

    public void routes(RoutesConfig routes) {
        routes.get("/packs", context -> pages.show(context, "packs", "packs", packs.board()), Permission.SEE_FLAGS);
    }
}
