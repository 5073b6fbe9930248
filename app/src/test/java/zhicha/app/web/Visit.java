package zhicha.app.web;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser that runs no scripts: follows links, sends forms with the fields they have, keeps cookies. */
public final class Visit {
    private final URI console;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;

    /** What came back, after redirects. */
    public record Answer(int status, URI address, Document page, HttpResponse<byte[]> raw) {
        public String text() {
            return page.text();
        }

        public String source() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public Visit(URI console) {
        this.console = console;
        client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    static Visit of(URI console, String name) throws Exception {
        Visit visit = new Visit(console);
        Answer answer = visit.signIn(name, ConsoleHouse.PASSWORD);
        if (answer.status() != 200 || answer.address().getPath().equals("/sign-in")) {
            throw new AssertionError("could not sign in as " + name + ": " + answer.text());
        }
        return visit;
    }

    public Answer signIn(String name, String password) throws Exception {
        return send(
                get("/sign-in").page().selectFirst("form[action=/sign-in]"), null, "name", name, "password", password);
    }

    public Answer get(String path) throws Exception {
        return answer(client.send(
                HttpRequest.newBuilder(console.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Presses a button of a form (null for a form with one), after filling some fields in. */
    public Answer send(Element form, Element button, String... filled) throws Exception {
        List<String> pairs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < filled.length; i += 2) {
            names.add(filled[i]);
            pairs.add(filled[i]);
            pairs.add(filled[i + 1]);
        }
        for (Element input : form.select("input[type=hidden], input[checked], textarea, option[selected]")) {
            Element named = input.normalName().equals("option") ? input.closest("select") : input;
            if (named != null && named.hasAttr("name") && !names.contains(named.attr("name"))) {
                pairs.add(named.attr("name"));
                pairs.add(input.normalName().equals("textarea") ? input.text() : input.attr("value"));
            }
        }
        if (button != null && button.hasAttr("name")) {
            pairs.add(button.attr("name"));
            pairs.add(button.attr("value"));
        }
        String action =
                button != null && button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
        return post(action, pairs.toArray(String[]::new));
    }

    /** Sends exactly these fields. */
    public Answer post(String path, String... pairs) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return answer(client.send(
                HttpRequest.newBuilder(console.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String text = type.startsWith("text/html") ? new String(response.body(), StandardCharsets.UTF_8) : "";
        return new Answer(
                response.statusCode(),
                response.uri(),
                Jsoup.parse(text, response.uri().toString()),
                response);
    }
}
