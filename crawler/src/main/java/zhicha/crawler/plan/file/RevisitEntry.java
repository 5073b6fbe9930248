package zhicha.crawler.plan.file;

import java.util.List;
import java.util.Optional;
import zhicha.crawler.life.Revisits;
import zhicha.rules.yaml.YamlMap;

/** Reads how known listings are looked at again. What the schema has told already is as by default. */
final class RevisitEntry {
    private RevisitEntry() {}

    static Revisits read(YamlMap root) {
        Optional<YamlMap> map = root.map("revisit");
        if (map.isEmpty()) {
            return Revisits.USUAL;
        }
        double share = map.get()
                .text("share")
                .filter(text -> text.matches("(100|\\d{1,2})%"))
                .map(text -> Integer.parseInt(text.substring(0, text.length() - 1)) / 100.0)
                .orElse(Revisits.USUAL.share());
        List<Integer> days = map.get().texts("after-dispatch").stream()
                .filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(Integer::parseInt)
                .toList();
        double least = map.get()
                .text("least-days")
                .filter(text -> text.matches("\\d{1,4}(\\.\\d{1,4})?"))
                .map(Double::parseDouble)
                .orElse(Revisits.USUAL.leastDays());
        return new Revisits(
                share, map.get().get("after-dispatch").isPresent() ? days : Revisits.USUAL.afterDispatch(), least);
    }
}
