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
                    "the query asks for more than " + MOST_WORDS + " words; a word without a field counts twice",
                    "put the words into a list, lists/*.txt, and ask by signal: code-word");
        }
        return query;
    }

    /** What must hold before the parser, which goes deeper with every bracket, may see it. */
    private static void bounds(String text) {
        if (text.length() > LONGEST) {
            throw new Refused(
                    "the query has more than " + LONGEST + " characters",
                    "put the words into a list, lists/*.txt, and ask by signal: code-word");
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
                        "character " + (at + 1) + " is the full-width sign " + sign,
                        "write the half-width sign ( ) : \" + -");
            } else if (!quoted && sign == '(' && ++depth > DEEPEST) {
                throw new Refused(
                        "character " + (at + 1) + ": brackets stand in more than " + DEEPEST + " brackets",
                        "write the query flatter, or make two rules of it");
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
                        "the query cannot be read from character " + (next.beginColumn + 1) + ", \""
                                + shown(text.substring(Math.max(0, next.beginColumn))) + "\"",
                        "check the signs there; put what is meant literally into quotation marks");
            }
            return new Refused(
                    "the query ends too early", "close every bracket, and write a word behind + - AND OR NOT");
        }
        boolean open = CLOSED.matcher(String.valueOf(wrong.getMessage())).find();
        return new Refused(
                open ? "a quotation mark, a slash or a bracket is not closed" : "the query cannot be read",
                "close it; put what is meant literally into quotation marks");
    }

    /** Words and phrases asked for. */
    private static int words(Query query) {
        return switch (query) {
            case BoostQuery boost ->
                throw new Refused(
                        "the weight ^ says nothing here", "remove ^ and the figure; write the rule's \"weight\"");
            case MatchNoDocsQuery none ->
                throw new Refused("a part of the query asks for nothing", "write a word there");
            case BooleanQuery clauses -> {
                if (clauses.clauses().stream().noneMatch(clause -> clause.occur() != BooleanClause.Occur.MUST_NOT)) {
                    throw new Refused(
                            clauses.clauses().isEmpty()
                                    ? "the query asks for nothing"
                                    : "the query, or a bracket in it, only says what must not be there, so it never holds",
                            "write a word that must be there, or put the query under not: in the rule");
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
