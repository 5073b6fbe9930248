package zhicha.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.environment.EnvironmentSources;
import zhicha.crawler.evidence.outside.OutsideCall;
import zhicha.crawler.evidence.timestamp.Authority;
import zhicha.rules.pack.RuleProblem;
import zhicha.rules.rule.Wording;
import zhicha.rules.yaml.YamlMap;
import zhicha.rules.yaml.YamlNode;

/** Reads the settings' {@code evidence}. What cannot be used is told and left out. */
final class EvidenceEntries {
    private final Path folder;
    private final List<RuleProblem> problems;

    EvidenceEntries(Path folder, List<RuleProblem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    EvidenceSettings read(YamlMap evidence) {
        Optional<YamlMap> retention = evidence.map("retention");
        return new EvidenceSettings(
                authorities(evidence),
                new EnvironmentSources(
                        clocks(evidence), address(evidence, "egress", OutsideCall::problem), allowed(evidence)),
                retention.flatMap(one -> one.text("days")).map(Integer::valueOf).orElse(null),
                retention
                        .flatMap(one -> one.text("remove"))
                        .filter("by-schedule"::equals)
                        .isPresent(),
                evidence.map("screenshots").map(EvidenceEntries::screenshots).orElse(ScreenshotSettings.USUAL));
    }

    private static ScreenshotSettings screenshots(YamlMap one) {
        ScreenshotSettings usual = ScreenshotSettings.USUAL;
        return new ScreenshotSettings(
                one.text("take").map(ScreenshotSettings.Take::parse).orElse(usual.take()),
                one.text("per-crawl").map(Integer::valueOf).orElse(usual.perCrawl()),
                one.text("per-day").map(Integer::valueOf).orElse(usual.perDay()),
                one.text("tallest").map(Integer::valueOf).orElse(usual.tallest()),
                one.text("seconds")
                        .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)))
                        .orElse(usual.time()));
    }

    private static boolean allowed(YamlMap map) {
        return map.text("private-addresses").filter("allowed"::equals).isPresent();
    }

    private List<Authority> authorities(YamlMap evidence) {
        List<Authority> authorities = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : evidence.items("time-stamps")) {
            if (!(item instanceof YamlMap one)) {
                continue;
            }
            String name = one.text("name").orElse("");
            URI url = address(one, "url", OutsideCall::problem);
            if (!names.add(name)) {
                problems.add(one.valuePlace("name")
                        .error(
                                Wording.of("时间戳机构“%s”出现两次", "authority \"%s\" is there twice", name),
                                new Wording(
                                        "各取一个名称：其文件以此命名",
                                        "give each a name of its own: its files are named after it")));
            } else if (url != null) {
                authorities.add(new Authority(
                        name,
                        url,
                        folder.resolve(one.text("trust").orElse("")),
                        one.text("policy").orElse(null),
                        allowed(one)));
            }
        }
        return authorities;
    }

    private List<URI> clocks(YamlMap evidence) {
        List<URI> clocks = new ArrayList<>();
        for (String written : evidence.texts("clocks")) {
            Wording problem = EnvironmentSources.clockProblem(written);
            if (problem == null) {
                clocks.add(URI.create(written));
            } else {
                problems.add(evidence.valuePlace("clocks")
                        .error(
                                Wording.of("时钟“%s”无法询问：%s", "clock \"%s\" cannot be asked: %s", written, problem),
                                new Wording(
                                        "写 ntp://主机，或以其 Date 为准的 http(s) 地址",
                                        "write ntp://host, or an http(s) address whose Date is to be taken")));
            }
        }
        return clocks;
    }

    private @Nullable URI address(YamlMap map, String key, Function<String, @Nullable Wording> check) {
        String written = map.text(key).orElse(null);
        if (written == null) {
            return null;
        }
        Wording problem = check.apply(written);
        if (problem != null) {
            problems.add(map.valuePlace(key)
                    .error(
                            Wording.of("地址“%s”无法询问：%s", "address \"%s\" cannot be asked: %s", written, problem),
                            new Wording("写 http 或 https 地址", "write an http or https address")));
            return null;
        }
        return URI.create(written);
    }
}
