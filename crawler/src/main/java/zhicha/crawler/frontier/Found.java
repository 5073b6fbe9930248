package zhicha.crawler.frontier;

import zhicha.crawler.plan.Route;

/** An address that was found and is to be asked, unless it is known already. {@code depth} counts links from a start page. */
public record Found(Route route, int depth) {}
