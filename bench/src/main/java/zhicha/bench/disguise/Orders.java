package zhicha.bench.disguise;

import java.util.List;
import java.util.Optional;
import zhicha.bench.words.Dictionary;

/** The characters of a name in another order, or among others. */
final class Orders {
    private static final List<String> FILLERS = List.of("正品", "新款", "专柜", "特价", "现货", "运动", "好货", "包邮", "爆款", "热卖");

    static final Disguise REVERSED = (name, random) -> {
        String reversed = new StringBuilder(name).reverse().toString();
        boolean readable = name.codePointCount(0, name.length()) == name.length() && name.indexOf(' ') < 0;
        return readable && !reversed.equalsIgnoreCase(name) && Dictionary.frequency(reversed) < 1
                ? Optional.of(reversed)
                : Optional.empty();
    };

    /** Name and another word take turns: 耐正克品. */
    static final Disguise INTERLEAVED = (name, random) -> {
        if (name.length() < 2 || name.length() > 4 || name.charAt(0) < 0x2e80) {
            return Optional.empty();
        }
        String filler = Disguise.one(FILLERS, random);
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            written.append(name.charAt(i));
            if (i < name.length() - 1 && i < filler.length()) {
                written.append(filler.charAt(i));
            }
        }
        return Optional.of(written + (name.length() <= filler.length() ? filler.substring(name.length() - 1) : ""));
    };

    private Orders() {}
}
