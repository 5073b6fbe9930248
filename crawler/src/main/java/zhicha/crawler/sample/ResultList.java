package zhicha.crawler.sample;

import java.util.Optional;
import zhicha.crawler.address.WebAddress;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/**
 * A list of offers in pages, too long to walk through.
 *
 * @param name what the estimate calls it
 * @param template address with {@code {page}}
 * @param first number of its first page
 * @param pages how many it has; one too many is an empty page, one too few is never drawn
 * @param sector written sector of its listings; empty where nobody said
 */
public record ResultList(String name, String template, int first, int pages, String sector) {
    public ResultList {
        if (name.isBlank() || pages < 1 || first < 0) {
            throw new UntrueValue(Wording.of(
                    "列表“%s”（%d 页，从 %d 起）没有名称、没有页，或起始页小于 0",
                    "list \"%s\" of %d pages from %d has no name, no pages, or begins before 0", name, pages, first));
        }
        if (!template.contains("{page}")
                || WebAddress.of(template.replace("{page}", "1")).isEmpty()) {
            throw new UntrueValue(Wording.of("“%s”不是含 {page} 的地址", "\"%s\" is no address with {page} in it", template));
        }
        // names of strata: see Strata
        name = name.replaceAll("[|/\\p{Cntrl}\\p{Cf}\\p{Cs}]", " ").strip();
    }

    /** A page, counted from 0. */
    public Optional<WebAddress> page(int page) {
        return WebAddress.of(template.replace("{page}", String.valueOf(first + page)));
    }
}
