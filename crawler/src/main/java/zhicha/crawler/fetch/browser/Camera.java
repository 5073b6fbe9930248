package zhicha.crawler.fetch.browser;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Takes the picture of a page that is being shown. */
final class Camera {
    /** PNG 1.2, section 3.1; the first chunk, IHDR, begins behind it with its length and name. */
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private static final int SIZE_AT = 16;
    /** A tall page is drawn anew for its picture. */
    private static final Duration DRAWING = Duration.ofSeconds(60);

    private static final int SCROLL_MILLIS = 60;

    private final DevTools tools;
    private final String session;
    private final Screen screen;

    Camera(DevTools tools, String session, Screen screen) {
        this.tools = tools;
        this.session = session;
        this.screen = screen;
    }

    /** Before the page is asked for. */
    void setUp() throws IOException, InterruptedException {
        tools.call(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", screen.width(), "height", screen.height(), "deviceScaleFactor", 1, "mobile", false));
        tools.call(session, "Emulation.setScrollbarsHidden", Map.of("hidden", true));
    }

    /**
     * Goes down the page window by window, so that pictures which load when they are looked at do, and up again.
     *
     * @param further whether there is still time for it, asked before every window
     */
    void walk(BooleanSupplier further) throws IOException, InterruptedException {
        for (int top = screen.height();
                further.getAsBoolean() && top < Math.min(screen.tallest(), size().height());
                top += screen.height()) {
            scroll(top);
            Thread.sleep(SCROLL_MILLIS);
        }
        if (further.getAsBoolean()) {
            scroll(0);
        }
    }

    private void scroll(int top) throws IOException, InterruptedException {
        tools.call(session, "Runtime.evaluate", Map.of("expression", "window.scrollTo(0, " + top + ")"));
    }

    private record Size(long width, long height) {}

    private Size size() throws IOException, InterruptedException {
        JsonNode content =
                tools.call(session, "Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        return new Size((long) Math.ceil(content.path("width").asDouble(0)), (long)
                Math.ceil(content.path("height").asDouble(0)));
    }

    /** @throws IOException where the browser gives no picture */
    Screenshot take() throws IOException, InterruptedException {
        Size page = size();
        int height = (int) Math.clamp(page.height(), screen.height(), screen.tallest());
        JsonNode answer = tools.call(
                session,
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", screen.width(), "height", height, "scale", 1)),
                DRAWING);
        byte[] png = decoded(answer.path("data").asString(""));
        ByteBuffer header = ByteBuffer.wrap(png);
        String browser =
                tools.call("", "Browser.getVersion", Map.of()).path("product").asString("");
        return new Screenshot(
                png,
                header.getInt(SIZE_AT),
                header.getInt(SIZE_AT + Integer.BYTES),
                screen,
                page.width(),
                page.height(),
                browser,
                Instant.now());
    }

    private static byte[] decoded(String base64) throws IOException {
        byte[] png;
        try {
            png = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException("the browser answered with what is no picture: " + e.getMessage(), e);
        }
        boolean begins = png.length > SIZE_AT + 2 * Integer.BYTES
                && Arrays.equals(png, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
        if (!begins) {
            throw new IOException("the browser answered with " + png.length + " bytes that are no PNG");
        }
        return png;
    }

    /** Whether Chinese characters are drawn, and not the same empty box for each: two of them differ then. */
    static boolean showsChinese(DevTools tools, String session) throws IOException, InterruptedException {
        String drawn = List.of("国", "家").stream()
                .map(character -> "f('" + character + "')")
                .reduce((one, other) -> one + " !== " + other)
                .orElseThrow();
        return tools.call(
                        session,
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                "(() => { const f = t => { const c = document.createElement('canvas');"
                                        + " c.width = c.height = 40; const x = c.getContext('2d');"
                                        + " x.font = '32px sans-serif'; x.fillText(t, 2, 34); return c.toDataURL(); };"
                                        + " return " + drawn + "; })()",
                                "returnByValue",
                                true))
                .path("result")
                .path("value")
                .asBoolean(true);
    }
}
