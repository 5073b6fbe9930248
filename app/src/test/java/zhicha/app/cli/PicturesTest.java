package zhicha.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zhicha.app.store.Store;
import zhicha.app.store.StoreSettings;
import zhicha.crawler.evidence.Vault;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.Header;
import zhicha.rules.subject.CaptureId;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.subject.Seller;

/** {@code pictures common}: what many shops show, told so that a line of it can stand in a pack. */
class PicturesTest {
    private static final int SHOPS = 6;

    @TempDir
    Path folder;

    @Test
    void whatManyShopsShowIsListedWithItsPicture() throws Exception {
        Path data = folder.resolve("data");
        fill(data);
        Path saved = folder.resolve("saved");
        Verb.Ended ended = Verb.run("pictures", "common", "--data", data, "--shops", 5, "--save", saved);
        assertEquals(0, ended.exit(), ended.err());
        List<String> lines = ended.out().lines().toList();
        assertEquals(1, lines.size(), ended.out());
        String fingerprint = lines.getFirst().substring(0, 64);
        assertTrue(lines.getFirst().contains("# 6 家店铺 / shops, 6 件商品 / listings, sha256:"), ended.out());
        BufferedImage picture = ImageIO.read(saved.resolve(fingerprint + ".png").toFile());
        assertEquals(480, picture.getWidth());
        assertTrue(ended.err().contains("图片 / pictures 13"), ended.err());
        assertTrue(ended.err().contains("无法读取 / unreadable 1"), ended.err());

        // as it is printed, it is a line of a list
        Path pack = Files.createDirectories(folder.resolve("pack/lists")).getParent();
        Files.writeString(
                pack.resolve("pack.yaml"),
                "pack: p\nversion: 2026.11.1\nrights:\n  - {id: tm-x, kind: trademark, name: 甲乙丙丁, words: [甲乙丙丁]}\n");
        Files.writeString(pack.resolve("lists/common-pictures.txt"), ended.out() + "0123\n");
        Verb.Ended checked = Verb.run("rules", "validate", pack);
        assertEquals(0, checked.exit(), checked.out() + checked.err());
        assertTrue(checked.out().contains("“0123”不是图片指纹"), checked.out());
        assertTrue(!checked.out().contains(fingerprint), checked.out());

        JsonNode json = JsonMapper.shared()
                .readTree(
                        Verb.run("pictures", "common", "--data", data, "--json").out());
        assertEquals(fingerprint, json.path("fingerprint").asString());
        assertEquals(SHOPS, json.path("shops").asInt());
        assertEquals(
                2, Verb.run("pictures", "common", "--data", data, "--shops", 1).exit());
        assertEquals(
                69,
                Verb.run("pictures", "common", "--data", folder.resolve("none")).exit());
    }

    /** Every shop shows the same notice, saved anew, and a picture of its own; one shows something that is no picture. */
    private static void fill(Path data) throws Exception {
        try (Store store = Store.open(StoreSettings.file(data));
                Vault vault = Vault.open(data.resolve("vault"), Clock.systemUTC())) {
            for (int shop = 0; shop < SHOPS; shop++) {
                String address = "https://shop-" + shop + ".example/";
                ListingImage notice = new ListingImage(address + "notice.jpg");
                ListingImage own = new ListingImage(address + "own.jpg");
                Listing listing = Listing.builder("item-" + shop, "积木")
                        .url(address + "item")
                        .platform("shop-" + shop)
                        .seller(new Seller("s-" + shop, "店铺" + shop, null, null, List.of()))
                        .images(List.of(notice, own))
                        .build();
                store.listings().save(listing, null, Instant.now());
                put(store, vault, listing, notice, drawn(1, shop));
                put(store, vault, listing, own, drawn(100 + shop, 0));
                if (shop == 0) {
                    put(store, vault, listing, new ListingImage(address + "broken.jpg"), new byte[] {1, 2, 3});
                }
            }
        }
    }

    private static void put(Store store, Vault vault, Listing listing, ListingImage image, byte[] bytes)
            throws Exception {
        Exchange exchange = new Exchange(
                URI.create(image.address()),
                "127.0.0.1",
                null,
                "GET / HTTP/1.1",
                List.of(),
                "HTTP/1.1 200 OK",
                200,
                List.of(new Header("Content-Type", "image/png")),
                bytes,
                bytes,
                Instant.now(),
                Duration.ZERO);
        CaptureId capture = vault.seal(List.of(exchange), CaptureContext.of("demo", "test", "zhicha test"))
                .id();
        store.pictures().put(listing.id(), image, capture, Instant.now());
    }

    /** @param touch a few pixels that differ from shop to shop */
    private static byte[] drawn(int seed, int touch) throws Exception {
        BufferedImage image = new BufferedImage(480, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            g.setColor(new Color(random.nextInt(1 << 24)));
            g.fillOval(
                    random.nextInt(480) - 60,
                    random.nextInt(360) - 60,
                    40 + random.nextInt(120),
                    40 + random.nextInt(120));
        }
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 9));
        g.drawString("shop " + touch, 8, 350);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
