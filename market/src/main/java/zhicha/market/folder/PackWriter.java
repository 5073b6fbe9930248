package zhicha.market.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import zhicha.market.brand.DemoRight;
import zhicha.market.brand.DemoRights;
import zhicha.market.offer.Catalogue;
import zhicha.market.offer.Offer;
import zhicha.market.offer.Shopkeeper;
import zhicha.market.picture.PictureBook;
import zhicha.market.picture.PictureSpec;
import zhicha.market.truth.Kind;
import zhicha.rules.rule.Verdict;
import zhicha.rules.watch.RightKind;

/** Writes the demo's pack: rights, their pictures and texts, and tests drawn from the catalogue. */
public final class PackWriter {
    private PackWriter() {}

    public static void write(Path folder, Catalogue catalogue) throws IOException {
        for (Map.Entry<String, PictureSpec> picture : catalogue.packPictures().entrySet()) {
            AtomicFile.write(folder.resolve(picture.getKey()), PictureBook.encode(picture.getValue()));
        }
        for (DemoRight right : DemoRights.all()) {
            if (!right.text().isEmpty()) {
                AtomicFile.write(folder.resolve(right.textPath()), right.text());
            }
        }
        AtomicFile.write(folder.resolve("tests.yaml"), tests(catalogue.offers()));
        // last, so that a pack that can be seen is whole
        AtomicFile.write(folder.resolve("pack.yaml"), pack(catalogue.keepers()));
    }

    private static String pack(List<Shopkeeper> keepers) {
        StringBuilder yaml = new StringBuilder("""
                # 演示规则包：权利、权利人、价格、授权均为虚构，不对应任何真实主体。
                # The demo's pack: rights, holders, prices and permissions are invented.
                # no sector: the rights of the demo are spread over all nine
                pack: demo
                version: 2026.11.1
                rights:
                """);
        for (DemoRight right : DemoRights.all()) {
            yaml.append("  - id: ").append(right.id()).append('\n');
            field(yaml, "kind", right.kind().written());
            field(yaml, "name", Yaml.text(right.name()));
            field(yaml, "holder", Yaml.text(right.holder()));
            if (!right.words().isEmpty()) {
                field(yaml, "words", Yaml.list(right.words()));
            }
            field(
                    yaml,
                    "pictures",
                    Yaml.list(IntStream.rangeClosed(1, right.pictures())
                            .mapToObj(right::picturePath)
                            .toList()));
            if (!right.text().isEmpty()) {
                field(yaml, "texts", Yaml.list(List.of(right.textPath())));
            }
            if (right.kind() == RightKind.TRADEMARK) {
                field(yaml, "classes", right.classes().toString());
                field(yaml, "goods", Yaml.list(right.goods()));
                field(
                        yaml,
                        "price",
                        "{from: \"" + right.from() + ".00\", to: \"" + right.to() + ".00\", currency: CNY}");
            }
            field(yaml, "registration", "{number: null, from: null, to: null}");
            authorised(yaml, right, keepers);
        }
        return yaml.toString();
    }

    private static void authorised(StringBuilder yaml, DemoRight right, List<Shopkeeper> keepers) {
        List<Shopkeeper> permitted = keepers.stream()
                .filter(keeper -> right.holder().equals(keeper.holder()))
                .toList();
        if (permitted.isEmpty()) {
            return;
        }
        field(yaml, "authorised", "");
        for (Shopkeeper keeper : permitted) {
            yaml.append("      - {platform: ")
                    .append(keeper.site())
                    .append(", seller: ")
                    .append(keeper.id())
                    .append(", name: ")
                    .append(Yaml.text(keeper.name()));
            if (keeper.until() != null) {
                yaml.append(", until: ").append(keeper.until());
            }
            yaml.append(", by: ")
                    .append(Yaml.text("演示管理员"))
                    .append(", why: ")
                    .append(Yaml.text("权利人提供的授权名单（虚构）"))
                    .append("}\n");
        }
    }

    private static void field(StringBuilder yaml, String name, String value) {
        yaml.append("    ")
                .append(name)
                .append(value.isEmpty() ? ":" : ": ")
                .append(value)
                .append('\n');
    }

    /** One test a kind that words alone decide; the truth is in {@code truth.jsonl}, these are for rule maintainers. */
    private static String tests(List<Offer> offers) {
        StringBuilder yaml = new StringBuilder("# 由演示市场的商品生成 / made from listings of the demo market\ntests:\n");
        for (Kind kind : List.of(
                Kind.REPLICA_WORDING,
                Kind.FAKE_OFFICIAL_SHOP,
                Kind.UNAUTHORISED_RESELLER,
                Kind.COMPATIBLE_PART,
                Kind.SECOND_HAND,
                Kind.GENUINE)) {
            offers.stream()
                    .filter(offer -> offer.truth().kinds().equals(List.of(kind)))
                    .filter(offer -> offer.truth().right() != null)
                    .limit(2)
                    .forEach(offer -> test(yaml, kind, offer));
        }
        return yaml.toString();
    }

    private static void test(StringBuilder yaml, Kind kind, Offer offer) {
        Verdict expected = kind.expected();
        yaml.append("  - name: ")
                .append(Yaml.text(kind.chinese() + " " + offer.item()))
                .append('\n');
        yaml.append("    listing: {id: ")
                .append(offer.truth().listing())
                .append(", platform: ")
                .append(offer.keeper().site())
                .append(", title: ")
                .append(Yaml.text(offer.title()))
                .append(", price: {amount: \"")
                .append(offer.price().amount().toPlainString())
                .append("\", currency: CNY}, condition: ")
                .append(offer.condition())
                .append(", seller: {id: ")
                .append(offer.keeper().id())
                .append(", name: ")
                .append(Yaml.text(offer.keeper().name()))
                .append("}}\n");
        yaml.append("    expect: [{right: ")
                .append(offer.truth().right())
                .append(", verdict: ")
                .append(expected.written())
                .append("}]\n");
    }
}
