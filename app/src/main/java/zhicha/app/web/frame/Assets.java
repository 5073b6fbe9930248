package zhicha.app.web.frame;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import zhicha.app.web.account.Secrets;

/** Style, scripts and the mark, read from the class path once. Their address holds a digest, so browsers keep them for good. */
public final class Assets {
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final String version;

    private record Asset(String type, byte[] bytes) {}

    public Assets() {
        add("console.css", "text/css; charset=utf-8", "/zhicha/app/web/console.css");
        add("console.js", "text/javascript; charset=utf-8", "/zhicha/app/web/console.js");
        add("mark.svg", "image/svg+xml", "/zhicha/app/web/mark.svg");
        add("htmx.min.js", "text/javascript; charset=utf-8", HTMX);
        StringBuilder all = new StringBuilder();
        assets.values().forEach(asset -> all.append(Secrets.digest(asset.bytes())));
        version = Secrets.digest(all.toString().getBytes(StandardCharsets.US_ASCII))
                .substring(0, 12);
    }

    public String address(String name) {
        return "/assets/" + version + "/" + name;
    }

    public void serve(Context context) {
        Asset asset = assets.get(context.pathParam("name"));
        if (asset == null) {
            throw new NotFoundResponse();
        }
        context.header("Cache-Control", "public, max-age=31536000, immutable")
                .contentType(asset.type())
                .result(asset.bytes());
    }

    private void add(String name, String type, String resource) {
        try (InputStream input = Assets.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new IllegalStateException("the build lacks " + resource + "; build the app module again");
            }
            assets.put(name, new Asset(type, input.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + resource + " from the class path", e);
        }
    }
}
