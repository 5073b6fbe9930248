package zhicha.app.web.entry;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.validation.ValidationException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.web.frame.Pages;
import zhicha.rules.rule.Wording;

/** What is said when a page cannot be given: plainly, in both languages, with what to do. Inner details stay in the log. */
public final class ProblemPages {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemPages.class);

    private final Pages pages;

    public ProblemPages(Pages pages) {
        this.pages = pages;
    }

    public record View(int status, Wording title, Wording cure) {}

    public void routes(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, this::told);
        routes.exception(ValidationException.class, (problem, context) -> say(context, 400, null));
        routes.exception(IllegalArgumentException.class, (problem, context) -> {
            LOG.warn("{} {} was refused", context.method(), context.path(), problem);
            say(context, 400, null);
        });
        routes.exception(Exception.class, (problem, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), problem);
            say(context, 500, null);
        });
    }

    private void told(HttpResponseException problem, Context context) {
        boolean page = context.method().equals(HandlerType.GET)
                && !context.path().startsWith("/api/")
                && !context.path().equals("/health")
                && !context.path().equals("/metrics");
        if (problem.getStatus() == 401 && page) {
            String query = context.queryString() == null ? "" : "?" + context.queryString();
            String next = URLEncoder.encode(context.path() + query, StandardCharsets.UTF_8);
            context.redirect(context.path().equals("/") ? "/sign-in" : "/sign-in?next=" + next, HttpStatus.SEE_OTHER);
            return;
        }
        say(context, problem.getStatus(), problem.getMessage());
    }

    private void say(Context context, int status, @Nullable String detail) {
        context.status(status);
        View view = view(status, detail);
        boolean program = context.path().startsWith("/api/")
                || context.path().equals("/health")
                || context.path().equals("/metrics");
        if (program) {
            context.contentType("application/json; charset=utf-8")
                    .result("{\"status\":" + status + ",\"problem\":\""
                            + view.title().en() + "\"}");
            return;
        }
        try {
            pages.show(context, "problem", "", view);
        } catch (RuntimeException again) {
            // the page around it asks the store too, which may be what broke
            LOG.error("the page that tells of a problem failed itself", again);
            context.contentType("text/plain; charset=utf-8")
                    .result(view.title().zh() + "。" + view.cure().zh() + "\n"
                            + view.title().en() + ". " + view.cure().en() + "\n");
        }
    }

    private static View view(int status, @Nullable String detail) {
        return switch (status) {
            case 401 ->
                new View(
                        status,
                        new Wording("请先登录", "Please sign in"),
                        new Wording("登录已过期或尚未登录。", "The session has ended, or you have not signed in."));
            case 403 ->
                "form".equals(detail)
                        ? new View(
                                status,
                                new Wording("表单已过期", "This form has expired"),
                                new Wording(
                                        "为防止冒用，表单须从本系统页面提交。请返回上一页刷新后重试；本次操作未执行。",
                                        "Forms must come from this console's own pages. Go back, reload and try again; nothing was done."))
                        : new View(
                                status,
                                new Wording("没有权限", "Not allowed"),
                                new Wording(
                                        "您的角色不能执行此操作；如有需要，请联系系统管理员。",
                                        "Your roles do not allow this; ask an administrator if you need it."));
            case 404 ->
                new View(
                        status,
                        new Wording("没有找到", "Not found"),
                        new Wording("该页面或记录不存在。", "There is no such page or record."));
            case 400 ->
                new View(
                        status,
                        new Wording("请求有误", "The request cannot be understood"),
                        new Wording("请返回上一页重试。", "Go back and try again."));
            case 413 ->
                new View(
                        status,
                        new Wording("提交内容过大", "Too much was sent"),
                        new Wording("请缩短备注后重试。", "Shorten the note and try again."));
            case 500 ->
                new View(
                        status,
                        new Wording("系统内部错误", "Something broke inside"),
                        new Wording(
                                "错误已记入日志；请稍后重试，如仍出现请联系系统管理员。",
                                "It was written to the log. Try again; if it stays, tell an administrator."));
            default ->
                new View(
                        status,
                        new Wording("请求未完成", "The request was not completed"),
                        new Wording("请返回上一页重试。", "Go back and try again."));
        };
    }
}
