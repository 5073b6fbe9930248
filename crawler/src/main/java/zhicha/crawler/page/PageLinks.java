package zhicha.crawler.page;

import java.util.List;

/**
 * The links of a page, in its order, each once, without fragments.
 *
 * @param addresses absolute http and https addresses as text, not yet judged: whether one may be fetched is the frontier's
 *     question
 * @param tooLong links dropped for their length
 * @param beyond links left unread because the page has more than are kept
 */
public record PageLinks(List<String> addresses, int tooLong, int beyond) {
    public PageLinks {
        addresses = List.copyOf(addresses);
    }
}
