package zhicha.crawler.evidence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import zhicha.crawler.fetch.Exchange;

/**
 * CPU time that sealing takes, by itself: pages of 21.6 KB, sent unpacked and sent as gzip, and pictures of 60 KB. Run by
 * hand with a folder; decision 0022 has what it printed.
 */
public final class SealingCost {
    private static final int EACH = 400;

    private SealingCost() {}

    public static void main(String[] args) throws IOException {
        for (int round = 0; round < 3; round++) {
            try (Vault vault = Vault.open(Path.of(args[0]).resolve("round-" + round), Clock.systemUTC())) {
                measure(vault, "page sent unpacked", page(false));
                measure(vault, "page sent as gzip", page(true));
                measure(vault, "picture of 60 KB", Samples.picture("https://shop.example/1.jpg", 60_000, 1));
            }
        }
    }

    private static Exchange page(boolean gzip) {
        Random random = new Random(20261123);
        StringBuilder html = new StringBuilder("<!doctype html><html><head><title>积木 玩具</title></head><body>");
        while (html.length() < 20_600) {
            html.append("<div class=\"item-")
                    .append(random.nextInt(40))
                    .append("\"><a href=\"/item/")
                    .append(random.nextInt(100_000))
                    .append("\">商品 ")
                    .append(Integer.toString(random.nextInt(1 << 24), 36))
                    .append("</a><span>¥")
                    .append(random.nextInt(1_000))
                    .append(".00</span></div>\n");
        }
        byte[] body = html.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8);
        return Samples.exchange("https://shop.example/item/1", 200, "text/html; charset=utf-8", body, gzip);
    }

    private static void measure(Vault vault, String what, Exchange exchange) throws IOException {
        var thread = ManagementFactory.getThreadMXBean();
        long bytes = 0;
        long began = thread.getCurrentThreadCpuTime();
        for (int i = 0; i < EACH; i++) {
            bytes += vault.seal(List.of(exchange), Samples.CONTEXT)
                    .manifest()
                    .records()
                    .getLast()
                    .length();
        }
        double micros = (thread.getCurrentThreadCpuTime() - began) / 1e3 / EACH;
        System.out.printf("%-20s %7.0f CPU us each, %d bytes kept each%n", what, micros, bytes / EACH);
    }
}
