package zhicha.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A piece of everyday work, done once after each build: a shop on loopback is crawled and its listings matched. The launcher
 * keeps what Java learned of the program meanwhile, its classes and, with Java 25 or later, which methods run often and how
 * (JEP 483 and 515): later starts have it at once. Arguments: a pack, an empty folder.
 */
final class FirstRun {
    private FirstRun() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        try (FirstShop shop = new FirstShop()) {
            Path site = Files.writeString(folder.resolve("site.yaml"), """
                    site: first
                    home: http://127.0.0.1:%d/
                    private-addresses: allowed
                    listing: ["/item/(\\\\d+)"]
                    politeness: {delay: 1ms, parallel: 2}
                    """.formatted(shop.port()));
            Path listings = folder.resolve("listings.jsonl");
            done(
                    "crawl",
                    "--site",
                    site,
                    "--data",
                    folder.resolve("data"),
                    "--out",
                    listings,
                    "--contact",
                    "first@zhicha.example");
            done("match", "--rules", Path.of(arguments[0]), "--listings", listings);
        }
    }

    private static void done(Object... command) {
        String[] words = new String[command.length];
        for (int i = 0; i < command.length; i++) {
            words[i] = command[i].toString();
        }
        Zhicha.commandLine().execute(words);
    }
}
