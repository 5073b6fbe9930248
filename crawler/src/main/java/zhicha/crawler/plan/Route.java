package zhicha.crawler.plan;

import java.util.Optional;
import zhicha.crawler.address.WebAddress;

/**
 * An address and what it is to be asked for.
 *
 * @param address as it will be asked, without tracking parameters
 * @param item the site's own number of the listing, where the address shows it
 * @param key 64 hex digits, the same for every spelling of the same page; a listing is known by its item
 */
public record Route(WebAddress address, PageKind kind, Optional<String> item, String key) {}
