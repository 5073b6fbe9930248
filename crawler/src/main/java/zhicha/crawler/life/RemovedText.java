package zhicha.crawler.life;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page that answers with 200 and says that the offer is gone. Only its title and its headings are asked, and a short page as
 * a whole: on a page of goods the same words may stand in a seller's text, in an advertisement or beside another offer.
 */
public final class RemovedText {
    /** Characters of text; a longer page is a page of something. */
    private static final int SHORT_PAGE = 400;

    private static final int LONGEST_HEADING = 60;

    private static final Pattern SAID =
            Pattern.compile("(?:商品|宝贝|产品|物品|该品|页面|店铺)(?:已经?|不|暂|未)(?:被?删除|被?移除|下架|失效|存在|能显示|找到|在售|再销售)"
                    + "|(?:已下架|已失效|已被删除|不存在|走丢了|找不到了)\\s*[!！。.]?$"
                    + "|(?i:(?:item|product|listing|page|offer)\\s+(?:is\\s+|has\\s+been\\s+|was\\s+)?(?:no\\s+longer\\s+(?:available|exists?|on\\s+sale)|not\\s+(?:be\\s+)?found|removed|deleted|discontinued|does\\s*n.t\\s+exist))"
                    + "|(?i:this\\s+(?:item|product|listing)\\s+(?:is|was|has\\s+been)\\s+(?:unavailable|ended|removed|deleted))"
                    + "|(?i:^\\s*(?:404|410)\\b)");

    private RemovedText() {}

    /**
     * @param priced whether a price was read from it: what has a price is on offer
     * @return the words that say so
     */
    public static Optional<String> of(Document page, boolean priced) {
        if (priced) {
            return Optional.empty();
        }
        Optional<String> found = said(page.title());
        for (Element heading : page.select("h1, h2, h3, [class*=error], [class*=empty], [class*=notice]")) {
            if (found.isPresent()) {
                break;
            }
            found = said(heading.text());
        }
        if (found.isEmpty() && page.body() != null) {
            String text = page.body().text();
            found = text.length() <= SHORT_PAGE ? first(text) : Optional.empty();
        }
        return found;
    }

    private static Optional<String> said(String text) {
        return text.length() <= LONGEST_HEADING ? first(text) : Optional.empty();
    }

    private static Optional<String> first(String text) {
        Matcher matcher = SAID.matcher(text);
        return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
    }
}
