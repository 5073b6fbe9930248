package zhicha.market.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways to misbehave, each under its own name as path: {@code /item/huge-page} and so on, so that they look like listings. */
public enum HostileRoute {
    HUGE_PAGE("200 MB of HTML with an honest length") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.huge(out, 200L << 20);
        }
    },
    ENDLESS_BODY("a chunked body that never ends") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.endless(out);
        }
    },
    BROKEN_GZIP("a gzip stream that breaks off in garbage") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.brokenGzip(out);
        }
    },
    GZIP_BOMB("10 GB of blanks, packed") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.bomb(out, 10L << 30);
        }
    },
    REDIRECT_LOOP("a redirect to itself by way of another address") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.redirect(out, base + REDIRECT_BACK.path());
        }
    },
    REDIRECT_BACK("the other half of the loop") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.redirect(out, base + REDIRECT_LOOP.path());
        }
    },
    REDIRECT_PRIVATE("a redirect to a cloud's metadata address") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.redirect(out, "http://169.254.169.254/latest/meta-data/");
        }
    },
    NEVER_ANSWERS("takes the request and stays silent") {
        @Override
        void answer(OutputStream out, String base) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    },
    SLOW_DRIP("one byte a second, for ever") {
        @Override
        void answer(OutputStream out, String base) throws IOException, InterruptedException {
            HostileBodies.drip(out);
        }
    },
    FALSE_PICTURE("HTML that says it is a JPEG") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.whole(
                    out,
                    200,
                    "Content-Type: image/jpeg\r\n",
                    "<html><body>这不是图片</body></html>".getBytes(StandardCharsets.UTF_8));
        }
    },
    FALSE_PICTURE_PAGE("a good listing whose picture is no picture") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.html(
                    out, "<h1>图片打不开的滑雪镜</h1><p class=\"price\">¥59.00</p><img src=\"" + FALSE_PICTURE.path() + "\">");
        }
    },
    UNDECLARED_GBK("a listing in GBK that says so nowhere") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.whole(
                    out,
                    200,
                    "Content-Type: text/html\r\n",
                    HostileBodies.listing("未声明编码的东北大米").getBytes(Charset.forName("GBK")));
        }
    },
    NO_TITLE("a listing without a title") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.whole(
                    out,
                    200,
                    "Content-Type: text/html; charset=utf-8\r\n",
                    "<!DOCTYPE html><html><body><p class=\"price\">¥12.00</p></body></html>"
                            .getBytes(StandardCharsets.UTF_8));
        }
    },
    HEADER_BOMB("headers without end") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.headers(out);
        }
    },
    CUT_SHORT("fewer bytes than Content-Length promises") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.promise(out, 1_000_000L);
        }
    },
    ABSURD_LENGTH("a Content-Length of nine exabytes") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.promise(out, Long.MAX_VALUE);
        }
    },
    MANY_LINKS("a page of 100,000 links") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.links(out, 100_000);
        }
    },
    BROTLI_BOMB("256 MB of zeros in 211 bytes") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.whole(out, 200, HTML + "Content-Encoding: br\r\n", Bombs.brotli());
        }
    },
    ZSTD_BOMB("2 GB of blanks in 64 KB of Zstandard") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.whole(out, 200, HTML + "Content-Encoding: zstd\r\n", Bombs.zstd(16_384));
        }
    },
    HUGE_TITLE("a title of 7 MB") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.text(
                    out, "<html><head><title>" + "长标题".repeat(800_000) + "</title></head><body></body></html>");
        }
    },
    DEEP_NESTING("100,000 elements inside one another") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.text(
                    out, "<html><body>" + "<div><b>".repeat(50_000) + "<h1>深处的商品</h1><p class=price>¥8.80</p>");
        }
    },
    WRONG_CHARSET("a listing in GBK that says it is UTF-8") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.whole(out, 200, HTML, HostileBodies.listing("谎报编码的木耳").getBytes(Charset.forName("GBK")));
        }
    },
    NULS("a listing with NUL and other controls in all its texts") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.text(out, HostileBodies.listing("带\0控制\u0001符\u001b的\u0008围巾"));
        }
    },
    HALF_CHARACTERS("JSON-LD with halves of characters") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.text(
                    out,
                    "<html><head><script type=\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"半个字\\ud83d符\\udc00的手套\","
                            + "\"description\":\"\\udfff\\ud800\",\"offers\":{\"price\":\"8.80\",\"priceCurrency\":\"CNY\"}}"
                            + "</script></head><body><h1>半个字的手套</h1></body></html>");
        }
    },
    SESSION_LINKS("a listing that links to itself under a new session each time") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            StringBuilder links = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                String session = Long.toHexString(System.nanoTime()) + "0123456789abcdef0123" + i;
                links.append("<a href=\"")
                        .append(path())
                        .append("?PHPSESSID=")
                        .append(session)
                        .append("\">a</a>");
                links.append("<a href=\"")
                        .append(path())
                        .append(";jsessionid=")
                        .append(session)
                        .append("?sid=")
                        .append(session)
                        .append("\">b</a>");
            }
            HostileBodies.html(out, "<h1>会话地址的台灯</h1><p class=\"price\">¥49.00</p>" + links);
        }
    },
    REFRESH_PRIVATE("a listing that refreshes itself into a cloud's metadata address") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            HostileBodies.text(
                    out,
                    "<html><head><meta http-equiv=refresh content=\"0; url=http://169.254.169.254/latest/\"></head>"
                            + "<body><h1>自动跳转的保温杯</h1><p class=\"price\">¥29.00</p></body></html>");
        }
    },
    SMUGGLED("a listing, and behind its end another answer nobody asked for") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            byte[] page = HostileBodies.listing("夹带应答的积木").getBytes(StandardCharsets.UTF_8);
            HostileBodies.keptOpen(out, page);
            HostileBodies.keptOpen(out, HostileBodies.listing("冒名的商品").getBytes(StandardCharsets.UTF_8));
        }
    },
    BAD_CHUNKS("chunks whose lengths are no numbers") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            out.write(("HTTP/1.1 200 OK\r\n" + HTML + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    },
    HTTP_2("an HTTP/2 frame for an answer") {
        @Override
        void answer(OutputStream out, String base) throws IOException {
            out.write(new byte[] {0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100});
        }
    };

    private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";

    private final String what;

    HostileRoute(String what) {
        this.what = what;
    }

    /** What happens, in a phrase. */
    public String what() {
        return what;
    }

    public String path() {
        return "/item/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable HostileRoute at(String path) {
        for (HostileRoute route : values()) {
            if (route.path().equals(path)) {
                return route;
            }
        }
        return null;
    }

    /** Writes the whole answer, head and body; ends when the client leaves or the server closes. */
    abstract void answer(OutputStream out, String base) throws IOException, InterruptedException;
}
