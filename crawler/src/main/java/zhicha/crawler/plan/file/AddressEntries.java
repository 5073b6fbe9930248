package zhicha.crawler.plan.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import zhicha.crawler.address.AddressPattern;
import zhicha.crawler.address.BadAddressException;
import zhicha.crawler.address.WebAddress;
import zhicha.crawler.plan.AddressTwin;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.UntrueValue;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;
import zhicha.rules.yaml.YamlScalar;

/** Reads the addresses, hosts and expressions of a site file. */
record AddressEntries(YamlMap root, List<RuleProblem> problems) {
    private static final Pattern BARE_QUESTION_MARK = Pattern.compile("\\w\\?\\w+=");

    Optional<WebAddress> address(String key) {
        return root.get(key).flatMap(this::address);
    }

    List<WebAddress> addresses(String key) {
        return root.items(key).stream().flatMap(node -> address(node).stream()).toList();
    }

    private Optional<WebAddress> address(YamlNode node) {
        if (!(node instanceof YamlScalar scalar) || !scalar.text().matches("(?i)https?://.*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(WebAddress.parse(scalar.text()));
        } catch (BadAddressException e) {
            problems.add(node.place()
                    .error(e.wording(), new Wording("按浏览器地址栏所示写地址", "write the address as a browser shows it")));
            return Optional.empty();
        }
    }

    /** Hosts are written bare, {@code img.shop.example} or {@code 127.0.0.5:8802}; a full address does as well. */
    List<WebAddress> hosts() {
        List<WebAddress> hosts = new ArrayList<>();
        for (YamlNode node : root.items("hosts")) {
            if (node instanceof YamlScalar scalar) {
                String text = scalar.text();
                try {
                    hosts.add(WebAddress.parse(text.contains("://") ? text : "http://" + text));
                } catch (BadAddressException e) {
                    problems.add(node.place()
                            .error(
                                    e.wording(),
                                    new Wording(
                                            "写主机名，例如 img.shop.example", "write a host name such as img.shop.example")));
                }
            }
        }
        return hosts;
    }

    /** Hosts that show the same goods under other addresses. */
    List<AddressTwin> twins() {
        List<AddressTwin> twins = new ArrayList<>();
        for (YamlNode node : root.items("same-as")) {
            if (node instanceof YamlMap map) {
                try {
                    twins.add(AddressTwin.of(
                            map.text("host").orElse(""),
                            map.text("path").orElse(null),
                            map.text("as").orElse("")));
                } catch (IllegalArgumentException e) {
                    problems.add(map.place()
                            .error(
                                    UntrueValue.of(e),
                                    Wording.of(
                                            "写成 %s 的形式",
                                            "write it like %s",
                                            "{host: m.shop.example, path: '/detail/(\\d+)', as:"
                                                    + " 'https://www.shop.example/item/$1'}")));
                }
            }
        }
        return twins;
    }

    List<AddressPattern> patterns(String key) {
        List<AddressPattern> patterns = new ArrayList<>();
        for (YamlNode node : root.items(key)) {
            if (node instanceof YamlScalar scalar) {
                pattern(scalar).ifPresent(pattern -> {
                    patterns.add(pattern);
                    if (key.equals("listing") && pattern.groups() == 0) {
                        problems.add(node.place()
                                .warning(
                                        Wording.of(
                                                "“%s”没有分组，商品以其地址编号",
                                                "\"%s\" has no group, so listings are numbered by their address",
                                                scalar.text()),
                                        new Wording(
                                                "将商品编号放进括号，例如 /item/(\\d+)",
                                                "put the item id in brackets, for instance /item/(\\d+)")));
                    }
                });
            }
        }
        return patterns;
    }

    /** An expression of addresses; a mistake is told with its place. */
    Optional<AddressPattern> pattern(YamlScalar scalar) {
        try {
            AddressPattern pattern = AddressPattern.compile(scalar.text());
            if (BARE_QUESTION_MARK.matcher(scalar.text()).find()) {
                problems.add(scalar.place()
                        .warning(
                                Wording.of(
                                        "“%s”中的 ? 使前一个字符可有可无",
                                        "the ? of \"%s\" makes the letter before it optional", scalar.text()),
                                new Wording(
                                        "指地址中的问号时写 \\?", "write \\? where the question mark of an address is meant")));
            }
            return Optional.of(pattern);
        } catch (IllegalArgumentException e) {
            problems.add(
                    scalar.place()
                            .error(
                                    UntrueValue.of(e),
                                    new Wording(
                                            "使用 RE2 语法：无环视、无反向引用；按字面理解的 . ? + ( ) 前加反斜杠",
                                            "use RE2 syntax: no look-around, no back-references; escape . ? + ( ) where they are meant")));
            return Optional.empty();
        }
    }
}
