package zhicha.crawler.frontier.ending;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;
import zhicha.rules.rule.Wording;

/**
 * The details of endings and the remarks on pages, in the words of the people who read them. They are kept in English, in
 * the store and in sealed manifests, by this version and every earlier one; the Chinese is found here when they are shown.
 * What is a message of another program stands as it is.
 */
public final class DetailWords {
    /** The longest that is looked through; what is longer is kept cut anyway. */
    private static final int LONGEST = 2_000;

    private record Known(Pattern english, String chinese) {}

    private static final List<Known> KNOWN = Stream.of(
                    // fetching
                    known("the kill switch was pulled", "已按下停止开关"),
                    known("cut because the crawl was stopped", "采集已停止，应答被截断"),
                    known(
                            "(.+) is not among the hosts of this site; add it to \"hosts\" if it belongs there",
                            "$1 不在该站点的主机之列；如属于该站点，请加入 hosts"),
                    known("(.+) is not among the hosts of this site", "$1 不在该站点的主机之列"),
                    known("more than (\\d+) redirects", "跳转超过 $1 次"),
                    known("redirect: (.+)", "跳转：$1"),
                    known("redirected to (.+) again", "再次跳转到 $1"),
                    known("redirected to (.+), which is not among the hosts of this site", "跳转到 $1，该主机不在该站点的主机之列"),
                    known("redirected to (\\S+): (.+)", "跳转到 $1：$2"),
                    known("redirects took longer than (.+)", "跳转用时超过 $1"),
                    known("no whole answer within (.+)", "$1 内没有完整的应答"),
                    known("(.+) cannot be undone: (.+)", "编码 $1 无法还原：$2"),
                    known("decodes to more than (\\d+) bytes", "解码后超过 $1 字节"),
                    known("decodes to more than (\\d+) times the (\\d+) bytes sent", "解码后超过所发 $2 字节的 $1 倍"),
                    known("announced (\\d+) bytes, more than (\\d+)", "声明的大小为 $1 字节，超过 $2"),
                    known("more than (\\d+) bytes", "超过 $1 字节"),
                    known("headers of (\\d+) bytes, more than (\\d+)", "响应头有 $1 字节，超过 $2"),
                    known(
                            "(\\S+) leads to (\\S+), which is not on the public internet; a site file may say \"private-addresses: allowed\"",
                            "$1 指向 $2，不在公共互联网上；可在站点文件中写明 private-addresses: allowed"),
                    known("encoded (\\d+) times over", "重复编码 $1 次"),
                    known("content encoding \"(.+)\" is not known", "不认识的内容编码“$1”"),
                    known("robots.txt forbids it", "robots.txt 不允许"),
                    known("(.+) could not be had, so nothing is asked for now: (.+)", "未能取得 $1，暂不访问：$2"),
                    known("answered with status (\\d+)", "应答状态为 $1"),
                    known("(.+) could not be asked politely within (\\d+) min", "$2 分钟内未能按礼貌间隔访问 $1"),
                    known("the site was asked as much today as it may be", "该站点当日请求次数已用完"),
                    known(
                            "(\\d+) requests of the page were not made, since the site was asked as much today as it may be",
                            "该站点当日请求次数已用完，页面所需的 $1 个请求未发出"),
                    known("asked (\\d+) times", "已访问 $1 次"),
                    known("the work broke off", "处理中断"),
                    known("(\\d+) addresses", "地址 $1 个"),
                    // pages
                    known("the answer of (.+) was (.+)", "$1 的应答为 $2"),
                    known("(.+) begins like gzip and is cut or damaged: (.+)", "$1 以 gzip 开头，但被截断或损坏：$2"),
                    known("the body of (.+) is empty", "$1 的正文为空"),
                    known("(.+) is (\\S+), not an HTML page", "$1 是 $2，不是 HTML 网页"),
                    known("the page is longer than what is parsed; its end was left out", "网页过长，末尾部分未解析"),
                    known("(\\d+) bytes, (.+), that begin like no picture we know", "$1 字节（$2），开头不像任何已知的图片"),
                    known(
                            "(\\d+) of its links are beyond the first (\\d+) and were left out",
                            "链接过多，前 $2 个之外的 $1 个未收入"),
                    known("still busy after (\\d+) ms; shown as it was then", "$1 毫秒后仍未完成，按当时所示记录"),
                    known("not asked for: (.+)", "未访问：$1"),
                    known("request not answered: (.+)", "请求未应答：$1"),
                    // extraction
                    known(
                            "no title on (.+): neither structured data, the site file, a heading nor <title> has one; if the page needs scripts, (.+)",
                            "$1 上没有标题：结构化数据、站点文件、页面标题和 <title> 中均无；页面依赖脚本的，请在站点文件中设 render，否则在 extract 下写明 title"),
                    known("(\\S+) at (.+) is 0 and was passed over: (.+)", "$2 给出的 $1 为 0，未采用：$3"),
                    known(
                            "(\\S+) at (.+) has no currency and was passed over: (.+) \\(the site file may name one, for instance \"currency: CNY\"\\)",
                            "$2 给出的 $1 没有币种，未采用：$3（可在站点文件中写明，例如 currency: CNY）"),
                    known(
                            "(\\S+) (.+) of (.+) was passed over: the page asks (.+) alone",
                            "$3 给出的 $1 $2 未采用：页面所标只有 $4"),
                    known(
                            "(\\S+) (.+) of (.+) was passed over: the page shows (.+) in its place",
                            "$3 给出的 $1 $2 未采用：页面相应位置为 $4"),
                    known(
                            "(\\S+) (.+) of (.+) was passed over: the heading shows \"(.+)\"",
                            "$3 给出的 $1 $2 未采用：页面标题为“$4”"),
                    known("(\\S+) (.+) of (.+) was passed over: (.+)", "$3 给出的 $1 $2 未采用：$4"),
                    known("nothing on the page matches the selector of (\\S+): (.+)", "页面上没有与 $1 的选择器相符的内容：$2"),
                    known(
                            "what the selector of (\\S+) finds could not be understood: (.+) gives \"(.*)\"",
                            "$1 的选择器 $2 所得无法理解：“$3”"),
                    known(
                            "no script of the page has anything at json (.+), where (\\S+) should be",
                            "页面脚本中 json $1 处没有内容（应为 $2）"),
                    known(
                            "what stands at json (.+) could not be understood as (\\S+): \"(.*)\"",
                            "json $1 处的内容不能作为 $2：“$3”"))
            .toList();

    private DetailWords() {}

    private static Known known(String english, String chinese) {
        return new Known(Pattern.compile(english, Pattern.DOTALL), chinese);
    }

    /** In both languages; twice the same where nobody has put it into Chinese. */
    public static Wording of(String detail) {
        return new Wording(chinese(detail, 0), detail);
    }

    /** A detail may quote another one: why a redirect was not followed, why robots.txt could not be had. */
    private static String chinese(String detail, int depth) {
        if (detail.length() > LONGEST || depth > 3) {
            return detail;
        }
        for (Known known : KNOWN) {
            Matcher matcher = known.english.matcher(detail);
            if (matcher.matches()) {
                StringBuilder said = new StringBuilder();
                for (int at = 0; at < known.chinese.length(); at++) {
                    char c = known.chinese.charAt(at);
                    if (c == '$' && at + 1 < known.chinese.length()) {
                        at++;
                        said.append(chinese(matcher.group(known.chinese.charAt(at) - '0'), depth + 1));
                    } else {
                        said.append(c);
                    }
                }
                return said.toString();
            }
        }
        return detail;
    }
}
