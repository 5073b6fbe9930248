package zhicha.matcher.image.decode;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * SVG drawings, which right holders hand in as logos. Only for pictures of packs: a drawing is a program of a kind, and nothing that was
 * crawled is drawn. It may load nothing from outside, and is drawn on white, or on grey where it is white itself.
 */
public final class SvgDrawing {
    /** Longer side of the drawn picture, in pixels. */
    private static final int SIDE = 1024;

    private static final int MOST_BYTES = 4 << 20;
    private static final int GREY = 0x808080;

    private SvgDrawing() {}

    /** Whether the bytes are an SVG drawing, by their beginning. */
    public static boolean is(byte[] bytes) {
        String opening =
                new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        String start = opening.startsWith("\ufeff") ? opening.substring(1).stripLeading() : opening.stripLeading();
        return start.startsWith("<svg")
                || start.startsWith("<?xml") && start.contains("<svg")
                || start.startsWith("<!--") && start.contains("<svg")
                || start.startsWith("<!doctype svg");
    }

    /** Draws it with its longer side at 1,024 pixels. */
    public static Decoded read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return new Decoded.Refused("an SVG drawing of " + bytes.length + " bytes, at most " + MOST_BYTES
                    + " are read; supply a PNG of it");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.contains("<!ENTITY")) {
            return new Decoded.Refused(
                    "an SVG drawing that declares entities; export it without them, or supply a PNG");
        }
        try {
            LoaderContext context = LoaderContext.builder()
                    .externalResourcePolicy(ResourcePolicy.DENY_ALL)
                    .build();
            SVGDocument document = new SVGLoader().load(new ByteArrayInputStream(bytes), null, context);
            if (document == null) {
                return broken("it is not well formed");
            }
            double width = document.size().width;
            double height = document.size().height;
            if (!(width > 0 && height > 0) || width / height > 100 || height / width > 100) {
                return broken("it has no usable width and height");
            }
            double scale = SIDE / Math.max(width, height);
            int columns = Math.max(1, (int) Math.round(width * scale));
            int rows = Math.max(1, (int) Math.round(height * scale));
            BufferedImage drawn = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = drawn.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            document.render(null, graphics, new ViewBox(0, 0, columns, rows));
            graphics.dispose();
            return onBackdrop(drawn);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return broken(String.valueOf(unforeseen.getMessage()));
        }
    }

    private static Decoded broken(String why) {
        return new Decoded.Refused("an SVG drawing that cannot be drawn (" + why + "); supply a PNG of it");
    }

    private static Decoded onBackdrop(BufferedImage drawn) {
        int[] argb = drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth());
        long shown = 0;
        long light = 0;
        for (int pixel : argb) {
            int alpha = pixel >>> 24;
            shown += alpha;
            light += (pixel & 0xff) > 200 && (pixel >> 8 & 0xff) > 200 && (pixel >> 16 & 0xff) > 200 ? alpha : 0;
        }
        if (shown == 0) {
            return broken("nothing is drawn");
        }
        Color backdrop = light > 0.9 * shown ? new Color(GREY) : Color.WHITE;
        BufferedImage laid = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = laid.createGraphics();
        graphics.drawImage(drawn, 0, 0, backdrop, null);
        graphics.dispose();
        int[] rgb = laid.getRGB(0, 0, laid.getWidth(), laid.getHeight(), null, 0, laid.getWidth());
        Arrays.setAll(rgb, i -> rgb[i] & 0xffffff);
        return new Decoded.Readable(new Picture(laid.getWidth(), laid.getHeight(), rgb));
    }
}
