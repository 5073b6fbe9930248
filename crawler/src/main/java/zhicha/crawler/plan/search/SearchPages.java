package zhicha.crawler.plan.search;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.address.WebAddress;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;

/**
 * How a site is searched.
 *
 * @param template address with {@code {term}} and, where there is paging, {@code {page}}
 * @param charset in which the site takes its terms
 * @param first number of the first page of results
 * @param pages most pages of results for a term; a page without listings is the last
 * @param terms of the site file
 * @param watchlist whether the names of the watchlist are searched for as well
 */
public record SearchPages(
        String template, Charset charset, int first, int pages, List<String> terms, boolean watchlist) {
    /** A term that is this long is no name. */
    private static final int LONGEST_TERM = 60;

    public SearchPages {
        terms = List.copyOf(terms);
        if (!template.contains("{term}")) {
            throw new UntrueValue(
                    Wording.of("搜索地址“%s”中没有 {term}", "search address \"%s\" has no {term} in it", template));
        }
        if (pages > 1 && !template.contains("{page}")) {
            throw new UntrueValue(Wording.of(
                    "搜索地址“%s”中没有 {page}，pages 只能是 1",
                    "search address \"%s\" has no {page} in it, so pages must be 1", template));
        }
        if (WebAddress.of(template.replace("{term}", "t").replace("{page}", "1"))
                .isEmpty()) {
            throw new UntrueValue(Wording.of("搜索地址“%s”不是地址", "search address \"%s\" is not an address", template));
        }
    }

    /** A page of results, counted from 0; empty where the site's encoding has no such characters. */
    public Optional<WebAddress> page(String term, int page) {
        return encoded(term)
                .flatMap(words -> WebAddress.of(
                        template.replace("{page}", String.valueOf(first + page)).replace("{term}", words)));
    }

    /** Percent-encoded in the site's encoding (RFC 3986 §2.1), unreserved characters as they are. */
    private Optional<String> encoded(String term) {
        String words = term.strip();
        if (words.isEmpty() || words.length() > LONGEST_TERM) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(words));
            StringBuilder encoded = new StringBuilder();
            while (bytes.hasRemaining()) {
                int one = bytes.get() & 0xff;
                boolean plain = one < 128 && (Character.isLetterOrDigit(one) || "-._~".indexOf(one) >= 0);
                encoded.append(plain ? String.valueOf((char) one) : String.format("%%%02X", one));
            }
            return Optional.of(encoded.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
