package zhicha.crawler.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Parameters that say how a visitor came and not which page is meant. */
final class TrackingParameters {
    /** Advertising, sharing and session parameters as the large platforms' public links show them. */
    private static final Set<String> NAMES = Set.of(
            "spm",
            "spm_id_from",
            "scm",
            "scm_id",
            "acm",
            "pvid",
            "algo_pvid",
            "algo_expid",
            "abbucket",
            "ali_trackid",
            "ali_refid",
            "trackid",
            "track_id",
            "trackinfo",
            "gclid",
            "gclsrc",
            "dclid",
            "wbraid",
            "gbraid",
            "fbclid",
            "yclid",
            "msclkid",
            "mc_cid",
            "mc_eid",
            "_ga",
            "_gl",
            "igshid",
            "vd_source",
            "share_source",
            "share_medium",
            "share_plat",
            "share_session_id",
            "share_tag",
            "share_token",
            "sharer",
            "unique_k",
            "bd_vid",
            "hmsr",
            "hmpl",
            "hmcu",
            "hmkw",
            "hmci",
            "qhclickid",
            "ptag",
            "jd_pop",
            "jsessionid",
            "phpsessid",
            "phpsessionid",
            "aspsessionid",
            "sessionid",
            "session_id",
            "sessid",
            "ocsessid",
            "oscsid",
            "xtcsid",
            "zenid",
            "cfid",
            "cftoken");

    /** Names that mean a session in some shops and a series or a shop in others; the value tells. */
    private static final Set<String> PERHAPS_SESSION = Set.of("sid", "s_id", "session", "ecs_id");

    private static final Pattern SESSION_VALUE = Pattern.compile("[0-9A-Za-z,-]{20,128}");

    private TrackingParameters() {}

    static String strip(String target, Set<String> more, boolean sort) {
        int mark = target.indexOf('?');
        String path = withoutSession(mark < 0 ? target : target.substring(0, mark));
        if (mark < 0) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        for (String pair : target.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = (equals < 0 ? pair : pair.substring(0, equals)).toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            boolean session = PERHAPS_SESSION.contains(name)
                    && SESSION_VALUE.matcher(value).matches();
            if (!pair.isEmpty()
                    && !session
                    && !name.startsWith("utm_")
                    && !NAMES.contains(name)
                    && !more.contains(name)) {
                kept.add(pair);
            }
        }
        if (sort) {
            // by name only and stable: the order of a repeated parameter may carry meaning
            kept.sort(Comparator.comparing(pair -> pair.split("=", 2)[0]));
        }
        return kept.isEmpty() ? path : path + "?" + String.join("&", kept);
    }

    private static String withoutSession(String path) {
        int session = path.toLowerCase(Locale.ROOT).indexOf(";jsessionid=");
        return session < 0 ? path : path.substring(0, session);
    }
}
