package zhicha.reporting.lead.routing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import zhicha.matcher.hit.Reason;
import zhicha.reporting.lead.routing.Routing.Addressee;
import zhicha.reporting.review.flag.Flag;
import zhicha.reporting.review.flag.SectorHarm;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.RightKind;

/** Finds the office for a lead: by the kind of right, a hint of crime, signs of cross-border trade, and the place. */
public final class Router {
    private static final List<String> CROSS_BORDER = List.of("保税", "海外直邮", "跨境", "对俄", "境外发货");
    private final AgencyDirectory directory;

    public Router(AgencyDirectory directory) {
        this.directory = directory;
    }

    /**
     * @param place where the seller does business, as far as pages show it
     * @param flags what is suspected, the gravest first: its kind of right chooses the office
     * @param crimePossible whether an estimate comes near a threshold for police transfer
     */
    public Routing route(Place place, List<Flag> flags, boolean crimePossible) {
        Set<Agency.Kind> kinds = new LinkedHashSet<>();
        flags.forEach(flag -> kinds.add(office(flag.right().kind())));
        Agency.Kind kind = kinds.iterator().next();
        List<Addressee> through = new ArrayList<>();
        List<Wording> first = new ArrayList<>();
        Addressee primary = switch (place) {
            case Place.InProvince in -> local(kind, in.code(), in.prefecture());
            case Place.InProvinceUnclear unclear -> {
                first.add(new Wording("先核实卖家在省内的实际经营地", "first find out where in the province the seller is"));
                yield province(kind);
            }
            case Place.OutOfProvince out -> {
                through.add(province(kind));
                yield new Addressee.Described(kind, "卖家所在地（" + out.province() + "）县级以上" + kind.chinese());
            }
            case Place.Abroad abroad -> {
                through.add(province(kind));
                first.add(dataRequest());
                yield new Addressee.Described(kind, "平台经营者住所地县级以上" + kind.chinese());
            }
            case Place.Unknown unknown -> {
                through.add(province(kind));
                first.add(dataRequest());
                yield new Addressee.Described(kind, "平台经营者住所地县级以上" + kind.chinese());
            }
        };
        String region = place instanceof Place.InProvince in ? in.code() : Gazetteer.HOME_CODE;
        String regionName = place instanceof Place.InProvince in ? in.prefecture() : Gazetteer.HOME;
        kinds.stream().skip(1).forEach(other -> through.add(local(other, region, regionName)));
        if (kinds.contains(Agency.Kind.COPYRIGHT)) {
            through.add(local(Agency.Kind.CULTURE_TOURISM, region, regionName));
        }
        if (crimePossible) {
            through.add(local(Agency.Kind.POLICE, region, regionName));
            through.add(local(Agency.Kind.PROCURATORATE, region, regionName));
        }
        boolean crossBorder = place instanceof Place.Abroad || flags.stream().anyMatch(Router::crossBorder);
        if (crossBorder) {
            through.add(directory
                    .office(Agency.Kind.CUSTOMS, Gazetteer.HOME_CODE)
                    .<Addressee>map(Addressee.Known::new)
                    .orElseGet(() -> new Addressee.Described(Agency.Kind.CUSTOMS, "主管地海关")));
        }
        return new Routing(primary, through, first, why(kind, place), notes(flags, crimePossible, crossBorder));
    }

    static Agency.Kind office(RightKind kind) {
        return switch (kind) {
            case TRADEMARK, PACKAGING, PATENT, GEOGRAPHICAL_INDICATION -> Agency.Kind.MARKET_SUPERVISION;
            case WORK -> Agency.Kind.COPYRIGHT;
        };
    }

    private Addressee local(Agency.Kind kind, String region, String regionName) {
        return directory
                .office(kind, region)
                .<Addressee>map(Addressee.Known::new)
                .orElseGet(() -> new Addressee.Described(kind, regionName + kind.chinese()));
    }

    private Addressee province(Agency.Kind kind) {
        return local(kind, Gazetteer.HOME_CODE, Gazetteer.HOME);
    }

    private static Wording dataRequest() {
        return new Wording(
                "先依据《中华人民共和国电子商务法》第二十五条向平台经营者调取卖家主体信息与实际经营地",
                "first ask the platform for the seller's identity and place of business (E-Commerce Law article 25)");
    }

    private static Wording why(Agency.Kind kind, Place place) {
        String zh = switch (place) {
            case Place.InProvince in -> "页面展示的卖家所在地为" + in.prefecture() + "，平台内经营者由其实际经营地县级以上部门管辖；实际经营地须核实";
            case Place.InProvinceUnclear unclear -> "页面仅显示卖家在黑龙江省，市（地）不详，先送省级部门指定";
            case Place.OutOfProvince out -> "页面展示的卖家所在地为" + out.province() + "，属省外主体，经省级部门转其实际经营地部门；实际经营地须核实";
            case Place.Abroad abroad -> "页面展示的卖家所在地在境外或有跨境交易迹象，先由平台经营者住所地部门协查";
            case Place.Unknown unknown -> "页面未展示卖家所在地，先调取平台数据，再由平台经营者住所地部门处理";
        };
        String en = switch (place) {
            case Place.InProvince in ->
                "the page shows a place in the home province; an operator on a platform is handled where it really does business, which must be verified";
            case Place.InProvinceUnclear unclear ->
                "the page shows the home province without a prefecture; the provincial office assigns it";
            case Place.OutOfProvince out ->
                "the page shows a place outside the province; it goes through the provincial office to the place of business, which must be verified";
            case Place.Abroad abroad -> "the seller seems to be abroad; the office at the platform's domicile assists";
            case Place.Unknown unknown ->
                "the page shows no place; the platform is asked first, then the office at its domicile";
        };
        return new Wording(kind.chinese() + "主管此类行为。" + zh + "。", en);
    }

    private static List<Wording> notes(List<Flag> flags, boolean crimePossible, boolean crossBorder) {
        List<Wording> notes = new ArrayList<>();
        if (flags.stream().anyMatch(flag -> SectorHarm.of(flag.right().sector()) == 2)) {
            notes.add(new Wording(
                    "涉及人身健康或公共安全的商品，建议同时核查质量安全", "goods that can hurt people: check their quality and safety too"));
        }
        if (flags.stream().anyMatch(flag -> flag.right().kind() == RightKind.WORK)) {
            notes.add(new Wording(
                    "著作权行政处罚须同时损害公共利益，请结合范围、数量研判", "a copyright penalty needs harm to the public interest"));
        }
        boolean picturesOnly = flags.stream()
                .allMatch(flag -> flag.right().kind() == RightKind.WORK
                        && flag.hit().reasons().stream().allMatch(Reason.CopiedPicture.class::isInstance));
        if (picturesOnly) {
            notes.add(new Wording(
                    "仅见图片相同或近似的，通常以平台通知或调解处理为宜",
                    "copied pictures alone usually call for a notice to the platform or mediation"));
        }
        if (crossBorder) {
            notes.add(new Wording(
                    "有跨境交易迹象，请核实进出境环节并视情商请海关协查；权利是否已作海关备案待查",
                    "signs of cross-border trade: consider customs; whether the right is recorded there is unknown"));
        }
        if (!crimePossible) {
            notes.add(
                    new Wording(
                            "有合理理由怀疑涉嫌犯罪的，由办案机关依法移送，不以本件估算为前提",
                            "where there is reasonable suspicion of a crime the agency transfers it, whatever the estimate here says"));
        }
        return notes;
    }

    private static boolean crossBorder(Flag flag) {
        Listing listing = flag.listing();
        String text = listing.title() + " " + (listing.shipsFrom() == null ? "" : listing.shipsFrom());
        return CROSS_BORDER.stream().anyMatch(text::contains);
    }
}
