package zhicha.crawler.fetch.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.fetch.Exchange;

/**
 * A page as a browser shows it once its scripts have run.
 *
 * @param html the document, serialised; a resource to be sealed beside the page; empty where a screenshot was asked for
 * @param exchanges everything that was fetched for it, the page itself not counted
 * @param notes requests that were not answered, with the reason; the first of them where there are many
 * @param atRest whether its scripts had come to rest, and not the deadline
 * @param screenshot null where none was asked for, or the browser gave none; the notes say why then
 * @param unasked requests that were not made because the site may be asked no more today; the page lacks what they would bring
 */
public record Rendering(
        String html,
        List<Exchange> exchanges,
        List<String> notes,
        boolean atRest,
        @Nullable Screenshot screenshot,
        int unasked) {
    public Rendering {
        exchanges = List.copyOf(exchanges);
        notes = List.copyOf(notes);
    }
}
