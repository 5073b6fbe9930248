package zhicha.crawler.plan.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import zhicha.crawler.plan.search.SearchPages;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.YamlMap;

/** Reads how a site is searched. */
final class SearchEntry {
    private SearchEntry() {}

    static Optional<SearchPages> read(YamlMap root, List<RuleProblem> problems) {
        return root.map("search")
                .flatMap(map -> map.text("address").flatMap(address -> {
                    Charset charset = StandardCharsets.UTF_8;
                    String written = map.text("charset").orElse("UTF-8");
                    try {
                        charset = Charset.forName(written);
                    } catch (IllegalArgumentException e) {
                        problems.add(map.valuePlace("charset")
                                .error(
                                        Wording.of("没有字符集“%s”", "there is no charset \"%s\"", written),
                                        new Wording(
                                                "写 UTF-8、GBK、Big5 或 Shift_JIS",
                                                "write UTF-8, GBK, Big5 or Shift_JIS")));
                    }
                    try {
                        return Optional.of(new SearchPages(
                                address,
                                charset,
                                number(map, "first-page", 1),
                                number(map, "pages", address.contains("{page}") ? 3 : 1),
                                map.texts("terms"),
                                map.text("watchlist").orElse("true").equals("true")));
                    } catch (IllegalArgumentException e) {
                        problems.add(map.valuePlace("address")
                                .error(
                                        UntrueValue.of(e),
                                        new Wording(
                                                "写成 https://shop.example/search?q={term}&page={page} 的形式",
                                                "write it like https://shop.example/search?q={term}&page={page}")));
                        return Optional.empty();
                    }
                }));
    }

    /** What is not a number the schema has told. */
    private static int number(YamlMap map, String key, int usual) {
        return map.text(key)
                .filter(text -> text.matches("\\d{1,8}"))
                .map(Integer::parseInt)
                .orElse(usual);
    }
}
