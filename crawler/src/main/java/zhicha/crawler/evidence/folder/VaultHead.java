package zhicha.crawler.evidence.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The newest manifest at the last look. It may lie behind the chain after a crash, never ahead of it: where it is ahead,
 * manifests are missing.
 *
 * @param sequence 0 while the vault is empty
 * @param capture id of the newest manifest, or empty
 * @param readme SHA-256 of README.txt
 */
public record VaultHead(long sequence, String capture, String readme) {
    private static final Pattern SHAPE = Pattern.compile(
            "\\{\"sequence\":(0|[1-9]\\d{0,17}),\"capture\":\"((?:sha256:[0-9a-f]{64})?)\",\"readme\":\"([0-9a-f]{64})\"}\n");

    /** Empty where the file is there and is not what this program writes, byte for byte. */
    public static Optional<VaultHead> read(VaultFolder folder) throws IOException {
        String text = new String(Files.readAllBytes(folder.head()), StandardCharsets.ISO_8859_1);
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new VaultHead(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    public void write(VaultFolder folder) throws IOException {
        VaultFolder.replace(
                folder.head(),
                "{\"sequence\":%d,\"capture\":\"%s\",\"readme\":\"%s\"}\n".formatted(sequence, capture, readme));
    }
}
