package zhicha.rules.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.rules.rule.Rule;
import zhicha.rules.watch.Right;

/**
 * One pack as loaded.
 *
 * @param id for instance {@code toys}; {@code standard} is the pack of rules that works on any right
 * @param sector null for the standard pack, which serves all sectors
 * @param version calendar version, for instance {@code 2026.11.1}
 */
public record RulePack(
        String id,
        @Nullable Sector sector,
        String version,
        List<Right> rights,
        List<Rule> rules,
        List<WordList> lists) {
    public RulePack {
        rights = List.copyOf(rights);
        rules = List.copyOf(rules);
        lists = List.copyOf(lists);
    }
}
