package zhicha.crawler.fetch.http;

import zhicha.crawler.fetch.FetchLimits;

/**
 * What a fetcher may do.
 *
 * @param privateAddresses whether private and loopback networks may be reached
 * @param agent the honest User-Agent, with a contact
 */
public record FetchPolicy(boolean privateAddresses, String agent, FetchLimits limits) {}
