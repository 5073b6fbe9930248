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
    };

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
