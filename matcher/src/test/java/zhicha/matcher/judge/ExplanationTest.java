package zhicha.matcher.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import zhicha.matcher.hit.Defence;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.observe.Observed;
import zhicha.rules.rule.Condition;
import zhicha.rules.rule.DefenceKind;
import zhicha.rules.rule.Rule;
import zhicha.rules.rule.RuleStatus;
import zhicha.rules.rule.Verdict;
import zhicha.rules.rule.Wording;
import zhicha.rules.subject.TextField;
import zhicha.rules.watch.Particulars;
import zhicha.rules.watch.Registration;
import zhicha.rules.watch.Right;
import zhicha.rules.watch.RightKind;

class ExplanationTest {
    private static final Right RIGHT = Right.of(
            RightKind.TRADEMARK,
            new Particulars(
                    "tm-snow",
                    "雪鹤",
                    null,
                    List.of("雪鹤"),
                    List.of(),
                    List.of(),
                    List.of(9),
                    List.of(),
                    Registration.UNCHECKED,
                    null,
                    List.of()));
    private static final Reason SEEN = new Reason.MarkText(TextField.TITLE, 0, 4, "雪{form}鹤", "雪鹤", "inserted-symbol");

    @Test
    void whatTwoRulesOrTwoDefencesSayAlikeIsToldOnce() {
        Wording same = new Wording("{right}写作{seen}", "{right} is written {seen}");
        Judgement judgement = judged(
                fired("one", same, Verdict.WATCH),
                fired("two", same, Verdict.WATCH),
                fired("three", new Wording("另见{form}{other}。", "also {form}{other}!"), Verdict.WATCH),
                fired("four", new Wording("不说", "not told"), Verdict.FLAG));
        Wording told = Explanation.of(judgement.observed(), judgement);
        // what a seller wrote between braces is filled in as it stands
        assertEquals(
                "雪鹤写作雪{form}鹤。另见雪鹤{other}。所见：标题写作“雪{form}鹤”，对应名称“雪鹤”（插入符号）；标题写有“雪鹤”。"
                        + "同时注意到：“雪鹤”也是日常用语。现有情形尚可能属于正当使用，仅作留意。",
                told.zh());
        assertEquals(
                "雪鹤 is written 雪{form}鹤. also 雪鹤{other}! Seen: the title writes “雪{form}鹤” for “雪鹤”, with inserted symbols; "
                        + "the title says “雪鹤”. Also noted: “雪鹤” is also a word of everyday language. "
                        + "This may well be lawful use; it is only kept in view.",
                told.en());
    }

    private static Judgement judged(Judgement.Fired... fired) {
        List<Reason> reasons = List.of(SEEN, new Reason.MarkText(TextField.TITLE, 9, 11, "雪鹤", "雪鹤", "exact"));
        List<Defence> defences = List.of(
                new Defence.Words(DefenceKind.COMMON_WORD, TextField.TITLE, 0, 2, "雪鹤"),
                new Defence.Words(DefenceKind.COMMON_WORD, TextField.TITLE, 9, 11, "雪鹤"));
        return new Judgement(Verdict.WATCH, 0.5, List.of(fired), new Observed(RIGHT, reasons, defences));
    }

    private static Judgement.Fired fired(String id, Wording explain, Verdict verdict) {
        Rule rule = new Rule(
                id,
                1,
                new Wording("题", "title"),
                RuleStatus.STABLE,
                Set.of(),
                new Condition.AllOf(List.of()),
                verdict,
                0.5,
                Set.of(),
                explain,
                "basis",
                List.of());
        return new Judgement.Fired(rule, List.of(SEEN), verdict, 0.5);
    }
}
