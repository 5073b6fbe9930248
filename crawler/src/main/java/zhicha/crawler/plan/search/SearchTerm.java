package zhicha.crawler.plan.search;

/**
 * Words to search a site for.
 *
 * @param right id of the right they stand for; empty for words of a site file
 * @param sector written sector of that right; empty where there is none
 */
public record SearchTerm(String words, String right, String sector) {
    public static SearchTerm of(String words) {
        return new SearchTerm(words, "", "");
    }
}
