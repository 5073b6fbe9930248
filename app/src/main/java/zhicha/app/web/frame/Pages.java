package zhicha.app.web.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import zhicha.app.web.account.Permission;

/** Puts a view into its template. The templates were compiled with the program; none is ever made from data. */
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "zhicha.app.web.page");
    private final Assets assets;
    private final LongSupplier waiting;

    /** @param waiting how many flags are open now */
    public Pages(Assets assets, LongSupplier waiting) {
        this.assets = assets;
        this.waiting = waiting;
    }

    public void show(Context context, String template, String section, Object view) {
        show(context, template, section, view, null);
    }

    public void show(Context context, String template, String section, Object view, @Nullable Notice notice) {
        Visitor visitor = Visitor.of(context);
        String query = context.queryString();
        String path = context.path() + (query == null ? "" : "?" + query);
        long open = visitor.may(Permission.SEE_FLAGS) ? waiting.getAsLong() : 0;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", new Frame(visitor, assets, section, path, open, notice));
        parameters.put("view", view);
        StringOutput output = new StringOutput(16_384);
        engine.render(template + ".jte", parameters, output);
        context.html(output.toString());
    }
}
