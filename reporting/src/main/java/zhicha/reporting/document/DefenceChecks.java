package zhicha.reporting.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import zhicha.matcher.hit.Defence;
import zhicha.reporting.lead.Lead;
import zhicha.rules.rule.DefenceKind;

/** Which defences were looked for, and with what result: 有, 无 or 未知. */
final class DefenceChecks {
    private static final int LONGEST = 80;

    private DefenceChecks() {}

    /** One row a defence. */
    record Check(String name, String result, String remark) {}

    static List<Check> of(Lead lead) {
        List<Check> checks = new ArrayList<>();
        for (DefenceKind kind : DefenceKind.values()) {
            Set<String> seen = new LinkedHashSet<>();
            for (var item : lead.items()) {
                for (Defence defence : item.flag().hit().defences()) {
                    if (defence.kind() == kind) {
                        seen.add(words(defence));
                    }
                }
            }
            boolean noList = kind == DefenceKind.AUTHORISED_SELLER
                    && lead.items().stream()
                            .anyMatch(item -> item.flag().right().authorised().isEmpty());
            if (!seen.isEmpty()) {
                checks.add(new Check(kind.chinese(), "有", seen.stream().collect(Collectors.joining("；"))));
            } else if (noList) {
                checks.add(new Check(kind.chinese(), "未知", "权利记录中没有授权名单，须向权利人核实"));
            } else {
                checks.add(new Check(kind.chinese(), "无", "自动检查未见，须人工核实"));
            }
        }
        checks.add(new Check("平行进口", "未知", "页面不能判断，须权利人辨认"));
        checks.add(new Check("在先使用", "未知", "页面不能判断，须调查"));
        return checks;
    }

    private static String words(Defence defence) {
        return switch (defence) {
            case Defence.Words words -> "“" + InertText.of(words.seen(), LONGEST) + "”";
            case Defence.Permission permission -> "授权名单：" + InertText.of(permission.grounds(), LONGEST);
            case Defence.Fact fact -> InertText.of(fact.fact(), LONGEST) + "：" + InertText.of(fact.value(), LONGEST);
        };
    }
}
