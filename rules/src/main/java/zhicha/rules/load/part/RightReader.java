package zhicha.rules.load.part;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;
import zhicha.rules.watch.AuthorisedSeller;
import zhicha.rules.watch.Distinctiveness;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.PriceRange;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;
import zhicha.rules.watch.RightsHolder;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlScalar;

/** Reads one right that fits the schema, and doubts what a schema cannot. */
public final class RightReader {
    private final PackFiles files;
    private final LocalDate today;
    private final Consumer<RuleProblem> problems;

    public RightReader(PackFiles files, LocalDate today, Consumer<RuleProblem> problems) {
        this.files = files;
        this.today = today;
        this.problems = problems;
    }

    /** Empty, with an error said, where the right cannot be used. */
    public Optional<Right> read(YamlMap right) {
        try {
            RightKind kind = RightKind.parse(right.text("kind").orElseThrow());
            List<Integer> classes =
                    right.texts("classes").stream().map(Integer::valueOf).toList();
            List<String> goods = right.texts("goods");
            if (kind == RightKind.TRADEMARK && (classes.isEmpty() || goods.isEmpty())) {
                problems.accept(right.keyPlace("kind")
                        .warning(
                                Wording.of(
                                        "商标“%s”没有 %s",
                                        "trademark \"%s\" has no %s",
                                        Words.shown(right.text("name").orElse("")),
                                        classes.isEmpty() ? "classes" : "goods"),
                                classes.isEmpty()
                                        ? new Wording(
                                                "补上“classes: [28]”（商品类别），以便区分其他类别的商品",
                                                "add \"classes: [28]\", so that other classes of goods can be told apart")
                                        : new Wording(
                                                "补上“goods: [...]”（商品名称），以便区分其他商品",
                                                "add \"goods: [...]\", so that other goods can be told apart")));
            }
            List<String> words = words(right, !classes.isEmpty() && !goods.isEmpty());
            List<Path> pictures = files(right, "pictures");
            List<Path> texts = files(right, "texts");
            if (words.isEmpty() && pictures.isEmpty() && texts.isEmpty()) {
                problems.accept(right.keyPlace("id")
                        .error(
                                Wording.of(
                                        "权利“%s”没有可用的文字、图片或文本",
                                        "right \"%s\" has no usable words, pictures or texts",
                                        right.text("id").orElse("")),
                                new Wording("至少给出其中一种", "give it at least one of them")));
                return Optional.empty();
            }
            return Optional.of(Right.of(
                    kind,
                    new Particulars(
                            right.text("id").orElseThrow(),
                            right.text("name").orElseThrow().strip(),
                            holder(right),
                            words,
                            pictures,
                            texts,
                            classes,
                            goods,
                            registration(right),
                            price(right),
                            authorised(right),
                            right.text("distinctiveness")
                                    .map(Distinctiveness::parse)
                                    .orElse(null))));
        } catch (Unusable said) {
            return Optional.empty();
        } catch (IllegalArgumentException untrue) {
            problems.accept(
                    right.keyPlace("id").error(UntrueValue.of(untrue), new Wording("改正该值", "correct the value")));
            return Optional.empty();
        }
    }

    private List<String> words(YamlMap right, boolean narrowed) {
        List<String> words = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        right.items("words").forEach(node -> {
            if (!(node instanceof YamlScalar scalar)) {
                return;
            }
            if (scalar.text().isBlank()) {
                problems.accept(node.place()
                        .warning(new Wording("词为空白，什么也找不到", "the word is blank, so it finds nothing"), Words.REMOVE));
                return;
            }
            String word = scalar.text().strip();
            if (!seen.add(word)) {
                problems.accept(node.place()
                        .warning(
                                Wording.of("词“%s”重复出现", "word \"%s\" stands here again", Words.shown(word)),
                                new Wording("删去", "remove it")));
                return;
            }
            Words.doubt(word, narrowed, node.place()).ifPresent(problems);
            words.add(word);
        });
        return words;
    }

    private List<Path> files(YamlMap right, String key) {
        List<Path> found = new ArrayList<>();
        right.items(key).forEach(node -> {
            if (node instanceof YamlScalar scalar) {
                files.named(scalar.text(), node.place())
                        .ifPresent(file -> found.add(file.toAbsolutePath().normalize()));
            }
        });
        return found;
    }

    private static @Nullable RightsHolder holder(YamlMap right) {
        return right.map("holder")
                .map(holder -> new RightsHolder(
                        holder.text("name").orElseThrow(),
                        holder.text("contact").orElse(null)))
                .or(() -> right.text("holder").map(name -> new RightsHolder(name, null)))
                .orElse(null);
    }

    private Registration registration(YamlMap right) {
        Optional<YamlMap> written = right.map("registration");
        if (written.isEmpty()) {
            return Registration.UNCHECKED;
        }
        YamlMap entry = written.get();
        LocalDate from = date(entry, "from");
        LocalDate to = date(entry, "to");
        if (from != null && to != null && to.isBefore(from)) {
            problems.accept(entry.valuePlace("to")
                    .error(
                            Wording.of("注册的截止日 %s 早于起始日", "the registration ends on %s, before it starts", to),
                            new Wording("改正其中一个日期", "correct one of the two dates")));
            throw new Unusable();
        }
        if (to != null && to.isBefore(today)) {
            problems.accept(entry.valuePlace("to")
                    .warning(
                            Wording.of("注册已于 %s 到期", "the registration expired on %s", to),
                            new Wording(
                                    "核实是否已续展，写入新的日期，或删去该权利",
                                    "check whether it was renewed, and write the new date or remove the right")));
        }
        return new Registration(entry.text("number").orElse(null), from, to);
    }

    private @Nullable PriceRange price(YamlMap right) {
        Optional<YamlMap> written = right.map("price");
        if (written.isEmpty() || written.get().text("from").isEmpty()) {
            return null;
        }
        YamlMap price = written.get();
        if (price.text("currency").isEmpty()) {
            problems.accept(right.keyPlace("price")
                    .warning(
                            new Wording("价格没有币种，按 CNY 计", "the price has no currency; CNY is taken"),
                            new Wording("补上“currency: CNY”", "add \"currency: CNY\"")));
        }
        try {
            return new PriceRange(
                    new BigDecimal(price.text("from").orElseThrow()),
                    price.text("to").map(BigDecimal::new).orElse(null),
                    price.text("currency").orElse("CNY"));
        } catch (IllegalArgumentException untrue) {
            problems.accept(right.keyPlace("price")
                    .error(
                            new Wording(
                                    "官方价格 %s 至 %s 不成立：下限须大于零，上限不得低于下限"
                                            .formatted(
                                                    price.text("from").orElseThrow(),
                                                    price.text("to").orElse("…")),
                                    String.valueOf(untrue.getMessage())),
                            new Wording("写最低和最高的官方价格", "write the lowest and the highest official price")));
            throw new Unusable();
        }
    }

    private List<AuthorisedSeller> authorised(YamlMap right) {
        List<AuthorisedSeller> sellers = new ArrayList<>();
        right.items("authorised").forEach(node -> {
            if (node instanceof YamlMap seller) {
                LocalDate until = date(seller, "until");
                if (until != null && until.isBefore(today)) {
                    problems.accept(
                            seller.valuePlace("until")
                                    .warning(
                                            Wording.of(
                                                    "卖家“%s”的授权已于 %s 到期",
                                                    "the permission of seller \"%s\" expired on %s",
                                                    Words.shown(seller.text("seller")
                                                            .orElse("")),
                                                    until),
                                            new Wording(
                                                    "向权利人核实是否继续授权，写入新的日期，或删去该卖家",
                                                    "ask the holder whether it goes on, and write the new date or remove the seller")));
                }
                sellers.add(new AuthorisedSeller(
                        seller.text("platform").orElse(null),
                        seller.text("seller").orElseThrow(),
                        seller.text("name").orElse(null),
                        until,
                        seller.text("by").orElse(null),
                        seller.text("why").orElse(null)));
            }
        });
        return sellers;
    }

    private @Nullable LocalDate date(YamlMap map, String key) {
        String text = map.text(key).orElse(null);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException noSuchDay) {
            problems.accept(map.valuePlace(key)
                    .error(
                            Wording.of(
                                    "“%s”是“%s”，日历上没有这一天",
                                    "\"%s\" is \"%s\", which is no day of the calendar", key, text),
                            new Wording("写实有的日期，例如 2027-12-31", "write an existing day, for instance 2027-12-31")));
            throw new Unusable();
        }
    }
}
