package zhicha.app.screenshot;

import zhicha.app.store.screenshot.Ended;
import zhicha.rules.rule.Wording;

/** Why there is no screenshot, for a person, with what cures it. */
public final class LackWords {
    static final String NO_BROWSER = "no-browser";
    static final String NO_LETTERS = "no-letters";
    static final String NOT_DRAWN = "not-drawn";
    static final String TOO_LATE = "too-late";
    static final String NO_PAGE = "no-page";

    /** Told once where a crawl, a service or a verb finds no browser. */
    public static final Wording BROWSER_MISSING = new Wording(
            "未截取整页截图：本机没有可用的 Chromium；安装后（apt-get install chromium fonts-noto-cjk）可在研判页按需截取，标记与采集不受影响",
            "no screenshots are taken: there is no Chromium that works here; once it is installed (apt-get install chromium"
                    + " fonts-noto-cjk) they can be asked for on the card. Flags and crawls go on");

    public static final Wording LETTERS_MISSING = new Wording(
            "未截取整页截图：本机没有中文字体，截出的汉字会是空框；请安装（apt-get install fonts-noto-cjk）后重启",
            "no screenshots are taken: this machine has no Chinese letters, and empty boxes would be on them;"
                    + " apt-get install fonts-noto-cjk and start again");

    private LackWords() {}

    /** Of one that was not taken. */
    public static Wording of(Ended ended) {
        String lack = ended.lack() == null ? "" : ended.lack();
        if (lack.startsWith("http-")) {
            String status = lack.substring("http-".length());
            return new Wording(
                    "网站应答 HTTP " + status + "，页面可能已下架", "the site answered HTTP " + status + ": it may be gone");
        }
        return switch (lack) {
            case NO_BROWSER -> new Wording("本机没有可用的 Chromium", "there is no Chromium that works here");
            case NO_LETTERS -> new Wording("本机没有中文字体", "this machine has no Chinese letters");
            case NOT_DRAWN -> new Wording("浏览器未能给出图片", "the browser gave no picture");
            case TOO_LATE -> new Wording("超过七天未轮到，不再截取", "it waited for more than seven days");
            case NO_PAGE -> new Wording("网址不在该站点文件所列主机内", "its address is on no host of the site file");
            case "robots" -> new Wording("robots.txt 不允许", "robots.txt forbids it");
            case "host-not-allowed" -> new Wording("页面转到了未列入站点文件的主机", "it leads to a host the site file does not name");
            default -> new Wording("网页未取得（" + lack + "）", "the page could not be had (" + lack + ")");
        };
    }
}
