package zhicha.matcher.query;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import zhicha.rules.rule.QuerySyntax;
import zhicha.rules.rule.Wording;

/** Reads the queries of rules and says what is wrong with them. Bounded in length, depth and number of words. */
public final class QueryReader {
    /** What can be run. */
    public static final QuerySyntax SYNTAX = QueryReader::mistake;

    static final int LONGEST = 4_000;
    static final int DEEPEST = 16;
    static final int MOST_WORDS = 500;

    private static final String WIDE = "（）：“”＋－［］｛｝＂";
    private static final Pattern CLOSED = Pattern.compile("Encountered: <EOF>");
    private static final ListingAnalyzer ANALYZER = new ListingAnalyzer();

    private static final Wording LIST = new Wording(
            "将这些词放进词表 lists/*.txt，用 signal: code-word 查询",
            "put the words into a list, lists/*.txt, and ask by signal: code-word");

    private QueryReader() {}

    private static Optional<QuerySyntax.Mistake> mistake(String text) {
        try {
            read(text);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.mistake());
        }
    }

    /** @throws Refused if it cannot be run */
    static Query read(String text) {
        bounds(text);
        Query query;
        try {
            query = new RuleQueryParser(ANALYZER).parse(text);
        } catch (ParseException wrong) {
            throw refused(text, wrong);
        }
        if (words(query) > MOST_WORDS) {
            throw new Refused(
                    Wording.of(
                            "查询的词超过 %d 个；不带字段的词计两次",
                            "the query asks for more than %d words; a word without a field counts twice", MOST_WORDS),
                    LIST);
        }
        return query;
    }

    /** What must hold before the parser, which goes deeper with every bracket, may see it. */
    private static void bounds(String text) {
        if (text.length() > LONGEST) {
            throw new Refused(Wording.of("查询超过 %d 个字符", "the query has more than %d characters", LONGEST), LIST);
        }
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && WIDE.indexOf(sign) >= 0) {
                throw new Refused(
                        Wording.of("第 %d 个字符是全角符号 %s", "character %d is the full-width sign %s", at + 1, sign),
                        new Wording("写半角符号 ( ) : \" + -", "write the half-width sign ( ) : \" + -"));
            } else if (!quoted && sign == '(' && ++depth > DEEPEST) {
                throw new Refused(
                        Wording.of(
                                "第 %d 个字符：括号嵌套超过 %d 层",
                                "character %d: brackets stand in more than %d brackets", at + 1, DEEPEST),
                        new Wording("减少嵌套，或拆成两条规则", "write the query flatter, or make two rules of it"));
            } else if (!quoted && sign == ')') {
                depth--;
            }
        }
    }

    private static Refused refused(String text, ParseException wrong) {
        if (wrong.getCause() instanceof ParseException at && at.currentToken != null) {
            Token next = at.currentToken.next;
            if (next != null && next.beginColumn < text.length() && next.kind != 0) {
                return new Refused(
                        Wording.of(
                                "查询从第 %d 个字符“%s”起无法读取",
                                "the query cannot be read from character %d, \"%s\"",
                                next.beginColumn + 1,
                                shown(text.substring(Math.max(0, next.beginColumn)))),
                        new Wording(
                                "检查那里的符号；按字面理解的放进引号",
                                "check the signs there; put what is meant literally into quotation marks"));
            }
            return new Refused(
                    new Wording("查询没有写完", "the query ends too early"),
                    new Wording(
                            "补全括号，并在 + - AND OR NOT 之后写上词",
                            "close every bracket, and write a word behind + - AND OR NOT"));
        }
        boolean open = CLOSED.matcher(String.valueOf(wrong.getMessage())).find();
        return new Refused(
                open
                        ? new Wording("引号、斜杠或括号没有闭合", "a quotation mark, a slash or a bracket is not closed")
                        : new Wording("查询无法读取", "the query cannot be read"),
                new Wording("补上；按字面理解的放进引号", "close it; put what is meant literally into quotation marks"));
    }

    /** Words and phrases asked for. */
    private static int words(Query query) {
        return switch (query) {
            case BoostQuery boost ->
                throw new Refused(
                        new Wording("权重 ^ 在此不起作用", "the weight ^ says nothing here"),
                        new Wording(
                                "删去 ^ 及其数字；权重写在规则的“weight”中", "remove ^ and the figure; write the rule's \"weight\""));
            case MatchNoDocsQuery none ->
                throw new Refused(
                        new Wording("查询的一部分没有要找的内容", "a part of the query asks for nothing"),
                        new Wording("在那里写上词", "write a word there"));
            case BooleanQuery clauses -> {
                if (clauses.clauses().stream().noneMatch(clause -> clause.occur() != BooleanClause.Occur.MUST_NOT)) {
                    throw new Refused(
                            clauses.clauses().isEmpty()
                                    ? new Wording("查询没有要找的内容", "the query asks for nothing")
                                    : new Wording(
                                            "查询或其中的括号只写了不得出现的词，永不成立",
                                            "the query, or a bracket in it, only says what must not be there, so it never holds"),
                            new Wording(
                                    "写上必须出现的词，或在规则中把查询放到 not: 之下",
                                    "write a word that must be there, or put the query under not: in the rule"));
                }
                yield clauses.clauses().stream()
                        .mapToInt(clause -> words(clause.query()))
                        .sum();
            }
            default -> 1;
        };
    }

    private static String shown(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
