package zhicha.crawler.frontier.ending;

import java.util.Map;
import java.util.Optional;
import zhicha.rules.rule.Wording;

/** The reasons of endings, in the words of the people who read a crawl's account. */
public final class EndingWords {
    private static final Map<String, Wording> WORDS = Map.ofEntries(
            word("robots", "robots.txt 不允许", "robots.txt forbids it"),
            word("host-not-allowed", "主机不在站点文件之列", "not among the hosts of the site file"),
            word("private-address", "指向内网或本机地址", "leads into a private network"),
            word("bad-address", "地址无效", "not an address"),
            word("outside-hours", "超出允许时段", "outside the hours"),
            word("budget-spent", "对方主机繁忙，未能按礼貌间隔访问", "could not be asked politely in time"),
            word("day-spent", "当日请求次数已用完", "the requests of the day were used up"),
            word("stopped", "已停止", "stopped"),
            word("too-large", "内容过大", "too large"),
            word("deadline", "超时，未完整应答", "no whole answer in time"),
            word("broken-encoding", "压缩数据损坏", "broken compression"),
            word("too-many-redirects", "跳转次数过多", "too many redirects"),
            word("redirect-loop", "循环跳转", "redirects in a circle"),
            word("headers-too-large", "响应头过大", "headers too large"),
            word("unknown-host", "域名无法解析", "unknown host"),
            word("no-connection", "无法连接", "no connection"),
            word("tls", "TLS 或证书有误", "TLS or certificate at fault"),
            word("protocol", "应答不合 HTTP 规范或被中断", "not proper HTTP, or broken off"),
            word("no-listing", "未识别出商品", "no listing found"),
            word("removed", "页面写明商品已下架", "the page says the offer is gone"),
            word("not-a-picture", "不是图片", "not a picture"),
            word("unreadable", "无法读取", "unreadable"),
            word("not-finished", "处理中断", "broken off"),
            word("http-403", "拒绝访问", "forbidden"),
            word("http-404", "页面不存在", "not found"),
            word("http-410", "页面已删除", "gone"),
            word("http-429", "对方要求放慢", "too many requests"));

    private EndingWords() {}

    private static Map.Entry<String, Wording> word(String reason, String zh, String en) {
        return Map.entry(reason, new Wording(zh, en));
    }

    /** Empty for {@code ok} and for what nobody has put into words. */
    public static Optional<Wording> of(String reason) {
        Wording known = WORDS.get(reason);
        if (known == null && reason.matches("http-5\\d\\d")) {
            return Optional.of(new Wording("对方服务器出错", "the server failed"));
        }
        if (known == null && reason.matches("http-3\\d\\d")) {
            return Optional.of(new Wording("跳转无目标", "a redirect to nowhere"));
        }
        if (known == null && reason.matches("http-4\\d\\d")) {
            return Optional.of(new Wording("对方拒绝了请求", "the request was refused"));
        }
        return Optional.ofNullable(known);
    }
}
