package zhicha.market.shop;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a shop answers.
 *
 * @param headers besides {@code Content-Length}
 * @param delayMillis how long the shop lets the visitor wait
 */
record Answer(int status, Map<String, String> headers, byte[] body, int delayMillis) {
    static final Charset GB18030 = Charset.forName("GB18030");

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer html(int status, String page) {
        return text(status, "text/html; charset=utf-8", page);
    }

    static Answer text(int status, String type, String text) {
        return new Answer(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8), 0);
    }

    static Answer bytes(String type, byte[] body) {
        return new Answer(200, Map.of("Content-Type", type), body, 0);
    }

    static Answer moved(String to) {
        return new Answer(301, Map.of("Location", to), new byte[0], 0);
    }

    Answer after(int millis) {
        return new Answer(status, headers, body, millis);
    }
}
