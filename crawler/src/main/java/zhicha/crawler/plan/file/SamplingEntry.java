package zhicha.crawler.plan.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import zhicha.crawler.address.AddressPattern;
import zhicha.crawler.sample.ResultList;
import zhicha.crawler.sample.Sampling;
import zhicha.crawler.sample.SellerPages;
import zhicha.crawler.sample.Strata;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.pack.Sector;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlScalar;

/** Reads what sample of a site is wanted. What the schema has told already is passed over. */
record SamplingEntry(YamlMap map, AddressEntries entries, List<RuleProblem> problems) {
    private static final long USUAL_SELLERS = 20;

    static Sampling read(YamlMap root, AddressEntries entries, List<RuleProblem> problems) {
        return root.map("sampling")
                .map(map -> new SamplingEntry(map, entries, problems).sampling())
                .orElse(Sampling.EVERYTHING);
    }

    private Sampling sampling() {
        Optional<Long> discovery = number(map, "discovery").filter(pages -> pages > 0);
        return new Sampling(
                number(map, "random").orElse(0L).intValue(),
                number(map, "targeted").orElse(0L).intValue(),
                number(map, "seed").map(OptionalLong::of).orElse(OptionalLong.empty()),
                discovery.map(pages -> OptionalInt.of(pages.intValue())).orElse(OptionalInt.empty()),
                map.map("strata").map(this::strata).orElse(Strata.NONE),
                lists(),
                number(map, "list-pages").orElse(0L).intValue(),
                sellers());
    }

    private Optional<SellerPages> sellers() {
        return map.map("sellers").flatMap(sellers -> {
            String address = sellers.text("address").orElse("");
            try {
                return Optional.of(new SellerPages(
                        address,
                        number(sellers, "first-page").orElse(1L).intValue(),
                        number(sellers, "pages").orElse(1L).intValue(),
                        number(sellers, "most").orElse(USUAL_SELLERS).intValue()));
            } catch (IllegalArgumentException e) {
                problems.add(sellers.valuePlace("address")
                        .error(
                                UntrueValue.of(e),
                                new Wording(
                                        "写成 https://shop.example/shop/{seller}?page={page} 的形式",
                                        "write it like https://shop.example/shop/{seller}?page={page}")));
                return Optional.empty();
            }
        });
    }

    private List<ResultList> lists() {
        List<ResultList> lists = new ArrayList<>();
        for (YamlNode node : map.items("lists")) {
            if (node instanceof YamlMap list) {
                try {
                    lists.add(new ResultList(
                            list.text("name").orElse(""),
                            list.text("address").orElse(""),
                            number(list, "first-page").orElse(1L).intValue(),
                            number(list, "pages").orElse(1L).intValue(),
                            list.text("sector").orElse("")));
                } catch (IllegalArgumentException e) {
                    problems.add(
                            list.place()
                                    .error(
                                            UntrueValue.of(e),
                                            new Wording(
                                                    "写成 {name: toys, address: 'https://shop.example/c/toys?page={page}', pages: 800} 的形式",
                                                    "write it like {name: toys, address: 'https://shop.example/c/toys?page={page}', pages: 800}")));
                }
            }
        }
        if (lists.stream().map(ResultList::name).distinct().count() < lists.size()) {
            problems.add(map.valuePlace("lists")
                    .error(
                            new Wording("两个列表同名", "two lists have one name"),
                            new Wording("每个列表各取一个名称", "give each list a name of its own")));
        }
        return lists;
    }

    private Strata strata(YamlMap strata) {
        Optional<AddressPattern> category = strata.get("category")
                .flatMap(node -> node instanceof YamlScalar scalar ? entries.pattern(scalar) : Optional.empty());
        category.filter(pattern -> pattern.groups() == 0)
                .ifPresent(pattern -> problems.add(strata.valuePlace("category")
                        .error(
                                Wording.of(
                                        "“%s”没有分组，类目没有名称", "\"%s\" has no group, so no category has a name", pattern),
                                new Wording(
                                        "将名称部分放进括号，例如 /c/([a-z]+)",
                                        "put its name in brackets, for instance /c/([a-z]+)"))));
        Map<String, AddressPattern> sectors = new LinkedHashMap<>();
        strata.map("sectors")
                .ifPresent(named -> named.entries().forEach((sector, entry) -> {
                    try {
                        Sector.parse(sector);
                    } catch (IllegalArgumentException e) {
                        problems.add(entry.keyPlace()
                                .error(UntrueValue.of(e), new Wording("使用九个领域之一", "use one of the nine sectors")));
                    }
                    if (entry.value() instanceof YamlScalar scalar) {
                        entries.pattern(scalar).ifPresent(pattern -> sectors.put(sector, pattern));
                    }
                }));
        List<BigDecimal> price = bounds(strata, "price");
        List<Long> sales =
                bounds(strata, "sales").stream().map(BigDecimal::longValue).toList();
        List<Long> years = bounds(strata, "seller-years").stream()
                .map(BigDecimal::longValue)
                .toList();
        try {
            return new Strata(category, sectors, price, sales, years);
        } catch (IllegalArgumentException e) {
            problems.add(strata.place()
                    .error(
                            UntrueValue.of(e),
                            new Wording("界限从小到大写", "write the bounds from the smallest to the largest")));
            return Strata.NONE;
        }
    }

    private static List<BigDecimal> bounds(YamlMap map, String key) {
        return map.texts(key).stream()
                .filter(text -> text.matches("\\d{1,12}(\\.\\d{1,2})?"))
                .map(BigDecimal::new)
                .toList();
    }

    private static Optional<Long> number(YamlMap map, String key) {
        return map.text(key).filter(text -> text.matches("\\d{1,16}")).map(Long::parseLong);
    }
}
