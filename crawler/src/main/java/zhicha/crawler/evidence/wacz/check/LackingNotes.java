package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells what a package says it lacks. That is no fault of the package: what a policy of retention took away before it was
 * written cannot be in it. Only the package's own word stands for it, and its signature for that.
 */
record LackingNotes(PackageFile file, Findings findings) {
    void run() throws IOException {
        byte[] described =
                file.bytes(PackageFile.DATAPACKAGE, PackageFile.LARGEST_JSON).orElse(null);
        if (described == null) {
            return;
        }
        JsonNode lacking;
        try {
            lacking = JsonMapper.shared().readTree(described).at("/zhicha/lacking");
        } catch (JacksonException notJson) {
            // found where the files are held to it
            return;
        }
        for (JsonNode one : lacking) {
            String capture = one.path("capture").asString("");
            String why = one.path("why").asString("");
            findings.note(
                    one.path("tombstone").isString()
                            ? "本件自述：已按留存规定删除，故不在其中，不属缺损 / the package says that a policy of retention took away, which is no"
                                    + " damage: " + capture + ": " + afterwards(why)
                            : "本件自述：缺失或不符，故不在其中 / the package says that it lacks " + capture + ": " + why);
        }
    }

    /** An address may be long, and the policy and the day stand behind it. */
    private static String afterwards(String why) {
        int said = why.indexOf("was removed under");
        return said < 0 ? why : why.substring(said);
    }
}
