/** The fetcher itself: Apache HttpClient 5 held to the limits, with every redirect and every address it leads to checked. */
@NullMarked
package zhicha.crawler.fetch.http;

import org.jspecify.annotations.NullMarked;
