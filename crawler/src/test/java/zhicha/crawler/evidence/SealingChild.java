package zhicha.crawler.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import zhicha.crawler.evidence.capture.Capture;

/** A program of its own that seals for ever and says what it has sealed; {@link VaultKillTest} kills it. */
public final class SealingChild {
    private SealingChild() {}

    public static void main(String[] args) throws IOException {
        try (Vault vault = Vault.open(Path.of(args[0]), Clock.systemUTC())) {
            for (int i = 0; ; i++) {
                String address = "https://shop.example/" + args[1] + "/" + i;
                Capture page = vault.seal(List.of(Samples.page(address, "page " + i)), Samples.CONTEXT);
                System.out.println(page.id().value() + " " + address);
                vault.seal(List.of(Samples.picture(address + ".jpg", 20_000, i)), Samples.CONTEXT.partOf(page.id()));
            }
        }
    }
}
