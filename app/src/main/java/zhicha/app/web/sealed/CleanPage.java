package zhicha.app.web.sealed;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import zhicha.app.web.sealed.SealedCaptures.SealedPage;
import zhicha.app.web.text.Language;
import zhicha.crawler.page.PageLimits;
import zhicha.crawler.page.PageReader;
import zhicha.crawler.page.PageReading;
import zhicha.reporting.HiddenCharacters;

/**
 * A sealed page made fit to be looked at. Only structure and words of the page stay (a safelist); links lose their
 * address; each picture is one that was sealed with the page, encoded anew by us and carried inside the document as a
 * {@code data:} address. So the result asks the network for nothing at all, which holds even in a sandbox whose requests
 * would carry no session.
 */
public final class CleanPage {
    /** Goes with the document; the sandbox without {@code allow-scripts} and {@code allow-same-origin} is the outer wall. */
    public static final String POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /** Pages are cut here before they are parsed for display, bytes. */
    static final int MOST_BYTES = 4 << 20;

    private static final PageReader READER = new PageReader(new PageLimits(MOST_BYTES, 100_000, 128, 0, 4_096));

    static final int MOST_PICTURES = 24;
    private static final int PICTURE_SIDE = 480;
    private static final String STYLE =
            "body{font:15px/1.6 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;color:#1c2733;background:#fff;margin:16px}"
                    + "img{max-width:240px;height:auto;border:1px solid #d5dbe1}"
                    + "table{border-collapse:collapse}td,th{border:1px solid #d5dbe1;padding:2px 6px}"
                    + ".absent{display:inline-block;border:1px dashed #9aa5b1;color:#52606d;padding:2px 6px;font-size:12px}"
                    + "a{color:inherit;text-decoration:underline dotted;margin-right:.4em}";

    private CleanPage() {}

    /**
     * The document to be put into the sandbox.
     *
     * @param pictures the sealed bytes of a picture by its absolute address, or empty where it was not sealed
     */
    public static String of(SealedPage page, Function<String, Optional<byte[]>> pictures, Language language) {
        Document dirty = read(page) instanceof PageReading.Readable readable
                ? readable.page().document().clone()
                : unreadable(page, language);
        dirty.select("script,style,noscript,template,svg,math,iframe,object,embed,form input[type=hidden]")
                .remove();
        for (Element image : dirty.select("img")) {
            image.attr("src", address(image));
        }
        Safelist safelist = Safelist.relaxed()
                .removeTags("base")
                .removeAttributes("a", "href")
                .removeProtocols("img", "src", "http", "https")
                .addTags(
                        "section",
                        "article",
                        "header",
                        "footer",
                        "main",
                        "figure",
                        "figcaption",
                        "s",
                        "button",
                        "label");
        Document clean = new Cleaner(safelist).clean(dirty);
        show(clean, pictures, language);
        clean.outputSettings()
                .charset(StandardCharsets.UTF_8)
                .escapeMode(Entities.EscapeMode.base)
                .prettyPrint(false);
        return "<!doctype html><html lang=\"" + language.tag() + "\"><head><meta charset=\"utf-8\"><title>"
                + Entities.escape(HiddenCharacters.shown(dirty.title())) + "</title><style>" + STYLE
                + "</style></head><body>"
                + clean.body().html() + "</body></html>";
    }

    /** The page's source as text, for the raw view; cut at {@link #MOST_BYTES}. */
    public static String source(SealedPage page) {
        Charset charset = read(page) instanceof PageReading.Readable readable
                ? readable.page().text().charset()
                : StandardCharsets.UTF_8;
        return new String(page.body(), 0, Math.min(page.body().length, MOST_BYTES), charset);
    }

    private static PageReading read(SealedPage page) {
        return READER.read(page.body(), URI.create(page.address()), page.contentType());
    }

    private static Document unreadable(SealedPage page, Language language) {
        Document empty = Document.createShell(page.address());
        empty.body()
                .text(language.say(
                        "该固定内容不是可显示的网页（" + page.contentType() + "），请查看源代码。",
                        "What was sealed is not a page that can be shown (" + page.contentType()
                                + "); see its source."));
        return empty;
    }

    private static String address(Element image) {
        for (String name : new String[] {"src", "data-src", "data-original"}) {
            String absolute = image.absUrl(name);
            if (absolute.startsWith("http:") || absolute.startsWith("https:")) {
                return absolute;
            }
        }
        return "";
    }

    private static void show(Document clean, Function<String, Optional<byte[]>> pictures, Language language) {
        int shown = 0;
        for (Element image : clean.select("img")) {
            String address = image.attr("src");
            image.clearAttributes();
            Optional<byte[]> jpeg = address.isEmpty() || shown >= MOST_PICTURES
                    ? Optional.empty()
                    : pictures.apply(address).flatMap(bytes -> SafePicture.jpeg(bytes, PICTURE_SIDE));
            if (jpeg.isPresent()) {
                shown++;
                image.attr(
                        "src", "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.get()));
                image.attr("alt", "");
            } else {
                Element absent = new Element("span").addClass("absent");
                absent.text(language.say("图片未随页固定或无法显示", "picture not sealed with the page, or not shown"));
                image.replaceWith(absent);
            }
        }
    }
}
