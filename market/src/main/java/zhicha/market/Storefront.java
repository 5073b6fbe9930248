package zhicha.market;

import java.net.URI;
import java.nio.file.Path;

/**
 * One shop of the market as the outside sees it.
 *
 * @param id the site id, also the platform of its listings, for instance {@code demo-a}
 * @param listings how many listings a crawler may see there
 */
public record Storefront(String id, String name, URI home, Path siteFile, int listings) {}
