package zhicha.crawler.evidence.timestamp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamping authority, as the settings name it.
 *
 * @param name part of the names of its files: small letters, digits and hyphens
 * @param trust PEM file with the root certificates that its own must lead to; certificates between may stand beside them
 * @param policy OID that is asked for and must be answered with, or null for the authority's own
 * @param privateAddresses whether it may be in a private network
 */
public record Authority(
        String name, URI address, Path trust, @Nullable String policy, boolean privateAddresses) {
    public static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?");

    public Authority {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("authority \"" + name
                    + "\" must have a name of small letters, digits and" + " hyphens, at most 32");
        }
    }

    /**
     * Whether the file of trusted certificates can be read.
     *
     * @return what is wrong with it, or null
     */
    public @Nullable String problem() {
        try {
            Certificates.trusted(trust);
            return null;
        } catch (IOException e) {
            return e.getMessage() == null || e.getClass() != IOException.class ? e.toString() : e.getMessage();
        }
    }
}
