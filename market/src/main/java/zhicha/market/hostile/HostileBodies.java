package zhicha.market.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** The bytes that hostile routes send. None of them is ever held whole in memory. */
final class HostileBodies {
    private static final int BLOCK = 64 * 1024;

    private HostileBodies() {}

    static void whole(OutputStream out, int status, String headers, byte[] body) throws IOException {
        head(out, status, headers + "Content-Length: " + body.length + "\r\n");
        out.write(body);
    }

    static void html(OutputStream out, String body) throws IOException {
        String page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>敌意页面</title></head><body>" + body
                + "</body></html>";
        whole(out, 200, "Content-Type: text/html; charset=utf-8\r\n", page.getBytes(StandardCharsets.UTF_8));
    }

    /** A page just as it is. */
    static void text(OutputStream out, String page) throws IOException {
        whole(out, 200, "Content-Type: text/html; charset=utf-8\r\n", page.getBytes(StandardCharsets.UTF_8));
    }

    /** A page after which the connection stays. */
    static void keptOpen(OutputStream out, byte[] page) throws IOException {
        whole(out, 200, "Content-Type: text/html; charset=utf-8\r\nConnection: keep-alive\r\n", page);
        out.flush();
    }

    static String listing(String title) {
        return "<!DOCTYPE html><html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1><p class=\"price\">¥39.90</p><p>这一页没有声明字符编码，程序应当从字节本身认出它是中文国标编码，"
                + "而不是把它当成别的文字。产地黑龙江，当年新米，真空包装，收到后请放在阴凉干燥的地方保存。</p></body></html>";
    }

    static void huge(OutputStream out, long length) throws IOException {
        head(out, 200, "Content-Type: text/html; charset=utf-8\r\nContent-Length: " + length + "\r\n");
        byte[] start =
                "<!DOCTYPE html><html><head><title>200 MB</title></head><body>".getBytes(StandardCharsets.US_ASCII);
        out.write(start);
        byte[] block = "<p>padding</p>\n".repeat(BLOCK / 15).getBytes(StandardCharsets.US_ASCII);
        for (long sent = start.length; sent < length; sent += block.length) {
            out.write(block, 0, (int) Math.min(block.length, length - sent));
        }
    }

    static void endless(OutputStream out) throws IOException {
        head(out, 200, "Content-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n");
        byte[] chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        while (!Thread.currentThread().isInterrupted()) {
            out.write(chunk);
        }
    }

    static void brokenGzip(OutputStream out) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 2_000; i++) {
                gzip.write(("<p>line " + i * 7919 + "</p>\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        byte[] bytes = packed.toByteArray();
        Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0xA5);
        whole(out, 200, "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n", bytes);
    }

    static void bomb(OutputStream out, long length) throws IOException {
        head(out, 200, "Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nConnection: close\r\n");
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) ' ');
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, BLOCK)) {
            for (long sent = 0; sent < length; sent += block.length) {
                gzip.write(block);
            }
        }
    }

    static void redirect(OutputStream out, String to) throws IOException {
        whole(out, 302, "Location: " + to + "\r\n", new byte[0]);
    }

    static void drip(OutputStream out) throws IOException, InterruptedException {
        head(out, 200, "Content-Type: text/html; charset=utf-8\r\nContent-Length: 1000000\r\n");
        while (!Thread.currentThread().isInterrupted()) {
            out.write('.');
            out.flush();
            Thread.sleep(1_000);
        }
    }

    static void headers(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
        String filler = "y".repeat(1_000);
        for (long i = 0; !Thread.currentThread().isInterrupted(); i++) {
            out.write(("X-Bomb-" + i + ": " + filler + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    static void promise(OutputStream out, long length) throws IOException {
        head(out, 200, "Content-Type: text/html; charset=utf-8\r\nContent-Length: " + length + "\r\n");
        out.write(listing("说好的长度没有给够").getBytes(StandardCharsets.UTF_8));
    }

    static void links(OutputStream out, int count) throws IOException {
        head(out, 200, "Content-Type: text/html; charset=utf-8\r\nConnection: close\r\n");
        StringBuilder block = new StringBuilder("<!DOCTYPE html><html><head><title>links</title></head><body>");
        for (int i = 0; i < count; i++) {
            block.append("<a href=\"/item/").append(i).append("\">").append(i).append("</a>\n");
            if (block.length() > BLOCK) {
                out.write(block.toString().getBytes(StandardCharsets.US_ASCII));
                block.setLength(0);
            }
        }
        out.write(block.append("</body></html>").toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void head(OutputStream out, int status, String headers) throws IOException {
        String reason = switch (status) {
            case 200 -> "OK";
            case 302 -> "Found";
            default -> "Not Found";
        };
        // one answer a connection; some answers end by closing it
        String close = headers.contains("Connection:") ? "" : "Connection: close\r\n";
        out.write(("HTTP/1.1 " + status + " " + reason + "\r\n" + headers + close + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }
}
